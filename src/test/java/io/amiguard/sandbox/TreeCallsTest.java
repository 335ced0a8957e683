package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.OU_DEPTH_LIMIT_EXCEEDED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.CreateAccountState;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatus;
import software.amazon.awssdk.services.organizations.model.DestinationParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.DuplicateAccountException;
import software.amazon.awssdk.services.organizations.model.DuplicateOrganizationalUnitException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.SourceParentNotFoundException;

class TreeCallsTest {
  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "prod-ü, aws@example.com",
    "'tab\t', aws@example.com",
    "prod, aws.example.com",
    "prod, aws@example",
    "prod, 'a ws@example.com'",
  })
  void refusesNamesAndAddressesOfNewAccountsThatAwsRefuses(String name, String email) {
    assertThatThrownBy(
            () -> aws.organizations.createAccount(it -> it.accountName(name).email(email)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refusal -> assertThat(refusal.reasonAsString()).isEqualTo("INVALID_PATTERN"));
  }

  @Test
  void namesOfUnitsMayHaveAnyCharacter() {
    OrganizationalUnit unit =
        aws.organizations
            .createOrganizationalUnit(it -> it.parentId(Acme.ROOT).name("Prüfung/\t1"))
            .organizationalUnit();

    assertThat(unit.name()).isEqualTo("Prüfung/\t1");
    assertThatThrownBy(
            () ->
                aws.organizations.createOrganizationalUnit(
                    it -> it.parentId(Acme.ROOT).name("x".repeat(129))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void describesTheOrganization() {
    var organization = aws.organizations.describeOrganization().organization();

    assertThat(organization.id()).isEqualTo("o-acme000001");
    assertThat(organization.masterAccountId()).isEqualTo(Acme.MANAGEMENT);
    assertThat(organization.featureSet()).isEqualTo(OrganizationFeatureSet.ALL);
  }

  @Test
  void showsTheRootWithItsPolicyTypes() {
    var root = aws.organizations.listRoots().roots().get(0);

    assertThat(root.id()).isEqualTo(Acme.ROOT);
    assertThat(root.policyTypes().get(0).typeAsString()).isEqualTo("DECLARATIVE_POLICY_EC2");
    assertThat(root.policyTypes().get(0).statusAsString()).isEqualTo("ENABLED");
  }

  @Test
  void listsAccountsWithTheirState() {
    assertThat(aws.organizations.listAccounts().accounts())
        .extracting(Account::id, Account::state)
        .containsExactlyInAnyOrder(
            tuple(Acme.MANAGEMENT, AccountState.ACTIVE),
            tuple(Acme.PROD, AccountState.ACTIVE),
            tuple(Acme.CLOSED, AccountState.CLOSED));
  }

  @Test
  void listsOnlyDirectChildren() {
    assertThat(
            aws.organizations
                .listAccountsForParent(request -> request.parentId(Acme.WORKLOADS))
                .accounts())
        .extracting(Account::id)
        .containsExactly(Acme.CLOSED);
    assertThat(
            aws.organizations
                .listOrganizationalUnitsForParent(request -> request.parentId(Acme.ROOT))
                .organizationalUnits())
        .extracting(OrganizationalUnit::name)
        .containsExactly("Workloads");
    assertThat(
            aws.organizations
                .listChildren(
                    request -> request.parentId(Acme.PROD_UNIT).childType(ChildType.ACCOUNT))
                .children())
        .extracting(Child::id)
        .containsExactly(Acme.PROD);
  }

  @Test
  void knowsTheParentOfAChild() {
    assertThat(aws.organizations.listParents(request -> request.childId(Acme.PROD_UNIT)).parents())
        .extracting(Parent::id, Parent::typeAsString)
        .containsExactly(tuple(Acme.WORKLOADS, "ORGANIZATIONAL_UNIT"));
  }

  @Test
  void saysWhatDoesNotExist() {
    var client = aws.organizations;

    assertThatThrownBy(() -> client.describeAccount(it -> it.accountId("999999999999")))
        .isInstanceOf(AccountNotFoundException.class);
    assertThatThrownBy(
            () ->
                client.describeOrganizationalUnit(
                    it -> it.organizationalUnitId("ou-acme-99999999")))
        .isInstanceOf(OrganizationalUnitNotFoundException.class);
    assertThatThrownBy(() -> client.listAccountsForParent(it -> it.parentId("ou-acme-99999999")))
        .isInstanceOf(ParentNotFoundException.class);
    assertThatThrownBy(() -> client.listParents(it -> it.childId("999999999999")))
        .isInstanceOf(ChildNotFoundException.class);
  }

  @Test
  void describesOneAccountAndOneUnit() {
    assertThat(
            aws.organizations
                .describeAccount(request -> request.accountId(Acme.PROD))
                .account()
                .arn())
        .isEqualTo("arn:aws:organizations::111111111111:account/o-acme000001/222222222222");
    assertThat(
            aws.organizations
                .describeOrganizationalUnit(request -> request.organizationalUnitId(Acme.PROD_UNIT))
                .organizationalUnit()
                .name())
        .isEqualTo("Prod");
  }

  @Test
  void createsAnAccountInTheRoot() {
    CreateAccountStatus asked =
        aws.organizations
            .createAccount(request -> request.accountName("dev-1").email("dev-1@example.com"))
            .createAccountStatus();
    CreateAccountStatus done =
        aws.organizations
            .describeCreateAccountStatus(request -> request.createAccountRequestId(asked.id()))
            .createAccountStatus();

    assertThat(asked.state()).isEqualTo(CreateAccountState.IN_PROGRESS);
    assertThat(done.state()).isEqualTo(CreateAccountState.SUCCEEDED);
    assertThat(
            aws.organizations.listParents(request -> request.childId(done.accountId())).parents())
        .extracting(Parent::id)
        .containsExactly(Acme.ROOT);
  }

  @Test
  void nestsUnitsFiveLevelsDeep() {
    String parent = Acme.PROD_UNIT;
    for (String name : new String[] {"Three", "Four", "Five"}) {
      parent = unit(name, parent);
    }
    String fifth = parent;

    ConstraintViolationException refusal =
        catchThrowableOfType(ConstraintViolationException.class, () -> unit("Six", fifth));

    assertThat(refusal.reason()).isEqualTo(OU_DEPTH_LIMIT_EXCEEDED);
  }

  @Test
  void wantsNewNamesWithinAParent() {
    assertThatThrownBy(() -> unit("Workloads", Acme.ROOT))
        .isInstanceOf(DuplicateOrganizationalUnitException.class);
    assertThat(unit("Workloads", Acme.WORKLOADS)).startsWith("ou-acme-");
  }

  @Test
  void movesAnAccount() {
    move(Acme.PROD, Acme.PROD_UNIT, Acme.ROOT);

    assertThat(aws.sandbox.snapshot().tree().accountsIn(aws.sandbox.snapshot().tree().root().id()))
        .extracting(account -> account.name())
        .contains("prod-1");
  }

  @Test
  void refusesMovesFromOrToTheWrongPlace() {
    assertThatThrownBy(() -> move(Acme.PROD, Acme.ROOT, Acme.WORKLOADS))
        .isInstanceOf(SourceParentNotFoundException.class);
    assertThatThrownBy(() -> move(Acme.PROD, Acme.PROD_UNIT, "ou-acme-99999999"))
        .isInstanceOf(DestinationParentNotFoundException.class);
    assertThatThrownBy(() -> move(Acme.PROD, Acme.PROD_UNIT, Acme.PROD_UNIT))
        .isInstanceOf(DuplicateAccountException.class);
  }

  private String unit(String name, String parent) {
    return aws.organizations
        .createOrganizationalUnit(request -> request.name(name).parentId(parent))
        .organizationalUnit()
        .id();
  }

  private void move(String account, String from, String to) {
    aws.organizations.moveAccount(
        request -> request.accountId(account).sourceParentId(from).destinationParentId(to));
  }
}
