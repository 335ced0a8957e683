package io.amiguard.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.Account;
import io.amiguard.organization.Account.State;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AwsOrganizationReaderTest {
  private static final String ORGANIZATION =
      """
      {"Organization": {"Id": "o-acme000001", "FeatureSet": "ALL",
       "MasterAccountId": "111111111111"}}""";
  private static final String ROOTS =
      """
      {"Roots": [{"Id": "r-acme", "Name": "Root", "PolicyTypes": [
        {"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"},
        {"Type": "DECLARATIVE_POLICY_EC2", "Status": "PENDING_ENABLE"}]}]}""";
  private static final String WORKLOADS =
      """
      {"OrganizationalUnits": [{"Id": "ou-acme-11111111", "Name": "Workloads"}]}""";
  private static final String NO_UNITS = "{\"OrganizationalUnits\": []}";

  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsOrganizationReader reader = new AwsOrganizationReader(TestClients.over(http));

  @Test
  void readsTheTreeOverSeveralPagesOfWhichOneIsEmpty() {
    http.answer("DescribeOrganization", ORGANIZATION)
        .answer("ListRoots", "{\"Roots\": [], \"NextToken\": \"more\"}")
        .answer("ListRoots", ROOTS)
        .answer(
            "ListAccounts",
            """
            {"Accounts": [{"Id": "111111111111", "Name": "management", "State": "ACTIVE"},
             {"Id": "222222222222", "Name": "prod-1", "State": "ACTIVE"}], "NextToken": "more"}""")
        .answer("ListAccounts", "{\"Accounts\": [], \"NextToken\": \"most\"}")
        .answer(
            "ListAccounts",
            """
            {"Accounts": [{"Id": "333333333333", "Name": "prod-2", "State": "SUSPENDED"}]}""")
        .answerAbout("r-acme", "ListChildren", children("111111111111"))
        .answerAbout("r-acme", "ListOrganizationalUnitsForParent", "{\"NextToken\": \"more\"}")
        .answerAbout("r-acme", "ListOrganizationalUnitsForParent", WORKLOADS)
        .answerAbout(
            "ou-acme-11111111",
            "ListChildren",
            """
            {"Children": [{"Id": "222222222222", "Type": "ACCOUNT"}], "NextToken": "more"}""")
        .answerAbout(
            "ou-acme-11111111", "ListChildren", "{\"Children\": [], \"NextToken\": \"most\"}")
        .answerAbout("ou-acme-11111111", "ListChildren", children("333333333333"))
        .answerAbout("ou-acme-11111111", "ListOrganizationalUnitsForParent", NO_UNITS);

    OrganizationTree tree = reader.tree();

    TargetId root = new TargetId("r-acme");
    TargetId workloads = new TargetId("ou-acme-11111111");
    assertThat(tree.organizationId()).isEqualTo("o-acme000001");
    assertThat(tree.managementAccountId()).isEqualTo(new TargetId("111111111111"));
    assertThat(tree.root()).isEqualTo(new Root(root, "Root", Set.of("SERVICE_CONTROL_POLICY")));
    assertThat(tree.units()).containsExactly(new OrganizationalUnit(workloads, "Workloads", root));
    assertThat(tree.accounts())
        .containsExactly(
            new Account(new TargetId("111111111111"), "management", root, State.ACTIVE),
            new Account(new TargetId("222222222222"), "prod-1", workloads, State.ACTIVE),
            new Account(new TargetId("333333333333"), "prod-2", workloads, State.SUSPENDED));
    assertThat(http.left()).isZero();
  }

  @Test
  void readsStatusWhereStateIsMissing() {
    answerWithAccounts(
        """
        {"Id": "111111111111", "Name": "old", "Status": "SUSPENDED"},
        {"Id": "222222222222", "Name": "both", "State": "CLOSED", "Status": "SUSPENDED"}""",
        "111111111111",
        "222222222222");

    assertThat(reader.tree().accounts())
        .extracting(Account::state)
        .containsExactly(State.SUSPENDED, State.CLOSED);
  }

  @Test
  void doesNotGuessAStateThatItDoesNotKnow() {
    answerWithAccounts(
        """
        {"Id": "111111111111", "Name": "odd", "State": "HIBERNATING"}""",
        "111111111111");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "account odd (111111111111) has the state 'HIBERNATING', which this version of amiguard does not know: update amiguard");
  }

  @Test
  void refusesAnAccountThatIsMetTwice() {
    answerWithWorkloads("111111111111", "111111111111", "111111111111");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage("111111111111 was moved while the organization was being read: run it again");
  }

  @Test
  void refusesAnAccountThatIsMetNowhere() {
    answerWithWorkloads("222222222222", "111111111111", "333333333333");
    http.answerFirst(
        "ListAccounts",
        """
        {"Accounts": [{"Id": "111111111111", "Name": "management", "State": "ACTIVE"},
         {"Id": "333333333333", "Name": "prod-2", "State": "ACTIVE"}], "NextToken": "more"}""");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "account a (222222222222) was moved or left the organization while the organization was being read: run it again");
  }

  @Test
  void refusesAnAccountThatJoinsMeanwhile() {
    answerWithWorkloads("111111111111", "111111111111", "222222222222");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "account 222222222222 joined the organization while the organization was being read: run it again");
  }

  @Test
  void stopsAtAnOrganizationWithoutAllFeatures() {
    http.answer(
        "DescribeOrganization",
        """
        {"Organization": {"Id": "o-acme000001", "FeatureSet": "CONSOLIDATED_BILLING",
         "MasterAccountId": "111111111111"}}""");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the organization has consolidated billing only, and declarative policies need all features: enable them in the AWS Organizations console, under Settings");
  }

  @Test
  void saysSoWhenTheAccountMayNotManageTheOrganization() {
    http.answer("DescribeOrganization", ORGANIZATION)
        .refuse(
            "ListRoots",
            "AccessDeniedException",
            "You don't have permissions to access this resource.");

    assertThatThrownBy(reader::tree)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AWS denies organizations:ListRoots for organization o-acme000001, whose management account is 111111111111: this account is neither the management account of the organization nor a delegated administrator who may do this; use credentials of the management account");
  }

  @Test
  void findsTrustedAccessOnALaterPage() {
    http.answer(
            "ListAWSServiceAccessForOrganization",
            """
            {"EnabledServicePrincipals": [{"ServicePrincipal": "sso.amazonaws.com"}],
             "NextToken": "more"}""")
        .answer(
            "ListAWSServiceAccessForOrganization",
            """
            {"EnabledServicePrincipals": [{"ServicePrincipal": "ec2.amazonaws.com"}]}""");

    assertThat(reader.hasServiceAccess("ec2.amazonaws.com")).isTrue();
  }

  @Test
  void seesThatTrustedAccessIsMissing() {
    http.answer(
        "ListAWSServiceAccessForOrganization",
        """
        {"EnabledServicePrincipals": [{"ServicePrincipal": "sso.amazonaws.com"}]}""");

    assertThat(reader.hasServiceAccess("ec2.amazonaws.com")).isFalse();
  }

  @Test
  void asksForEachParentByItsId() {
    answerWithAccounts("");

    reader.tree();

    assertThat(http.requests().stream().map(request -> request.operation() + request.body()))
        .containsExactlyInAnyOrder(
            "DescribeOrganization{}",
            "ListRoots{}",
            "ListAccounts{}",
            "ListChildren{\"ParentId\":\"r-acme\",\"ChildType\":\"ACCOUNT\"}",
            "ListOrganizationalUnitsForParent{\"ParentId\":\"r-acme\"}");
  }

  private void answerWithAccounts(String accounts, String... ids) {
    http.answer("DescribeOrganization", ORGANIZATION)
        .answer("ListRoots", ROOTS)
        .answer("ListAccounts", "{\"Accounts\": [%s]}".formatted(accounts))
        .answer("ListChildren", children(ids))
        .answer("ListOrganizationalUnitsForParent", NO_UNITS);
  }

  /** Answers with one unit below the root. */
  private void answerWithWorkloads(String listed, String inRoot, String inWorkloads) {
    http.answer("DescribeOrganization", ORGANIZATION)
        .answer("ListRoots", ROOTS)
        .answer(
            "ListAccounts",
            "{\"Accounts\": [{\"Id\": \"%s\", \"Name\": \"a\", \"State\": \"ACTIVE\"}]}"
                .formatted(listed))
        .answerAbout("r-acme", "ListChildren", children(inRoot))
        .answerAbout("r-acme", "ListOrganizationalUnitsForParent", WORKLOADS)
        .answerAbout("ou-acme-11111111", "ListChildren", children(inWorkloads))
        .answerAbout("ou-acme-11111111", "ListOrganizationalUnitsForParent", NO_UNITS);
  }

  private static String children(String... accounts) {
    return Stream.of(accounts)
        .map("{\"Id\": \"%s\", \"Type\": \"ACCOUNT\"}"::formatted)
        .collect(joining(",", "{\"Children\": [", "]}"));
  }
}
