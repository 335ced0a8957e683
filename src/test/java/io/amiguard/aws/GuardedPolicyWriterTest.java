package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedPolicyWriterTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final PolicyName NAME = new PolicyName("allowed-amis");
  private static final PolicyDocument NEXT = PolicyDocument.parse("{\"ec2_attributes\": {}}");
  private static final DeclarativePolicy OURS =
      new DeclarativePolicy(
          new PolicyId("p-11111111"),
          NAME,
          "AMIs",
          Map.of(DeclarativePolicy.MANAGED_TAG, "true"),
          PolicyDocument.parse(
              "{\"ec2_attributes\": {\"a\": {\"@@assign\": [\"amazon\", \"b\"]}}}"),
          List.of(ROOT));
  private static final String SAME =
      "{ \\\"ec2_attributes\\\": {\\\"a\\\": {\\\"@@assign\\\": [\\\"b\\\", \\\"amazon\\\"]}}}";
  private static final String OUR_TAG =
      "{\"Tags\": [{\"Key\": \"amiguard:managed\", \"Value\": \"true\"}]}";

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsClients clients = TestClients.over(http);
  private final GuardedPolicyWriter writer =
      new GuardedPolicyWriter(clients, List.of(OURS), List.of());

  @Test
  void updatesAPolicyThatStillMeansWhatThePlanSaw() {
    answer("allowed-amis", "AMIs", SAME, OUR_TAG);
    http.answer("UpdatePolicy", "{}");

    writer.update(OURS, "AMIs", NEXT);

    assertThat(http.operations())
        .containsExactly("DescribePolicy", "ListTagsForResource", "UpdatePolicy");
  }

  @Test
  void refusesToUpdateAPolicyWithAnotherDocument() {
    answer("allowed-amis", "AMIs", "{}", OUR_TAG);

    assertRefused(
        () -> writer.update(OURS, "AMIs", NEXT),
        "policy allowed-amis (p-11111111) was changed by someone else after the plan was made: plan again");
  }

  @Test
  void refusesToUpdateAPolicyWithAnotherDescription() {
    answer("allowed-amis", "TEAM X owns this now", SAME, OUR_TAG);

    assertRefused(
        () -> writer.update(OURS, "AMIs", NEXT),
        "policy allowed-amis (p-11111111) was changed by someone else after the plan was made: plan again");
  }

  @Test
  void refusesToTakeOverWhatThePlanDidNotSee() {
    answer("allowed-amis", "AMIs", "{}", "{}");

    assertRefused(
        () -> writer.tag(OURS, OURS.tags()),
        "policy allowed-amis (p-11111111) was changed by someone else after the plan was made: plan again");
  }

  static List<Consumer<GuardedPolicyWriter>> writes() {
    return List.of(
        writer -> writer.update(OURS, "AMIs", NEXT),
        writer -> writer.untag(OURS, Set.of(DeclarativePolicy.MANAGED_TAG)),
        writer -> writer.attach(NAME, ROOT),
        writer -> writer.detach(NAME, ROOT),
        writer -> writer.delete(NAME));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void writesNothingToAPolicyThatLostItsTag(Consumer<GuardedPolicyWriter> write) {
    answer("allowed-amis", "AMIs", SAME, "{}");

    assertRefused(
        () -> write.accept(writer),
        "policy allowed-amis (p-11111111) lost its tag amiguard:managed or its name after the plan was made, so it is not ours any more: plan again");
  }

  @ParameterizedTest
  @MethodSource("writes")
  void writesNothingToAPolicyThatGotAnotherName(Consumer<GuardedPolicyWriter> write) {
    answer("taken-over", "AMIs", SAME, OUR_TAG);

    assertRefused(
        () -> write.accept(writer),
        "policy allowed-amis (p-11111111) lost its tag amiguard:managed or its name after the plan was made, so it is not ours any more: plan again");
  }

  @Test
  void trustsATagThatItSetItselfAndAwsDoesNotShowYet() {
    answer("allowed-amis", "AMIs", SAME, "{}");
    http.answer("TagResource", "{}");
    answer("allowed-amis", "AMIs", SAME, "{}");
    http.answer("UpdatePolicy", "{}");

    writer.tag(OURS, OURS.tags());
    writer.update(OURS, "AMIs", NEXT);

    assertThat(http.left()).isZero();
  }

  @Test
  void doesNotLookAtWhatItCreatedItself() {
    http.answer(
            "CreatePolicy",
            "{\"Policy\": {\"PolicySummary\": {\"Id\": \"p-22222222\", \"Name\": \"other\"}}}")
        .answer("AttachPolicy", "{}");

    writer.create(new PolicyName("other"), "AMIs", NEXT, OURS.tags());
    writer.attach(new PolicyName("other"), ROOT);

    assertThat(http.operations()).containsExactly("CreatePolicy", "AttachPolicy");
  }

  /** AWS describes two policies a second, and a policy may be attached to thousands of places. */
  @Test
  void looksOnceForAllAttachmentsOfAPolicyAndOnceForAllItsDetachments() {
    answer("allowed-amis", "AMIs", SAME, OUR_TAG);
    http.answer("AttachPolicy", "{}").answer("AttachPolicy", "{}").answer("AttachPolicy", "{}");
    answer("allowed-amis", "AMIs", SAME, OUR_TAG);
    http.answer("DetachPolicy", "{}").answer("DetachPolicy", "{}");
    answer("allowed-amis", "AMIs", SAME, OUR_TAG);
    http.answer("DeletePolicy", "{}");

    List.of("111111111111", "222222222222", "333333333333")
        .forEach(account -> writer.attach(NAME, new TargetId(account)));
    List.of("111111111111", "222222222222")
        .forEach(account -> writer.detach(NAME, new TargetId(account)));
    writer.delete(NAME);

    assertThat(http.left()).isZero();
  }

  private void answer(String name, String description, String content, String tags) {
    http.answer(
            "DescribePolicy",
            """
            {"Policy": {"PolicySummary": {"Id": "p-11111111", "Name": "%s", "Description": "%s"},
              "Content": "%s"}}
            """
                .formatted(name, description, content))
        .answer("ListTagsForResource", tags);
  }

  private void assertRefused(Runnable write, String message) {
    assertThatThrownBy(write::run)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(message)
        .extracting("kind")
        .isEqualTo(Kind.REFUSED);
    assertThat(http.operations()).containsExactly("DescribePolicy", "ListTagsForResource");
  }
}
