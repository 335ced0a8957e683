package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader.InvalidEffectivePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AwsPolicyReaderTest {
  private static final TargetId ACCOUNT = new TargetId("222222222222");

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsPolicyReader reader = new AwsPolicyReader(TestClients.over(http));

  @Test
  void readsEachPolicyWithItsTagsDocumentAndTargets() {
    http.answer("ListPolicies", "{\"Policies\": [], \"NextToken\": \"more\"}")
        .answer(
            "ListPolicies",
            """
            {"Policies": [{"Id": "p-11111111", "Name": "allowed-amis", "Description": "AMIs"}]}""")
        .answer("ListTagsForResource", "{\"Tags\": [], \"NextToken\": \"more\"}")
        .answer(
            "ListTagsForResource",
            """
            {"Tags": [{"Key": "amiguard:managed", "Value": "true"}]}""")
        .answer("DescribePolicy", policy("{\\\"ec2_attributes\\\": {}}"))
        .answer(
            "ListTargetsForPolicy",
            """
            {"Targets": [{"TargetId": "r-acme", "Type": "ROOT"}], "NextToken": "more"}""")
        .answer(
            "ListTargetsForPolicy",
            """
            {"Targets": [{"TargetId": "222222222222", "Type": "ACCOUNT"}]}""");

    assertThat(reader.policies())
        .containsExactly(
            new DeclarativePolicy(
                new PolicyId("p-11111111"),
                new PolicyName("allowed-amis"),
                "AMIs",
                Map.of("amiguard:managed", "true"),
                PolicyDocument.parse("{\"ec2_attributes\": {}}"),
                List.of(ACCOUNT, new TargetId("r-acme"))));
    assertThat(http.requests().get(0).body()).isEqualTo("{\"Filter\":\"DECLARATIVE_POLICY_EC2\"}");
    assertThat(http.left()).isZero();
  }

  @Test
  void findsAtOnceNoPolicyWhereAnEndpointRefusesATypeThatIsNotEnabled() {
    http.refuse("ListPolicies", "PolicyTypeNotEnabledException", "Not enabled.");

    assertThat(reader.policies()).isEmpty();
    assertThat(http.operations()).containsExactly("ListPolicies");
  }

  @Test
  void namesAPolicyThatItCannotRead() {
    http.answer("ListPolicies", "{\"Policies\": [{\"Id\": \"p-11111111\", \"Name\": \"odd\"}]}")
        .answer("ListTagsForResource", "{}")
        .answer("ListTargetsForPolicy", "{}")
        .answer("DescribePolicy", policy("[]"));

    assertThatThrownBy(reader::policies)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AWS gives policy odd (p-11111111) in a form that amiguard cannot read (a policy document must be a JSON object): look at it in the AWS Organizations console");
  }

  @Test
  void givesTheEffectivePolicyAsAwsDoes() {
    http.answer(
        "DescribeEffectivePolicy", effective("{\\\"ec2_attributes\\\":{\\\"a\\\":\\\"b\\\"}}"));

    assertThat(reader.effectivePolicy(ACCOUNT).orElseThrow())
        .hasToString("{\"ec2_attributes\":{\"a\":\"b\"}}");
    assertThat(http.requests().get(0).body())
        .isEqualTo("{\"PolicyType\":\"DECLARATIVE_POLICY_EC2\",\"TargetId\":\"222222222222\"}");
  }

  @Test
  void readsAnEmptyEffectivePolicyAsNone() {
    http.answer("DescribeEffectivePolicy", effective("{}"));

    assertThat(reader.effectivePolicy(ACCOUNT)).isEmpty();
  }

  @Test
  void readsAMissingEffectivePolicyAsNone() {
    http.refuse(
        "DescribeEffectivePolicy", "EffectivePolicyNotFoundException", "There is no policy.");

    assertThat(reader.effectivePolicy(ACCOUNT)).isEmpty();
  }

  @Test
  void listsInvalidEffectivePoliciesWithAwssReasons() {
    http.answer(
            "ListAccountsWithInvalidEffectivePolicy", "{\"Accounts\": [], \"NextToken\": \"more\"}")
        .answer(
            "ListAccountsWithInvalidEffectivePolicy",
            "{\"Accounts\": [{\"Id\": \"222222222222\"}]}")
        .answer(
            "ListEffectivePolicyValidationErrors",
            """
            {"EffectivePolicyValidationErrors": [
              {"ErrorCode": "ELEMENTS_TOO_MANY", "PathToError": "ec2_attributes",
               "ErrorMessage": "Too many\\nelements.",
               "ContributingPolicies": ["p-11111111", "p-22222222"]}],
             "NextToken": "more"}""")
        .answer(
            "ListEffectivePolicyValidationErrors",
            """
            {"EffectivePolicyValidationErrors": [
              {"ErrorCode": "KEY_REQUIRED", "PathToError": "state", "ErrorMessage": "Missing"}]}""");

    assertThat(reader.invalidEffectivePolicies())
        .containsExactly(
            new InvalidEffectivePolicy(
                ACCOUNT,
                List.of(
                    "ELEMENTS_TOO_MANY at ec2_attributes: Too many elements, from p-11111111, p-22222222",
                    "KEY_REQUIRED at state: Missing")));
  }

  @Test
  void findsNoInvalidEffectivePolicyWhereTheTypeIsNotEnabled() {
    http.refuse(
        "ListAccountsWithInvalidEffectivePolicy",
        "EffectivePolicyNotFoundException",
        "There is no policy.");

    assertThat(reader.invalidEffectivePolicies()).isEmpty();
  }

  private static String policy(String content) {
    return "{\"Policy\": {\"Content\": \"%s\"}}".formatted(content);
  }

  private static String effective(String content) {
    return "{\"EffectivePolicy\": {\"PolicyContent\": \"%s\"}}".formatted(content);
  }
}
