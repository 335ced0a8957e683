package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsOptionsTest extends OptionsCases {
  @Test
  void makesAPolicyOfFlagsAlone() {
    SettingsOptions options =
        options(
            "allowed-amis",
            "enabled",
            List.of("amazon", "aws-marketplace", "111122223333"),
            List.of("root", "/Workloads/Prod"));

    Settings settings = apply(options, Optional.empty()).orElseThrow();

    assertThat(findings).isEmpty();
    assertThat(settings.providers()).isEmpty();
    assertThat(settings.policies()).hasSize(1);
    PolicySettings policy = settings.policies().get(0);
    assertThat(policy.name()).isEqualTo(new PolicyName("allowed-amis"));
    assertThat(policy.description()).isEqualTo(PolicySettings.DEFAULT_DESCRIPTION);
    assertThat(policy.targets())
        .extracting(TargetReference::text)
        .containsExactly("root", "/Workloads/Prod");
    assertThat(policy.allowedImages().state()).contains(State.ENABLED);
    assertThat(policy.allowedImages().criteria())
        .containsExactly(
            ImageCriterion.ofProviders(
                List.of(
                    ImageProvider.AMAZON,
                    ImageProvider.AWS_MARKETPLACE,
                    new ImageProvider("111122223333"))));
  }

  @Test
  void needsNoProviderToSwitchOff() {
    SettingsOptions options = options("allowed-amis", "disabled", List.of(), List.of("root"));

    assertThat(apply(options, Optional.empty()))
        .hasValueSatisfying(
            settings ->
                assertThat(settings.policies().get(0).allowedImages().criteria()).isEmpty());
  }

  @Test
  void namesEveryFlagThatIsMissing() {
    assertThat(apply(NONE, Optional.empty())).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.missing-flag --name is missing, and there is no settings file | Add \
            --name, such as --name allowed-amis, or write a settings file.
            ERROR settings.missing-flag --provider is missing, and there is no settings file | Add \
            --provider, such as --provider amazon, or write a settings file.
            ERROR settings.missing-flag --state is missing, and there is no settings file | Add \
            --state, such as --state audit_mode, or write a settings file.
            ERROR settings.missing-flag --target is missing, and there is no settings file | Add \
            --target, such as --target root, or write a settings file.
            """);
  }

  @Test
  void namesTheFlagWhoseValueIsWrong() {
    SettingsOptions options =
        options(
            "",
            "audit",
            List.of("amazn", "11112222333", "none", "amazon", "amazon"),
            List.of("prod", "1111"));

    assertThat(apply(options, Optional.empty())).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.account-id --provider '11112222333' has 11 digits | Write the 12 digits \
            of an account id.
            ERROR settings.account-id --target '1111' has 4 digits | Write the 12 digits of an \
            account id.
            ERROR settings.name --name is empty | Write 1 to 128 characters on one line.
            ERROR settings.provider-none AWS documents --provider 'none' for the EC2 API, not for \
            declarative policies | Name the providers to allow; an account's own images are always \
            allowed.
            ERROR settings.target-syntax --target 'prod' is not a target | Did you mean \
            'account:prod'? Use root, /OU/Path, ou-…, r-…, a 12-digit account id or account:NAME.
            ERROR settings.unknown-provider --provider 'amazn' is not known | Did you mean 'amazon'?
            ERROR settings.unknown-value --state 'audit' is not known | Did you mean 'audit_mode'?
            WARNING settings.duplicate-value --provider 'amazon' stands in the list twice | Keep \
            one of the two.
            """);
  }

  @Test
  void refusesMoreProvidersThanACriterionMayHave() {
    List<String> providers = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      providers.add("%012d".formatted(i));
    }
    SettingsOptions options = options("allowed-amis", "enabled", providers, List.of("root"));

    assertThat(apply(options, Optional.empty())).isEmpty();
    assertThat(findings).extracting(Finding::rule).containsExactly("settings.too-many-values");
  }
}
