package io.amiguard.planfile;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
  private static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final Finding OF_THE_SETTINGS =
      Finding.of(Severity.WARNING, "settings.a", Where.at("amiguard.yaml", 3, 5), "odd")
          .withHint("look");
  private static final String NO_PLAN =
      "saved.plan is not a plan file. Make one with 'amiguard plan --out FILE'.";
  private static final String CHANGED =
      "plan file saved.plan was changed, or made by another version of amiguard. Plan again.";
  private static final CurrentOrganization WITH_ANOTHER =
      Acme.with(
          managed("p-22222222", "another", allowing(State.AUDIT_MODE, "amazon"), Acme.SANDBOX));

  @Test
  void givesBackAPlanForAnOrganizationWhereNothingIsSwitchedOn() {
    Plan plan = plan(Acme.untouched());

    SavedPlan saved =
        PlanFile.read("saved.plan", PlanFile.write(ID, plan, Map.of("777777777777", "golden")));

    assertThat(saved.plan()).isEqualTo(plan);
    assertThat(saved.id()).isEqualTo(ID.toString());
    assertThat(saved.providerNames()).containsExactly(Map.entry("777777777777", "golden"));
  }

  @Test
  void givesBackTheFindingsOfTheSettingsAndOfPlanning() {
    Plan plan = plan(WITH_ANOTHER);

    assertThat(plan.findings())
        .extracting(Finding::rule)
        .containsExactly(
            "settings.a",
            "plan.left-over-policy",
            "limits.max-share",
            "inheritance.unreached-account");
    assertThat(read(plan).findings()).isEqualTo(plan.findings());
  }

  @Test
  void doesNotFindLeftOverWhatThePlanWasNotAbout() {
    Plan plan = plan(WITH_ANOTHER).withoutLeftOvers(Set.of(new PolicyName("another")));

    assertThat(read(plan).findings())
        .extracting(Finding::rule)
        .containsExactly("settings.a", "limits.max-share", "inheritance.unreached-account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"plan\"",
        "{}",
        "{\"desired\": []}",
        "{\"formatVersion\": \"1\", \"desired\": [], \"organization\": {}}",
        "{\"organization\": {}}"
      })
  void isNotFooledByOtherJson(String text) {
    assertInvalid(text, NO_PLAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"desired\": | 1:12",
        "version: 1 | 1:8",
        "{} {} | 1:4",
        "{\"a\":1,\"a\":2} | 1:12"
      })
  void saysWhereATextIsNoJson(String text, String place) {
    assertInvalid(
        text,
        "plan file saved.plan:%s is not JSON. Make one with 'amiguard plan --out FILE'."
            .formatted(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "content", "targets"})
  void refusesAWantedPolicyThatLacksSomething(String key) {
    ObjectNode json = json();
    ((ObjectNode) json.at("/desired/0")).remove(key);

    assertInvalid(sealed(json), NO_PLAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "ou-acme-nonexist"})
  void refusesAWantedPolicyWhoseTargetIsNone(String target) {
    ObjectNode json = json();
    ((ObjectNode) json.at("/desired/0")).putArray("targets").add(target);

    assertInvalid(sealed(json), NO_PLAN);
  }

  @Test
  void refusesAFindingThatIsNone() {
    ObjectNode json = json();
    json.putArray("findings").addObject().put("severity", "x");

    assertInvalid(sealed(json), NO_PLAN);
  }

  @Test
  void refusesALimitThatIsNoNumber() {
    ObjectNode json = json();
    json.putObject("limits").put("maxAccounts", "x");

    assertInvalid(sealed(json), NO_PLAN);
  }

  @Test
  void refusesAnEditOfWhatNoFingerprintIsAbout() {
    ObjectNode json = json();
    ((ObjectNode) json.at("/organization/accounts/3")).put("name", "harmless");
    ObjectNode names = json();
    names.putObject("providerNames").put("777777777777", "harmless");

    assertInvalid(json.toString(), CHANGED);
    assertInvalid(names.toString(), CHANGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"planId", "seal"})
  void refusesAFileOfAVersionThatSealedNone(String key) {
    ObjectNode json = json();
    json.remove(key);

    assertInvalid(json.toString(), NO_PLAN);
  }

  @Test
  void refusesAPlanThatItsPartsDoNotGive() {
    ObjectNode otherFingerprint = json().put("fingerprint", "0".repeat(64));
    ObjectNode otherChanges = json();
    otherChanges.putArray("changes");

    for (ObjectNode json : List.of(otherFingerprint, otherChanges)) {
      assertInvalid(sealed(json), CHANGED);
    }
  }

  private static String sealed(ObjectNode json) {
    Seal.put(json);
    return json.toString();
  }

  private static ObjectNode json() {
    try {
      return (ObjectNode)
          new ObjectMapper().readTree(PlanFile.write(ID, plan(Acme.with()), Map.of()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current,
        List.of(desired("allowed-amis", allowing(State.ENABLED, "amazon"), Acme.WORKLOADS)),
        List.of(OF_THE_SETTINGS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "1", "\"x\"", "\"2\""})
  void refusesAVersionThatItDoesNotKnow(String version) {
    assertInvalid(
        "{\"formatVersion\": %s, \"desired\": [], \"organization\": {}}".formatted(version),
        "plan file saved.plan has no formatVersion that this amiguard knows, which is \"1\". Plan again.");
  }

  @Test
  void saysThatAFileOfManyBracketsIsNoPlan() {
    assertThatThrownBy(
            () ->
                PlanFile.read(
                    "saved.plan",
                    "{\"version\":1,\"policies\":"
                        + "[".repeat(100_000)
                        + "]".repeat(100_000)
                        + "}"))
        .isInstanceOf(AmiguardException.class)
        .hasMessageStartingWith("plan file saved.plan")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  private static Plan read(Plan plan) {
    return PlanFile.read("saved.plan", PlanFile.write(ID, plan, Map.of())).plan();
  }

  private static void assertInvalid(String text, String message) {
    assertThatThrownBy(() -> PlanFile.read("saved.plan", text))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(message)
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }
}
