package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The impact on what accounts say themselves that they run. */
class LiveImpactTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    Path candidate = Path.of("src/test/resources/cases/impact/candidate/candidate.yaml");
    cli =
        Cli.in(folder)
            .withCredentials()
            .file("organization.json", Files.readString(Path.of("examples/organization.json")))
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")))
            .file("narrow.yaml", Files.readString(candidate))
            .file(
                "products.yaml",
                """
                version: 1
                policies:
                  - name: allowed-amis
                    targets: [root]
                    state: enabled
                    criteria:
                      - allowed_image_providers: [amazon, "555555555555"]
                        maximum_days_since_deprecated: 300
                      - allowed_image_providers: [aws_marketplace]
                        marketplace_product_codes: [3xampl3firewall00000000a1]
                """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amiguard.yaml", "narrow.yaml", "products.yaml"})
  void isTheImpactOnAnInventoryOfTheSame(String settings) throws IOException {
    try (Sandbox sandbox = sandbox("{}")) {
      Run live = live(sandbox, "-f", settings, "-o", "json");
      Run saved =
          cli.run("impact", "--snapshot", "organization.json", "-f", settings, "-o", "json");

      assertThat(live.exitCode()).as(live.err()).isZero();
      assertThat(verdicts(live)).isEqualTo(verdicts(saved)).hasSizeGreaterThan(30);
      assertThat(JSON.readTree(live.out()).get("totals"))
          .isEqualTo(JSON.readTree(saved.out()).get("totals"));
    }
  }

  @Test
  void worksOnTheSandboxInTheProcess() {
    Run run = cli.run("impact", "--sandbox");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("New launches of 3 AMIs would fail, in 5 accounts: 7 instances (7 running, 0");
    assertThat(run.err())
        .contains(
            "Asked 21 active accounts what runs there; passed over 1 account that is not active.");
  }

  @Test
  void namesWhatItCouldNotRead() {
    String inventory =
        """
        {"roles": {"222222222202": []}, "deniedRegions": {"666666666601": ["eu-west-1"]}}""";
    try (Sandbox sandbox = sandbox(inventory)) {
      Run live = live(sandbox);

      assertThat(live.exitCode()).isEqualTo(5);
      assertThat(live.out().lines().map(String::strip))
          .contains(
              "NOT COMPLETE: 1 account and 1 Region in 1 more account could not be read; what")
          .contains("Not read")
          .anyMatch(line -> line.startsWith("audit (222222222202): AWS denies sts:AssumeRole for"))
          .containsSubsequence(
              "dev-web (666666666601) in eu-west-1: AWS denies",
              "ec2:DescribeInstanceImageMetadata with an explicit deny in a service");
    }
  }

  @Test
  void asksOnlyTheAccountsAndRegionsThatAreNamed() {
    try (Sandbox sandbox = sandbox("{}")) {
      Run live = live(sandbox, "--accounts", "dev-web", "--regions", "us-east-1");

      assertThat(live.exitCode()).isZero();
      assertThat(live.err()).isEqualTo("Asked 1 active account what runs there.\n");
      assertThat(InForceSandbox.callsOf(sandbox, "DescribeInstanceImageMetadata"))
          .containsExactly("666666666601 us-east-1");
    }
  }

  @Test
  void describesImagesOnlyWhereTheVerdictTakesMore() {
    try (Sandbox sandbox = sandbox("{}")) {
      live(sandbox);
      long few = sandbox.callCounts().getOrDefault("DescribeImages", 0L);
      live(sandbox, "-f", "products.yaml");
      long more = sandbox.callCounts().getOrDefault("DescribeImages", 0L) - few;

      assertThat(few).isLessThan(6);
      assertThat(more).isGreaterThan(few);
      assertThat(sandbox.callCounts()).doesNotContainKey("DescribeLaunchTemplates");
    }
  }

  @Test
  void faultsInOneOfTenCallsChangeNoVerdict() throws IOException {
    List<String> calm;
    try (Sandbox sandbox = sandbox("{}")) {
      calm = verdicts(live(sandbox, "-f", "products.yaml", "-o", "json"));
    }
    SandboxOptions moody =
        SandboxOptions.defaults()
            .withFault(Fault.parse("every=10,kind=TooManyRequests,on=all"))
            .withFault(Fault.parse("every=13,kind=dropped,on=all"))
            .withFault(Fault.parse("every=17,kind=ExpiredToken,on=all"));
    try (Sandbox sandbox = Sandbox.start(InForceSandbox.organization("{}"), moody, cli.clock())) {
      Run live = live(sandbox, "-f", "products.yaml", "-o", "json");

      assertThat(live.exitCode()).as(live.err()).isZero();
      assertThat(verdicts(live)).isEqualTo(calm);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--snapshot organization.json --ou /Sandbox | --snapshot asks nobody; leave one out.",
        "--snapshot organization.json --regions us-east-1 | --snapshot asks nobody",
        "--sandbox --concurrency 0 | --concurrency must be from 1 to 512, not 0; leave it out for 16.",
        "--sandbox --regions europe | --regions 'europe' is not an AWS Region",
        "--sandbox --accounts nobody | --accounts 'nobody' names nothing"
      })
  void saysWhatIsWrongWithAnOption(String options, String complaint) {
    Run run =
        cli.run(
            Stream.concat(Stream.of("impact"), Stream.of(options.split(" ", -1)))
                .toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains(complaint);
  }

  @Test
  void showsABarOnATerminal() {
    cli.typing("");

    Run run = cli.run("impact", "--sandbox", "--color", "never");

    assertThat(run.err()).contains("[########################] 42 of 42 Regions of accounts");
  }

  private Run live(Sandbox sandbox, String... options) {
    return cli.run(
        Stream.concat(
                Stream.of("impact", "--endpoint-url", sandbox.endpoint().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(
        InForceSandbox.organization(inventory), SandboxOptions.defaults(), cli.clock());
  }

  /**
   * Returns what is said of each image in each account, which is all but what templates call it.
   */
  private static List<String> verdicts(Run run) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (JsonNode image : JSON.readTree(run.out()).get("images")) {
      for (JsonNode use : image.get("uses")) {
        ObjectNode told = use.deepCopy();
        told.remove("launchTemplates");
        verdicts.add(image.get("imageId").asText() + " " + told);
      }
    }
    return verdicts;
  }
}
