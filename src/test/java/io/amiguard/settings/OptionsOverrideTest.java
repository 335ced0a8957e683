package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.plan.Adoption;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flags over a settings file. */
final class OptionsOverrideTest extends OptionsCases {
  private static final String ONE_POLICY =
      """
      version: 1
      providers:
        canonical: {account: "099720109477", expires: 2026-11-23}
        golden-images: {account: "111122223333", expires: 2026-11-30}
      policies:
        - name: allowed-amis
          description: AMIs our accounts may launch
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
              image_names: ["golden-*"]
          exception_message: Ask the platform team
      """;
  private static final String TWO_POLICIES =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
            - allowed_image_providers: ["111122223333"]
        - {name: sandbox, targets: [/Sandbox], state: disabled}
      """;

  @Test
  void leavesTheFileAsItIsWithoutFlags() {
    Settings settings = read(TWO_POLICIES);

    assertThat(apply(NONE, Optional.of(settings))).containsSame(settings);
    assertThat(findings).isEmpty();
  }

  @Test
  void overridesTheOnlyPolicyOfTheFile() {
    Settings settings = read(ONE_POLICY);
    SettingsOptions options =
        options(null, "enabled", List.of("aws_marketplace"), List.of("/Sandbox"));

    PolicySettings policy = apply(options, Optional.of(settings)).orElseThrow().policies().get(0);

    assertThat(findings).isEmpty();
    assertThat(policy.description()).isEqualTo("AMIs our accounts may launch");
    assertThat(policy.targets()).extracting(TargetReference::text).containsExactly("/Sandbox");
    AllowedImagesSettings allowedImages = policy.allowedImages();
    assertThat(allowedImages.state()).contains(State.ENABLED);
    assertThat(allowedImages.exceptionMessage()).contains("Ask the platform team");
    assertThat(allowedImages.criteria()).hasSize(1);
    assertThat(allowedImages.criteria().get(0).allowedImageProviders())
        .containsExactly(ImageProvider.AWS_MARKETPLACE);
    assertThat(allowedImages.criteria().get(0).imageNames()).containsExactly("golden-*");
  }

  @Test
  void overridesThePolicyThatItsNamePicks() {
    Settings settings = read(TWO_POLICIES);
    SettingsOptions options = options("sandbox", "audit_mode", List.of("amazon"), List.of());

    List<PolicySettings> policies = apply(options, Optional.of(settings)).orElseThrow().policies();

    assertThat(policies.get(0)).isEqualTo(settings.policies().get(0));
    assertThat(policies.get(1).allowedImages().state()).contains(State.AUDIT_MODE);
    assertThat(policies.get(1).allowedImages().criteria())
        .containsExactly(ImageCriterion.ofProviders(List.of(ImageProvider.AMAZON)));
  }

  @Test
  void asksWhichOfSeveralPoliciesIsMeant() {
    SettingsOptions options = options(null, "enabled", List.of(), List.of());

    assertThat(apply(options, Optional.of(read(TWO_POLICIES)))).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.ambiguous-policy the settings file has 2 policies, and the flags do not \
            say which one they change | Add --name. The file has 'allowed-amis', 'sandbox'.
            """);
  }

  @Test
  void asksWhichOfSeveralCriteriaIsMeant() {
    SettingsOptions options = options("allowed-amis", null, List.of("amazon"), List.of());

    assertThat(apply(options, Optional.of(read(TWO_POLICIES)))).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.ambiguous-criterion policy 'allowed-amis' has 2 criteria, and \
            --provider does not say which one it changes | Change allowed_image_providers in the \
            settings file.
            """);
  }

  @Test
  void refusesANameThatTheFileDoesNotHave() {
    SettingsOptions options = options("alowed-amis", "enabled", List.of(), List.of());

    assertThat(apply(options, Optional.of(read(TWO_POLICIES)))).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.unknown-policy the settings file has no policy 'alowed-amis' | \
            Did you mean 'allowed-amis'?
            """);
  }

  @Test
  void leavesThePolicyThatANameAlonePicksAsItIs() {
    Settings settings = read(TWO_POLICIES);
    SettingsOptions options = options("sandbox", null, List.of(), List.of());

    assertThat(apply(options, Optional.of(settings))).contains(settings);
    assertThat(findings).isEmpty();
  }

  @Test
  void refusesToEnableAPolicyWithoutCriteria() {
    SettingsOptions options = options("sandbox", "enabled", List.of(), List.of());

    assertThat(apply(options, Optional.of(read(TWO_POLICIES)))).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.no-criteria --state enabled needs criteria, and policy 'sandbox' has \
            none | Add --provider, or criteria in the settings file.
            """);
  }

  @Test
  void findsNamedProvidersOfTheFileAndChecksThatTheirTrustStillCounts() {
    SettingsOptions options = options(null, null, List.of("canonical", "golden-images"), List.of());

    assertThat(apply(options, Optional.of(read(ONE_POLICY)))).isEmpty();
    assertThat(lines())
        .isEqualTo(
            """
            ERROR settings.expired-provider --provider 'canonical' (099720109477) expired on \
            2026-11-23 | Review the trust, then move the date or take the provider out of the \
            criteria.
            WARNING settings.provider-expires-soon --provider 'golden-images' (111122223333) \
            expires on 2026-11-30 | Review the trust, then move the date or take the provider out \
            of the criteria.
            """);
  }

  @Test
  void keepsTheLimitsAndTheAdoptionOfTheFile() {
    Settings file =
        read(ONE_POLICY.stripTrailing() + "\n    adopt: true\nlimits: {max_accounts: 7}\n");
    SettingsOptions options = options(null, "audit_mode", List.of(), List.of());

    Settings changed = apply(options, Optional.of(file)).orElseThrow();

    assertThat(changed.limits()).isEqualTo(file.limits()).isNotEqualTo(SafetyLimits.DEFAULT);
    assertThat(changed.policies().get(0).adoption()).isEqualTo(Adoption.ALLOWED);
  }

  private static Settings read(String text) {
    return SettingsReader.read("amiguard.yaml", text, TODAY, new ArrayList<>()).orElseThrow();
  }
}
