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
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AwsPolicyWriterTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final PolicyName NAME = new PolicyName("allowed-amis");
  private static final Map<String, String> TAGS = Map.of("amiguard:managed", "true");
  private static final PolicyDocument AMAZON =
      PolicyDocument.parse("{\"ec2_attributes\": {\"a\": {\"@@assign\": [\"amazon\", \"b\"]}}}");
  private static final String LISTED =
      "{\"Policies\": [{\"Id\": \"p-11111111\", \"Name\": \"allowed-amis\"}]}";
  private static final String CREATED =
      "{\"Policy\": {\"PolicySummary\": {\"Id\": \"p-11111111\", \"Name\": \"allowed-amis\"}}}";
  private static final String AS_AMAZON =
      """
      {"Policy": {"Content": "{ \\"ec2_attributes\\": {\\"a\\": {\\"@@assign\\": [\\"b\\", \\"amazon\\"]}}}"}}""";
  private static final String AS_OTHER = "{\"Policy\": {\"Content\": \"{}\"}}";
  private static final String OUR_TAG =
      "{\"Tags\": [{\"Key\": \"amiguard:managed\", \"Value\": \"true\"}]}";

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsPolicyWriter writer = new AwsPolicyWriter(TestClients.over(http), List.of());

  @Test
  void createsAPolicyMinifiedAndTagged() {
    http.answer("CreatePolicy", CREATED);

    writer.create(NAME, "AMIs", AMAZON, TAGS);

    assertThat(http.requests().get(0).body())
        .isEqualTo(
            """
            {"Content":"{\\"ec2_attributes\\":{\\"a\\":{\\"@@assign\\":[\\"amazon\\",\\"b\\"]}}}",\
            "Description":"AMIs","Name":"allowed-amis","Type":"DECLARATIVE_POLICY_EC2",\
            "Tags":[{"Key":"amiguard:managed","Value":"true"}]}""");
  }

  @Test
  void remembersTheIdOfWhatItCreated() {
    http.answer("CreatePolicy", CREATED).answer("AttachPolicy", "{}");

    writer.create(NAME, "AMIs", AMAZON, TAGS);
    writer.attach(NAME, ROOT);

    assertThat(http.requests().get(1).body())
        .isEqualTo("{\"PolicyId\":\"p-11111111\",\"TargetId\":\"r-acme\"}");
  }

  @Test
  void takesThePolicyOfACreateWhoseAnswerWasLost() {
    http.breakOff("CreatePolicy", new SocketException("Connection reset"))
        .refuse("CreatePolicy", "DuplicatePolicyException", "It exists.")
        .answer("ListPolicies", "{\"Policies\": []}")
        .answer("ListPolicies", LISTED)
        .answer("ListTagsForResource", OUR_TAG)
        .answer("DescribePolicy", AS_AMAZON)
        .answer("ListTargetsForPolicy", "{}")
        .answer("AttachPolicy", "{}");

    writer.create(NAME, "AMIs", AMAZON, TAGS);
    writer.attach(NAME, ROOT);

    assertThat(http.left()).isZero();
  }

  @Test
  void doesNotTakeAPolicyWithAnotherDocument() {
    http.refuse("CreatePolicy", "DuplicatePolicyException", "It exists.")
        .answer("ListPolicies", LISTED)
        .answer("ListTagsForResource", OUR_TAG)
        .answer("DescribePolicy", AS_OTHER)
        .answer("ListTargetsForPolicy", "{}");

    assertThatThrownBy(() -> writer.create(NAME, "AMIs", AMAZON, TAGS))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "policy allowed-amis (p-11111111) exists already, with another document, and came after this was planned: see whose it is, and run the same again")
        .extracting("kind")
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void doesNotTakeAPolicyWithoutOurTag() {
    http.refuse("CreatePolicy", "DuplicatePolicyException", "It exists.")
        .answer("ListPolicies", LISTED)
        .answer("ListTagsForResource", "{}")
        .answer("DescribePolicy", AS_AMAZON)
        .answer("ListTargetsForPolicy", "{}");

    assertThatThrownBy(() -> writer.create(NAME, "AMIs", AMAZON, TAGS))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "policy allowed-amis (p-11111111) exists already, without the tag amiguard:managed, and came after this was planned: see whose it is, and run the same again");
  }

  @Test
  void saysSoWhenAwsDoesNotListTheDuplicate() {
    http.refuse("CreatePolicy", "DuplicatePolicyException", "It exists.")
        .answer("ListPolicies", "{}")
        .answer("ListPolicies", "{}")
        .answer("ListPolicies", "{}");

    assertThatThrownBy(() -> writer.create(NAME, "AMIs", AMAZON, TAGS))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AWS says that a policy named allowed-amis exists, but does not list it among the declarative policies: choose another name, or run it again");
  }

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
