package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PlanJsonTest {

  @Test
  void readsTheFindingsThatItWrote() {
    List<Finding> findings =
        List.of(
            Finding.of(Severity.WARNING, "settings.x", Where.at("amiguard.yaml", 3, 7), "in a line")
                .withHint("do this"),
            Finding.of(Severity.ERROR, "settings.y", Where.file("amiguard.yaml"), "in a file"),
            Finding.of(Severity.DANGER, "inheritance.z", Where.target("Root (r-acme)"), "in AWS"),
            Finding.of(Severity.NOTE, "plan.w", Where.nowhere(), "nowhere"));

    assertThat(FindingJson.readFindings(FindingJson.findings(findings))).isEqualTo(findings);
  }

  @Test
  void writesOnlyTheKnownPartsOfAPlace() {
    JsonNode json =
        FindingJson.findings(
                List.of(
                    Finding.of(Severity.NOTE, "plan.w", Where.target("Root (r-acme)"), "words")))
            .get(0);

    assertThat(json.toString())
        .isEqualTo(
            "{\"severity\":\"note\",\"rule\":\"plan.w\",\"where\":{\"target\":\"Root (r-acme)\"},"
                + "\"message\":\"words\"}");
  }

  @Test
  void listsEveryAccountOfAnEffectAndCountsThem() {
    ObjectNode json = PlanJson.of(plan(State.AUDIT_MODE));

    assertThat(texts(json.at("/effects/0/accounts")))
        .containsExactly(
            "111111111111",
            "222222222222",
            "333333333333",
            "444444444444",
            "555555555555",
            "666666666666");
    assertThat(json.path("affectedAccounts").asInt()).isEqualTo(6);
  }

  @Test
  void asksMovesWithoutAnotherFingerprint() {
    Plan plan = plan(State.AUDIT_MODE);
    Plan asked = plan.whatIf(List.of(new Move(Acme.DEV, Acme.SANDBOX)));

    assertThat(PlanJson.of(plan).has("moves")).isFalse();
    assertThat(PlanJson.of(asked).path("moves").toString())
        .isEqualTo("[{\"accountId\":\"444444444444\",\"parentId\":\"ou-acme-33333333\"}]");
    assertThat(PlanJson.of(asked).path("fingerprint"))
        .isEqualTo(PlanJson.of(plan).path("fingerprint"));
  }

  @Test
  void givesAnotherFingerprintToOtherSettingsAndToAnotherStart() {
    assertThat(PlanJson.fingerprint(plan(State.AUDIT_MODE)))
        .isEqualTo(PlanJson.fingerprint(plan(State.AUDIT_MODE)))
        .isNotEqualTo(PlanJson.fingerprint(plan(State.ENABLED)))
        .isNotEqualTo(
            PlanJson.fingerprint(
                Planner.plan(
                    Acme.with(
                        managed(
                            "p-11111111",
                            "allowed-amis",
                            allowing(State.DISABLED, "amazon"),
                            Acme.ROOT)),
                    plan(State.AUDIT_MODE).desired(),
                    List.of())));
  }

  private static Plan plan(State state) {
    return Planner.plan(
        Acme.with(),
        List.of(desired("allowed-amis", allowing(state, "amazon"), Acme.ROOT)),
        List.of());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
