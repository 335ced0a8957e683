package io.amiguard.cli.account;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsResponse;

/**
 * Three accounts in five Regions, of which some have set something already, each with a profile of
 * its own; and runs of the program against them.
 */
public final class AccountSandbox {
  static final String A = "444444444401";
  public static final String B = "444444444402";
  static final String C = "666666666601";
  static final List<String> ACCOUNTS = List.of(A, B, C);
  static final List<String> REGIONS =
      List.of("ap-south-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
  static final String SECRET = "not-a-secret-of-the-profiles";

  static final String INVENTORY =
      """
      {"regions": ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-south-1"],
       "allowedImagesSettings": [
         {"accountId": "444444444401", "region": "eu-west-1", "state": "enabled",
          "imageCriteria": [{"imageProviders": ["amazon"]}]},
         {"accountId": "444444444402", "region": "eu-west-1", "state": "audit-mode",
          "imageCriteria": [{"imageProviders": ["none"]}]},
         {"accountId": "666666666601", "region": "us-west-2", "state": "disabled",
          "imageCriteria": [{"imageNames": ["old-*"], "maximumDaysSinceDeprecated": 0},
                            {"imageProviders": ["aws-marketplace", "999999999999"]}]}]
      """;

  private static final String SETTINGS =
      """
      version: 1
      providers:
        golden-images: "555555555555"
      policies:
        - name: allowed-amis
          targets: [root]
          state: STATE
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace]
            - allowed_image_providers: [golden-images]
              image_names: ["golden-*"]
              maximum_days_since_created: 300
      """;

  private AccountSandbox() {}

  /** Returns the program with settings that want a state, and a profile for each account. */
  public static Cli cli(Path folder, String state) {
    String profiles =
        profile("a", A) + profile("b", B) + profile("c", C) + profile("closed", "888888888801");
    return Cli.in(folder)
        .file("amiguard.yaml", SETTINGS.replace("STATE", state))
        .file("credentials", profiles)
        .with("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
  }

  private static String profile(String name, String account) {
    return "[%s]\naws_access_key_id = AKIASBOX%s\naws_secret_access_key = %s\n"
        .formatted(name, account, SECRET);
  }

  public static Sandbox sandbox(Cli cli) {
    return sandbox(cli, "", SandboxOptions.defaults());
  }

  /**
   * Starts a sandbox with the three accounts.
   *
   * @param more of the inventory, each with a comma before it
   */
  public static Sandbox sandbox(Cli cli, String more, SandboxOptions options) {
    return Sandbox.start(InForceSandbox.organization(INVENTORY + more + "}"), options, cli.clock());
  }

  /** Runs a command with the profiles of all three accounts. */
  public static Run run(Cli cli, Sandbox sandbox, String... command) {
    return cli.run(with(sandbox.endpoint().toString(), command));
  }

  /** Returns a command with the profiles of all three accounts, and where AWS is. */
  static String[] with(String endpoint, String... command) {
    return Stream.concat(
            Stream.of(command),
            Stream.of("--profile=a", "--profile=b", "--profile=c", "--endpoint-url", endpoint))
        .toArray(String[]::new);
  }

  /** Returns what each account has in each Region, as EC2 tells it. */
  public static Map<String, String> settings(Sandbox sandbox) {
    Map<String, String> settings = new TreeMap<>();
    for (String account : ACCOUNTS) {
      for (String region : REGIONS) {
        in(
            sandbox,
            account,
            region,
            ec2 ->
                settings.put(
                    account + " " + region, inShort(ec2.getAllowedImagesSettings(it -> {}))));
      }
    }
    return settings;
  }

  private static String inShort(GetAllowedImagesSettingsResponse settings) {
    return settings.state()
        + " "
        + settings.imageCriteria().stream()
            .map(
                it ->
                    new HashSet<>(it.imageProviders())
                        + " "
                        + it.imageNames()
                        + " "
                        + it.creationDateCondition()
                        + " "
                        + it.deprecationTimeCondition())
            .collect(java.util.stream.Collectors.toSet())
        + " "
        + settings.managedByAsString();
  }

  /** Does something in an account and Region, as whoever works there does. */
  public static void in(Sandbox sandbox, String account, String region, Consumer<Ec2Client> deed) {
    try (Ec2Client ec2 =
        Ec2Client.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIASBOX" + account, SECRET)))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      deed.accept(ec2);
    }
  }

  /** Returns the calls that changed something, from a number on. */
  public static List<String> writes(Sandbox sandbox) {
    Set<String> kinds =
        Set.of(
            "EnableAllowedImagesSettings",
            "DisableAllowedImagesSettings",
            "ReplaceImageCriteriaInAllowedImagesSettings");
    List<String> writes = new ArrayList<>();
    for (Call call : sandbox.calls()) {
      if (kinds.contains(call.operation()) && call.outcome().equals(Call.OK)) {
        writes.add(call.account() + " " + call.region() + " " + call.operation());
      }
    }
    return writes;
  }
}
