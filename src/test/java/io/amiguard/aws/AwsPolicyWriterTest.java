package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwsPolicyWriterTest extends AwsPolicyWriterCases {
  @Test
  void updatesDescriptionAndDocument() {
    http.answer("UpdatePolicy", CREATED);

    writer.update(existing(), "new words", PolicyDocument.parse("{\"ec2_attributes\": {}}"));

    assertThat(http.requests().get(0).body())
        .isEqualTo(
            """
            {"PolicyId":"p-11111111","Description":"new words",\
            "Content":"{\\"ec2_attributes\\":{}}"}""");
  }

  @Test
  void countsAttachedDetachedAndDeletedBeforeAsDone() {
    http.refuse("AttachPolicy", "DuplicatePolicyAttachmentException", "Attached.")
        .refuse("DetachPolicy", "PolicyNotAttachedException", "Not attached.")
        .refuse("DeletePolicy", "PolicyNotFoundException", "Not found.");

    plannedWriter().attach(NAME, ROOT);
    plannedWriter().detach(NAME, ROOT);
    plannedWriter().delete(NAME);

    assertThat(http.operations()).containsExactly("AttachPolicy", "DetachPolicy", "DeletePolicy");
  }

  /** Whoever deletes and makes a policy of the same name anew makes another one. */
  @Test
  void writesByTheIdThatThePlanSawAndLooksUpNoName() {
    http.answer("AttachPolicy", "{}").answer("DetachPolicy", "{}").answer("DeletePolicy", "{}");
    AwsPolicyWriter planned = plannedWriter();

    planned.attach(NAME, ROOT);
    planned.detach(NAME, ROOT);
    planned.delete(NAME);

    assertThat(http.operations()).containsExactly("AttachPolicy", "DetachPolicy", "DeletePolicy");
    assertThat(http.requests())
        .allSatisfy(request -> assertThat(request.body()).contains("\"PolicyId\":\"p-11111111\""));
  }

  @Test
  void forgetsAPolicyThatItDeleted() {
    http.answer("DeletePolicy", "{}");
    AwsPolicyWriter planned = plannedWriter();

    planned.delete(NAME);

    assertThatThrownBy(() -> planned.attach(NAME, ROOT))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("policy allowed-amis does not exist any more: plan again");
  }

  @Test
  void waitsUntilThePolicyTypeIsEnabled() {
    http.answer("EnablePolicyType", "{}")
        .answer("ListRoots", root("PENDING_ENABLE"))
        .answer("ListRoots", root("ENABLED"));

    writer.enablePolicyType(ROOT, "DECLARATIVE_POLICY_EC2");

    assertThat(http.requests().get(0).body())
        .isEqualTo("{\"RootId\":\"r-acme\",\"PolicyType\":\"DECLARATIVE_POLICY_EC2\"}");
    assertThat(http.left()).isZero();
  }

  @Test
  void countsAPolicyTypeEnabledBeforeAsDone() {
    http.refuse("EnablePolicyType", "PolicyTypeAlreadyEnabledException", "Enabled.")
        .answer("ListRoots", root("ENABLED"));

    writer.enablePolicyType(ROOT, "DECLARATIVE_POLICY_EC2");

    assertThat(http.left()).isZero();
  }

  @Test
  void doesNotWaitForeverForAPolicyType() {
    http.answer("EnablePolicyType", "{}")
        .answer("ListRoots", root("PENDING_ENABLE"))
        .answer("ListRoots", root("PENDING_ENABLE"))
        .answer("ListRoots", root("PENDING_ENABLE"));

    assertThatThrownBy(() -> writer.enablePolicyType(ROOT, "DECLARATIVE_POLICY_EC2"))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "policy type DECLARATIVE_POLICY_EC2 is being enabled on root r-acme, but AWS has not finished: run it again in a few minutes")
        .extracting("kind")
        .isEqualTo(Kind.INCOMPLETE);
  }

  @Test
  void setsAndTakesOffTagsByTheIdThatWasRead() {
    http.answer("TagResource", "{}").answer("UntagResource", "{}");
    DeclarativePolicy live =
        new DeclarativePolicy(
            new PolicyId("p-11111111"), NAME, "", Map.of(), AMAZON, List.of(ROOT));

    writer.tag(live, TAGS);
    writer.untag(live, Set.of("amiguard:reached", "amiguard:managed"));

    assertThat(http.requests())
        .extracting(ScriptedHttp.Request::body)
        .containsExactly(
            """
            {"ResourceId":"p-11111111","Tags":[{"Key":"amiguard:managed","Value":"true"}]}""",
            """
            {"ResourceId":"p-11111111","TagKeys":["amiguard:managed","amiguard:reached"]}""");
  }

  @Test
  void enablesTrustedAccess() {
    http.answer("EnableAWSServiceAccess", "{}");

    writer.enableServiceAccess("ec2.amazonaws.com");

    assertThat(http.requests().get(0).body())
        .isEqualTo("{\"ServicePrincipal\":\"ec2.amazonaws.com\"}");
  }

  private AwsPolicyWriter plannedWriter() {
    return new AwsPolicyWriter(TestClients.over(http), List.of(existing()));
  }

  private static DeclarativePolicy existing() {
    return new DeclarativePolicy(
        new PolicyId("p-11111111"), NAME, "AMIs", TAGS, AMAZON, List.of(ROOT));
  }

  private static String root(String status) {
    return """
        {"Roots": [{"Id": "r-acme", "Name": "Root", "PolicyTypes": [
          {"Type": "DECLARATIVE_POLICY_EC2", "Status": "%s"}]}]}"""
        .formatted(status);
  }
}
