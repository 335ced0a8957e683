package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.FindingLines;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TargetResolverTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final TargetId WORKLOADS = new TargetId("ou-acme-11111111");
  private static final TargetId PROD = new TargetId("ou-acme-22222222");
  private static final OrganizationTree TREE =
      new OrganizationTree(
          "o-acme000001",
          new TargetId("111111111111"),
          new Root(ROOT, "Root", Set.of()),
          List.of(
              new OrganizationalUnit(WORKLOADS, "Workloads", ROOT),
              new OrganizationalUnit(PROD, "Prod", WORKLOADS),
              new OrganizationalUnit(new TargetId("ou-acme-33333333"), "A/B", ROOT),
              new OrganizationalUnit(new TargetId("ou-acme-44444444"), "A", ROOT),
              new OrganizationalUnit(
                  new TargetId("ou-acme-55555555"), "B", new TargetId("ou-acme-44444444"))),
          List.of(
              account("111111111111", "management", Account.State.ACTIVE),
              account("222222222222", "prod-web", Account.State.ACTIVE),
              account("333333333333", "twin", Account.State.ACTIVE),
              account("444444444444", "twin", Account.State.ACTIVE),
              account("555555555555", "old-batch", Account.State.SUSPENDED)));

  private final List<Finding> findings = new ArrayList<>();

  @Test
  void findsEveryKindOfReferenceInTheOrderOfTheSettings() {
    assertThat(
            resolve(
                "/Workloads/Prod", "root", "ou-acme-11111111", "account:prod-web", "333333333333"))
        .containsExactly(
            PROD, ROOT, WORKLOADS, new TargetId("222222222222"), new TargetId("333333333333"));
    assertThat(findings).isEmpty();
  }

  @Test
  void takesAPlaceOnceThatIsNamedTwice() {
    assertThat(resolve("/Workloads", "ou-acme-11111111", "root", "r-acme"))
        .containsExactly(WORKLOADS, ROOT);
    assertThat(lines())
        .isEqualTo(
            """
            WARNING settings.duplicate-target amiguard.yaml:2:9 target 'ou-acme-11111111' is the \
            same place as '/Workloads': /Workloads (ou-acme-11111111) | Keep one of the two.
            """);
  }

  @Test
  void saysNothingAgainOfWhatReadingTheSettingsFinds() {
    assertThat(resolve("root", "/Workloads", "r-acme", "/Workloads"))
        .containsExactly(ROOT, WORKLOADS);
    assertThat(findings).isEmpty();
  }

  @Test
  void saysWhichKnownPlaceAnUnknownOneIsNearTo() {
    assertThat(resolve("/Workloads/Prd", "/workloads", "/Prod", "account:prod-wbe")).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.unknown-target amiguard.yaml:1:9 target '/Workloads/Prd' is not in \
            organization o-acme000001 | Did you mean '/Workloads/Prod'?
            ERROR settings.unknown-target amiguard.yaml:2:9 target '/workloads' is not in \
            organization o-acme000001 | Did you mean '/Workloads'?
            ERROR settings.unknown-target amiguard.yaml:3:9 target '/Prod' is not in \
            organization o-acme000001 | Did you mean '/Workloads/Prod'?
            ERROR settings.unknown-target amiguard.yaml:4:9 target 'account:prod-wbe' is not in \
            organization o-acme000001 | Did you mean 'account:prod-web'?
            """);
  }

  @Test
  void saysHowToNameAPlaceThatNothingIsNearTo() {
    assertThat(resolve("/Sandbox", "account:x", "999999999999", "r-zzzz", "ou-acme-99999999"))
        .isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.unknown-target amiguard.yaml:1:9 target '/Sandbox' is not in \
            organization o-acme000001 | Write the path of an organizational unit as AWS \
            Organizations shows it.
            ERROR settings.unknown-target amiguard.yaml:2:9 target 'account:x' is not in \
            organization o-acme000001 | Write the account's name as AWS Organizations shows it, or \
            its id.
            ERROR settings.unknown-target amiguard.yaml:3:9 target '999999999999' is not in \
            organization o-acme000001 | Check the id, and that the credentials are of this \
            organization.
            ERROR settings.unknown-target amiguard.yaml:4:9 target 'r-zzzz' is not in organization \
            o-acme000001 | Check the id, and that the credentials are of this organization.
            ERROR settings.unknown-target amiguard.yaml:5:9 target 'ou-acme-99999999' is not in \
            organization o-acme000001 | Check the id, and that the credentials are of this \
            organization.
            """);
  }

  @Test
  void listsThePlacesThatAnAmbiguousNameCouldMean() {
    assertThat(resolve("account:twin", "/A/B")).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.ambiguous-target amiguard.yaml:1:9 target 'account:twin' names 2 \
            places: 333333333333, 444444444444 | Write one of the ids instead.
            ERROR settings.ambiguous-target amiguard.yaml:2:9 target '/A/B' names 2 places: \
            ou-acme-33333333, ou-acme-55555555 | Write one of the ids instead.
            """);
  }

  @Test
  void warnsOfAnAccountThatNobodyCanWorkIn() {
    assertThat(resolve("account:old-batch")).containsExactly(new TargetId("555555555555"));
    assertThat(lines())
        .isEqualTo(
            """
            WARNING settings.inactive-account amiguard.yaml:1:9 target 'account:old-batch' is \
            account old-batch (555555555555), which is SUSPENDED | Take it out if it is not coming \
            back.
            """);
  }

  @Test
  void namesTheFlagOfATargetThatStandsInNoFile() {
    PolicySettings policy = policy(List.of(new TargetReference("/Sandbox", Where.nowhere())));

    assertThat(TargetResolver.resolve(policy, TREE, findings)).isEmpty();
    assertThat(lines())
        .startsWith(
            "ERROR settings.unknown-target --target '/Sandbox' is not in organization o-acme000001");
  }

  private List<TargetId> resolve(String... texts) {
    List<TargetReference> references = new ArrayList<>();
    for (String text : texts) {
      references.add(
          new TargetReference(text, Where.at("amiguard.yaml", references.size() + 1, 9)));
    }
    return TargetResolver.resolve(policy(references), TREE, findings);
  }

  private String lines() {
    return FindingLines.of(findings);
  }

  private static PolicySettings policy(List<TargetReference> targets) {
    return new PolicySettings(
        new PolicyName("allowed-amis"),
        PolicySettings.DEFAULT_DESCRIPTION,
        targets,
        new AllowedImagesSettings(
            Optional.of(State.DISABLED), List.of(), Optional.empty(), ChildPolicies.ALL),
        Where.nowhere());
  }

  private static Account account(String id, String name, Account.State state) {
    return new Account(new TargetId(id), name, ROOT, state);
  }
}
