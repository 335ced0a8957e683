package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceImageMetadata;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What the impact says before against what AWS says of the same instances afterwards. */
class ImpactAgainstAwsTest {
  private static final Path CASES = Path.of("src/test/resources/cases/impact");
  private static final AwsCredentials ANY = AwsBasicCredentials.create("AKIAEXAMPLE", "secret");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    cli =
        Cli.in(folder)
            .withCredentials()
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")))
            .file("narrow.yaml", Files.readString(CASES.resolve("candidate/candidate.yaml")));
  }

  /** What the sandbox says is what AWS's API says after the fact. */
  @ParameterizedTest
  @ValueSource(strings = {"amiguard.yaml", "narrow.yaml"})
  void agreesWithImageAllowedOfEveryInstanceOnceItIsApplied(String settings) throws IOException {
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      Run impact = cli.run("impact", "-f", settings, "-o", "json", "--endpoint-url", endpoint);
      Map<Tuple, String> verdicts = verdicts(JSON.readTree(impact.out()));
      Run apply = cli.run("apply", "--yes", "-f", settings, "--endpoint-url", endpoint);
      assertThat(apply.exitCode()).isZero();

      List<InstanceImageMetadata> instances = instances(sandbox);

      assertThat(instances).hasSizeGreaterThan(60);
      for (InstanceImageMetadata instance : instances) {
        String verdict =
            verdicts.getOrDefault(
                tuple(instance.ownerId(), instance.imageMetadata().imageId()), "terminated");
        assertThat(expected(verdict))
            .as(instance.instanceId() + " " + verdict)
            .contains(instance.imageMetadata().imageAllowed());
      }
      assertThat(verdicts).containsValues("blocked", "unknown", "allowed", "own_image");
    }
  }

  private static Map<Tuple, String> verdicts(JsonNode impact) {
    Map<Tuple, String> verdicts = new HashMap<>();
    for (JsonNode image : impact.get("images")) {
      for (JsonNode use : image.get("uses")) {
        verdicts.put(
            tuple(use.get("accountId").asText(), image.get("imageId").asText()),
            use.get("verdict").asText());
      }
    }
    return verdicts;
  }

  /** A verdict that leaves it open is right whatever AWS says. */
  private static Set<Boolean> expected(String verdict) {
    return switch (verdict) {
      case "blocked" -> Set.of(false);
      case "allowed", "own_image" -> Set.of(true);
      default -> Set.of(true, false);
    };
  }

  private static List<InstanceImageMetadata> instances(Sandbox sandbox) throws IOException {
    List<InstanceImageMetadata> instances = new ArrayList<>();
    Set<String> accounts = new TreeSet<>();
    JSON.readTree(Path.of("examples/organization.json").toFile())
        .at("/inventory/instances")
        .forEach(instance -> accounts.add(instance.get("accountId").asText()));
    for (String account : accounts) {
      for (Region region : List.of(Region.US_EAST_1, Region.EU_WEST_1)) {
        try (Ec2Client ec2 = ec2(sandbox, account, region)) {
          ec2.describeInstanceImageMetadataPaginator(it -> {})
              .instanceImageMetadata()
              .forEach(instances::add);
        }
      }
    }
    return instances;
  }

  private static Ec2Client ec2(Sandbox sandbox, String account, Region region) {
    return Ec2Client.builder()
        .endpointOverride(sandbox.endpoint())
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials(sandbox, account)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** The management account enters no role of its own. */
  private static AwsCredentials credentials(Sandbox sandbox, String account) {
    if (account.equals(sandbox.snapshot().tree().managementAccountId().value())) {
      return ANY;
    }
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(ANY))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      Credentials assumed =
          sts.assumeRole(
                  it ->
                      it.roleArn(
                              "arn:aws:iam::%s:role/OrganizationAccountAccessRole"
                                  .formatted(account))
                          .roleSessionName("amiguard"))
              .credentials();
      return AwsSessionCredentials.create(
          assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken());
    }
  }
}
