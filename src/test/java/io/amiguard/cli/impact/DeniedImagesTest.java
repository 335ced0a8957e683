package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The impact where a role may list what runs, and not describe the images of it. */
class DeniedImagesTest {
  private static final String INVENTORY =
      "{\"deniedCalls\": {\"444444444402\": [\"DescribeImages\"]}}";
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: enabled
          criteria:
            - allowed_image_providers: %s
      """;
  private static final String CODES =
      "[amazon, aws_marketplace]\n        marketplace_product_codes: [3xampl3firewall00000000a1]";

  @TempDir Path folder;

  @Test
  void theReasonNamesTheCallAndWhatFollowsFromIt() {
    Run impact = impact(CODES);

    assertThat(impact.exitCode()).isEqualTo(5);
    assertThat(impact.out())
        .contains(
            ",eu-west-1,,,,,444444444402,prod-api,",
            "AWS denies ec2:DescribeImages because no identity-based policy allows it: grant it to the"
                + " role, or leave the Region out with --regions; instances and launch templates"
                + " could be read there, but some of their AMIs cannot be judged without it, so"
                + " nothing of the Region is counted");
  }

  @Test
  void aListThatDoesNotAskForItDoesNotMind() {
    assertThat(impact("[amazon, \"555555555555\"]").exitCode()).isZero();
  }

  private Run impact(String providers) {
    Cli cli = Cli.in(folder).withCredentials().file("amiguard.yaml", SETTINGS.formatted(providers));
    try (Sandbox sandbox =
        Sandbox.start(
            InForceSandbox.organization(INVENTORY), SandboxOptions.defaults(), cli.clock())) {
      return cli.run(
          "impact",
          "--accounts",
          "prod-api",
          "-o",
          "csv",
          "--endpoint-url",
          sandbox.endpoint().toString());
    }
  }
}
