package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.plan.Adoption;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final Path EVERYTHING =
      Path.of("src/test/resources/cases/settings/valid-everything/settings.yaml");
  static final String EVERYTHING_IN_JSON =
      """
      {"version": 1,
       "providers": {
         "golden-images": "111122223333",
         "canonical": {"account": "099720109477", "owner": "platform-team", "reason": "Ubuntu LTS",
                       "expires": "2027-06-30"}},
       "policies": [
         {"name": "allowed-amis",
          "description": "AMIs our accounts may launch",
          "targets": ["root", "/Workloads/Prod", "ou-acme-11111111", "123456789012",
                      "account:prod-web"],
          "state": "audit_mode",
          "criteria": [
            {"allowed_image_providers":
              ["amazon", "aws_marketplace", "aws_backup_vault", "golden-images", "canonical"]},
            {"allowed_image_providers": ["444455556666"],
             "image_names": ["golden-*", "base (v1.0) [x86_64]/2026-11'@?"],
             "marketplace_product_codes": [],
             "maximum_days_since_created": 300,
             "maximum_days_since_deprecated": 0},
            {"marketplace_product_codes": ["abcdefg1234567890"],
             "maximum_days_since_created": 2147483647}],
          "exception_message": "This AMI is not on the allow list. Ask for it at https://wiki.example.com/amis",
          "child_policies": "none",
          "adopt": true},
         {"name": "sandbox", "targets": ["/Sandbox", "r-acme"], "state": "disabled"}],
       "limits": {"max_accounts": 100, "max_share": "30%"}}
      """;

  private final List<Finding> findings = new ArrayList<>();

  @Test
  void readsEverythingThatSettingsCanSay() throws IOException {
    Settings settings = read("amiguard.yaml", Files.readString(EVERYTHING)).orElseThrow();

    assertThat(settings.providers().values())
        .containsExactly(
            NamedProvider.of("golden-images", new ImageProvider("111122223333")),
            new NamedProvider(
                "canonical",
                new ImageProvider("099720109477"),
                Optional.of("platform-team"),
                Optional.of("Ubuntu LTS"),
                Optional.of(LocalDate.of(2027, 6, 30))));
    PolicySettings policy = settings.policies().get(0);
    assertThat(policy.name()).isEqualTo(new PolicyName("allowed-amis"));
    assertThat(policy.description()).isEqualTo("AMIs our accounts may launch");
    assertThat(policy.where()).isEqualTo(Where.at("amiguard.yaml", 8, 5));
    assertThat(policy.targets())
        .extracting(TargetReference::text)
        .containsExactly(
            "root", "/Workloads/Prod", "ou-acme-11111111", "123456789012", "account:prod-web");
    assertThat(policy.targets().get(1).where()).isEqualTo(Where.at("amiguard.yaml", 12, 9));
    assertThat(policy.allowedImages()).isEqualTo(everything());
    assertThat(policy.adoption()).isEqualTo(Adoption.ALLOWED);
    assertThat(settings.policies().get(1).adoption()).isEqualTo(Adoption.REFUSED);
    assertThat(settings.limits())
        .isEqualTo(new SafetyLimits(OptionalInt.of(100), OptionalInt.of(30)));
  }

  private static AllowedImagesSettings everything() {
    ImageCriterion trusted =
        ImageCriterion.ofProviders(
            List.of(
                ImageProvider.AMAZON,
                ImageProvider.AWS_MARKETPLACE,
                ImageProvider.AWS_BACKUP_VAULT,
                new ImageProvider("111122223333"),
                new ImageProvider("099720109477")));
    ImageCriterion golden =
        new ImageCriterion(
            List.of(new ImageProvider("444455556666")),
            List.of("golden-*", "base (v1.0) [x86_64]/2026-11'@?"),
            List.of(),
            OptionalInt.of(300),
            OptionalInt.of(0));
    ImageCriterion product =
        new ImageCriterion(
            List.of(),
            List.of(),
            List.of("abcdefg1234567890"),
            OptionalInt.of(2147483647),
            OptionalInt.empty());
    return new AllowedImagesSettings(
        Optional.of(State.AUDIT_MODE),
        List.of(trusted, golden, product),
        Optional.of(
            "This AMI is not on the allow list. Ask for it at https://wiki.example.com/amis"),
        ChildPolicies.NONE);
  }

  @Test
  void readsTheSameSettingsFromYamlAndFromJson() throws IOException {
    Settings fromYaml = read("amiguard.yaml", Files.readString(EVERYTHING)).orElseThrow();
    Settings fromJson = read("amiguard.json", EVERYTHING_IN_JSON).orElseThrow();

    assertThat(withoutPlaces(fromJson)).isEqualTo(withoutPlaces(fromYaml));
  }

  private static Settings withoutPlaces(Settings settings) {
    return new Settings(
        settings.providers(),
        settings.policies().stream()
            .map(
                policy ->
                    new PolicySettings(
                        policy.name(),
                        policy.description(),
                        policy.targets().stream()
                            .map(target -> new TargetReference(target.text(), Where.nowhere()))
                            .toList(),
                        policy.allowedImages(),
                        policy.adoption(),
                        Where.nowhere()))
            .toList(),
        settings.limits());
  }

  @Test
  void fillsInWhatMayBeLeftOut() {
    PolicySettings policy = read("amiguard.yaml", minimal("")).orElseThrow().policies().get(0);

    assertThat(policy.description()).isEqualTo("Allowed AMIs, managed by amiguard");
    assertThat(policy.allowedImages().childPolicies()).isEqualTo(ChildPolicies.ALL);
    assertThat(policy.allowedImages().exceptionMessage()).isEmpty();
    assertThat(findings).isEmpty();
  }

  @Test
  void keepsTheLeadingZerosOfUnquotedAccountIds() {
    String text =
        """
        version: 1
        policies:
          - name: allowed-amis
            targets: [000000000001]
            state: enabled
            criteria: [{allowed_image_providers: [099720109477]}]
        """;

    PolicySettings policy = read("amiguard.yaml", text).orElseThrow().policies().get(0);

    assertThat(policy.targets()).extracting(TargetReference::text).containsExactly("000000000001");
    assertThat(policy.allowedImages().criteria().get(0).allowedImageProviders())
        .containsExactly(new ImageProvider("099720109477"));
  }

  @Test
  void readsFilesOfWindowsTheSame() {
    String text = "\uFEFF" + minimal("").replace("\n", "\r\n");

    assertThat(read("amiguard.yaml", text).map(SettingsReaderTest::withoutPlaces))
        .isEqualTo(read("amiguard.yaml", minimal("")).map(SettingsReaderTest::withoutPlaces));
  }

  @Test
  void showsTheFindingsOfAFileInTheOrderOfTheFile() {
    read("amiguard.yaml", "providers: {a: 1}\npolicies:\n  - {nam: x}\nversion: 2\n");

    assertThat(findings).isSortedAccordingTo(Finding.BY_PLACE).hasSizeGreaterThan(3);
  }

  @Test
  void keepsTheFindingsThatWereThereBefore() {
    Finding earlier = Finding.of(Finding.Severity.ERROR, "x.y", Where.nowhere(), "earlier");
    findings.add(earlier);

    assertThat(read("amiguard.yaml", minimal(""))).isPresent();
    assertThat(findings).containsExactly(earlier);
  }

  /** Returns settings with one policy, which says something more. */
  static String minimal(String more) {
    return """
    version: 1
    policies:
      - name: allowed-amis
        targets: [root]
        state: audit_mode
        criteria: [{allowed_image_providers: [amazon]}]
    """
        + more;
  }

  private Optional<Settings> read(String file, String text) {
    return SettingsReader.read(file, text, TODAY, findings);
  }
}
