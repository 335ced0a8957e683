package io.amiguard.plan;

import static io.amiguard.testing.Acme.foreign;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies of others and accounts may do without making a plan stale, and what not. */
class ForeignStalenessTest extends StalenessCases {
  private static final String SERIAL_CONSOLE =
      """
      {"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"disabled"}}}}
      """;

  @Test
  void namesForeignPoliciesAboveAndBelowTheTargets() {
    DeclarativePolicy above = foreign("p-88888888", "above", DISABLED, Acme.ROOT);
    DeclarativePolicy below = foreign("p-99999999", "below", DISABLED, Acme.PROD_WEB);

    assertThat(moved(Acme.with(OURS), Acme.with(OURS, above, below)))
        .containsExactly(
            "policy above (p-88888888) came since and is attached to Root (r-acme)",
            "policy below (p-99999999) came since and is attached to prod-web (222222222222)");
  }

  @Test
  void namesWhereAForeignPolicyWasAttachedOrDetachedThatIsThereAllAlong() {
    DeclarativePolicy nowhere = THEIRS.attachedTo(List.of());
    DeclarativePolicy elsewhere = THEIRS.attachedTo(List.of(Acme.SANDBOX));

    assertThat(moved(Acme.with(OURS, nowhere), Acme.with(OURS, THEIRS)))
        .containsExactly(
            "policy theirs (p-99999999) was attached to /Workloads/Prod (ou-acme-22222222) since");
    assertThat(moved(Acme.with(OURS, THEIRS), Acme.with(OURS, elsewhere)))
        .containsExactly(
            "policy theirs (p-99999999) was detached from /Workloads/Prod (ou-acme-22222222)"
                + " since");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ec2_attributes':{'@@operators_allowed_for_child_policies':['@@none']}}",
        "{'ec2_attributes':{'exception_message':{'@@assign':'Ask us'}}}",
        "{'EC2_Attributes':{'Exception_Message':"
            + "{'@@operators_allowed_for_child_policies':['@@none']}}}",
      })
  void namesAForeignPolicyThatComesToHaveASayInWhatAccountsGet(String json) {
    DeclarativePolicy before = foreign("p-99999999", "theirs", SERIAL_CONSOLE, Acme.ROOT);
    DeclarativePolicy after =
        before.with("", PolicyDocument.parse(json.replace((char) 39, (char) 34)));

    assertThat(moved(Acme.with(OURS, before), Acme.with(OURS, after)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
    assertThat(moved(Acme.with(OURS, after), Acme.with(OURS, before)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
  }

  @Test
  void namesAForeignPolicyThatSaysSomethingElseAboutAllowedAmis() {
    DeclarativePolicy edited =
        THEIRS.with("", PolicyDocument.parse(DISABLED.replace("disabled", "enabled")));

    assertThat(moved(Acme.with(OURS, THEIRS), Acme.with(OURS, edited)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
  }

  @Test
  void acceptsWhatForeignPoliciesSayAboutOtherThingsOrOtherPlaces() {
    DeclarativePolicy describedAnew = THEIRS.with("New words", THEIRS.document());
    DeclarativePolicy aboutAnotherThing =
        foreign("p-77777777", "serial-console", SERIAL_CONSOLE, Acme.ROOT);
    DeclarativePolicy elsewhere = foreign("p-88888888", "elsewhere", DISABLED, Acme.SANDBOX);

    assertThat(
            moved(
                Acme.with(OURS, THEIRS),
                Acme.with(OURS, describedAnew, aboutAnotherThing, elsewhere)))
        .isEmpty();
  }

  @Test
  void namesAccountsThatMovedInOrOut() {
    CurrentOrganization current = Acme.with(OURS);
    OrganizationTree tree =
        current.tree().withMoved(Acme.DEV, Acme.SANDBOX).withMoved(Acme.PLAYGROUND, Acme.PROD);

    assertThat(moved(current, new CurrentOrganization(tree, true, List.of(OURS))))
        .containsExactly(
            "account dev (444444444444) moved from /Workloads (ou-acme-11111111) to /Sandbox"
                + " (ou-acme-33333333) since",
            "account playground (555555555555) moved from /Sandbox (ou-acme-33333333) to"
                + " /Workloads/Prod (ou-acme-22222222) since");
  }

  @Test
  void namesAccountsThatJoinedOrLeftTheOrganization() {
    OrganizationTree tree = Acme.tree();
    List<Account> accounts = new ArrayList<>(tree.accounts());
    accounts.removeIf(account -> account.id().equals(Acme.DEV));
    accounts.add(
        new Account(new TargetId("777777777777"), "shop", Acme.PROD, Account.State.ACTIVE));

    assertThat(moved(Acme.with(OURS), new CurrentOrganization(with(accounts), true, List.of(OURS))))
        .containsExactly(
            "account dev (444444444444) moved from /Workloads (ou-acme-11111111) to outside since",
            "account shop (777777777777) moved from outside to /Workloads/Prod (ou-acme-22222222)"
                + " since");
  }

  @Test
  void acceptsAnAccountThatMovedElsewhere() {
    OrganizationTree tree = Acme.tree().withMoved(Acme.PLAYGROUND, Acme.ROOT);

    assertThat(moved(Acme.with(OURS), new CurrentOrganization(tree, true, List.of(OURS))))
        .isEmpty();
  }
}
