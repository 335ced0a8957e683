package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** A policy that is created, also where AWS says that it is there already. */
class AwsPolicyCreateTest extends AwsPolicyWriterCases {
  private static final String LISTED =
      "{\"Policies\": [{\"Id\": \"p-11111111\", \"Name\": \"allowed-amis\"}]}";

  private static final String AS_AMAZON =
      """
      {"Policy": {"Content": "{ \\"ec2_attributes\\": {\\"a\\": {\\"@@assign\\": [\\"b\\", \\"amazon\\"]}}}"}}""";

  private static final String AS_OTHER = "{\"Policy\": {\"Content\": \"{}\"}}";

  private static final String OUR_TAG =
      "{\"Tags\": [{\"Key\": \"amiguard:managed\", \"Value\": \"true\"}]}";

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
}
