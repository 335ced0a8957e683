package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers with status 200 that AWS would never give. */
final class SenselessAnswersTest {
  private static final String ORGANIZATION =
      """
      {"Organization": {"Id": "o-acme000001", "FeatureSet": "ALL", "MasterAccountId": "111111111111"}}""";

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsOrganizationReader organization =
      new AwsOrganizationReader(TestClients.over(http));
  private final AwsPolicyReader policies = new AwsPolicyReader(TestClients.over(http));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Organization",
        "{}|Organization",
        "{\"Organization\": null}|Organization",
        "{\"Organization\": {}}|Organization.Id",
        "{\"Organization\": {\"Id\": \"o-acme000001\"}}|Organization.FeatureSet"
      })
  void nameWhatIsMissingOfTheOrganization(String body, String missing) {
    http.answer("DescribeOrganization", body);

    assertThatThrownBy(organization::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "https://organizations.us-east-1.amazonaws.com answered organizations:DescribeOrganization for the organization without %s, so it is not AWS that answered; check --endpoint-url and the proxy"
                .formatted(missing))
        .extracting("kind")
        .isEqualTo(Kind.FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Roots\": [{\"Name\": \"Root\"}]}|without Roots.Id",
        "{\"Roots\": [{\"Id\": \"r-acme\"}]}|without Roots.Name",
        "{\"Roots\": [null]}|without what stands in its list"
      })
  void nameWhatIsMissingOfTheRoot(String body, String what) {
    http.answer("DescribeOrganization", ORGANIZATION).answer("ListRoots", body);

    assertThatThrownBy(organization::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("answered organizations:ListRoots for organization o-acme000001")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Accounts\": [{\"Name\": \"a\", \"State\": \"ACTIVE\"}]}|without Accounts.Id",
        "{\"Accounts\": [{\"Id\": \"1\", \"Name\": \"a\"}]}|with '1' as Accounts.Id",
        "{\"Accounts\": [{\"Id\": \"111111111111\"}]}|without Accounts.Name"
      })
  void nameWhatIsWrongWithAnAccount(String body, String what) {
    http.answer("DescribeOrganization", ORGANIZATION)
        .answer(
            "ListRoots",
            "{\"Roots\": [{\"Id\": \"r-acme\", \"Name\": \"Root\", \"PolicyTypes\": []}]}")
        .answer("ListChildren", "{}")
        .answer("ListOrganizationalUnitsForParent", "{}")
        .answer("ListAccounts", body);

    assertThatThrownBy(organization::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("answered organizations:ListAccounts for the organization " + what);
  }

  @Test
  void nameWhatIsMissingOfAPolicy() {
    http.answer("DescribePolicy", "{}").answer("DescribeEffectivePolicy", "{}");

    assertThatThrownBy(() -> policies.document(new PolicyId("p-11111111"), "one"))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining(
            "answered organizations:DescribePolicy for policy one without Policy,");
    assertThatThrownBy(() -> policies.effectivePolicy(new TargetId("111111111111")))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("for account 111111111111 without EffectivePolicy,");
  }

  @Test
  void endWherePagesDoNot() {
    for (int page = 0; page < 2; page++) {
      http.answer("ListAWSServiceAccessForOrganization", "{\"NextToken\": \"again\"}");
    }

    assertThatThrownBy(() -> organization.hasServiceAccess("ec2.amazonaws.com"))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("with pages that have no end");
    assertThat(http.operations()).hasSize(2);
  }
}
