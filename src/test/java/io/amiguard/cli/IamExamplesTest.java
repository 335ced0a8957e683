package io.amiguard.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies in {@code examples/iam} against the calls that real runs make. */
class IamExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final String TRAINING = "777777777701";
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [/Workloads]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  /** Nobody can even be denied it (STS API Reference). */
  private static final String NEEDS_NO_PERMISSION = "sts:GetCallerIdentity";

  /** Helps out where there are many accounts, and seldom in these runs (docs/reading-aws.md). */
  private static final String FOR_MANY_ACCOUNTS = "organizations:ListAccountsForParent";

  @TempDir Path folder;

  private final Sandbox sandbox =
      Sandbox.start(
          SandboxFolder.example(), SandboxOptions.defaults(), Cli.in(Path.of("")).clock());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void readerMayDoWhatPlanCheckAndExplainDoAndNoMore() throws IOException {
    applyTwice();
    InForceSandbox.makeAnEffectivePolicyInvalid(sandbox);

    Set<String> called = new TreeSet<>();
    called.addAll(callsOf(0, "plan"));
    called.addAll(callsOf(3, "check", "--sample", "all"));
    called.addAll(callsOf(0, "explain", TRAINING));
    called.addAll(callsOf(0, "snapshot", "--out", "saved.json"));

    assertThat(union(called, Set.of(FOR_MANY_ACCOUNTS))).isEqualTo(granted("reader.json"));
  }

  @Test
  void writerMayDoWhatApplyDoesBesideAndTheReadmeSaysWhatElse() throws IOException {
    Set<String> called = applyTwice();
    Set<String> reader = granted("reader.json");
    Set<String> writer = granted("writer.json");

    assertThat(writer).doesNotContainAnyElementsOf(reader);
    assertThat(union(reader, writer)).containsAll(called);
    Set<String> uncalled = new TreeSet<>(writer);
    uncalled.removeAll(called);
    assertThat(uncalled)
        .containsExactly(
            "organizations:DeletePolicy",
            "organizations:TagResource",
            "organizations:UntagResource");
    assertThat(Files.readString(EXAMPLES.resolve("README.md")))
        .contains(uncalled.stream().map("`%s`"::formatted).toList());
  }

  @Test
  void whoChecksWhatIsInForceNeedsNoMoreThanToEnterAndToRead() throws IOException {
    applyTwice();

    Set<String> called = callsOf(0, "check", "--level", "in-force");

    called.remove("sts:GetCallerIdentity"); // needs no permission
    assertThat(called)
        .containsAll(granted("enter-members.json"))
        .contains("ec2:DescribeRegions", "ec2:GetAllowedImagesSettings");
    assertThat(
            union(
                granted("enter-members.json"),
                union(granted("reader.json"), granted("member-read.json"))))
        .containsAll(called);
  }

  /**
   * Whether EC2 asks for it when it resolves a parameter of a launch template is not documented.
   */
  @Test
  void memberRoleMayDoWhatChecksAndImpactsDoAndNoMore() throws IOException {
    applyTwice();
    cli().file("products.yaml", SETTINGS + "      - marketplace_product_codes: [abc123]\n");

    Set<String> called = new TreeSet<>();
    called.addAll(callsOf(0, "check", "--level", "in-force"));
    called.addAll(callsOf(0, "impact", "-f", "products.yaml"));
    called.addAll(callsOf(0, "snapshot", "--inventory", "--out", "saved.json"));

    called.removeAll(granted("reader.json"));
    called.removeAll(granted("enter-members.json"));
    assertThat(union(called, Set.of("ssm:GetParameters"))).isEqualTo(granted("member-read.json"));
  }

  @Test
  void whoMakesReportsMayDoThatAndWhatAwsDoesOnTheirBehalf() throws IOException {
    applyTwice();

    Set<String> called = new TreeSet<>();
    String[] aws = {"--region", "us-east-1"};
    called.addAll(
        callsOf(0, words(aws, "report", "start", "--bucket", "acme-reports", "--target", "root")));
    called.addAll(callsOf(0, words(aws, "report", "show", "--wait", "1h")));
    called.addAll(callsOf(1, words(aws, "report", "cancel", "report-1")));
    called.remove(NEEDS_NO_PERMISSION);

    Set<String> granted = granted("report.json");
    assertThat(granted).containsAll(called);
    Set<String> uncalled = new TreeSet<>(granted);
    uncalled.removeAll(called);
    assertThat(uncalled)
        .containsExactly(
            "ec2:CancelDeclarativePoliciesReport", // of a report that is running
            "organizations:DescribeAccount",
            "organizations:DescribeOrganizationalUnit",
            "organizations:ListAccounts",
            "organizations:ListDelegatedAdministrators", // by an account that may be one
            "s3:PutObject");
    assertThat(Files.readString(EXAMPLES.resolve("README.md")))
        .contains("`organizations:DescribeAccount`, `organizations:DescribeOrganizationalUnit`");
  }

  private static String[] words(String[] last, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void whoProposesFromWhatRunsNeedsNoMoreThanToEnterAndToRead() throws IOException {
    Set<String> called = callsOf(0, "init", "--from-usage", "--out", "-");

    assertThat(called)
        .contains("ec2:DescribeInstanceImageMetadata", "ec2:DescribeLaunchTemplateVersions");
    assertThat(
            union(
                granted("enter-members.json"),
                union(granted("reader.json"), granted("member-read.json"))))
        .containsAll(called);
  }

  @Test
  void readerAndMemberRoleOnlyRead() throws IOException {
    assertThat(union(granted("reader.json"), granted("member-read.json")))
        .allMatch(action -> action.matches("[a-z0-9]+:(Describe|Get|List)[A-Za-z]+"));
  }

  /** Switches everything on and creates, then updates, attaches and detaches. */
  private Set<String> applyTwice() {
    Set<String> called = new TreeSet<>();
    cli().file("amiguard.yaml", SETTINGS);
    called.addAll(callsOf(0, "apply", "--yes"));
    cli()
        .file(
            "amiguard.yaml",
            SETTINGS.replace("/Workloads", "/Sandbox").replace("audit_mode", "enabled"));
    called.addAll(callsOf(0, "apply", "--yes"));
    return called;
  }

  private Set<String> callsOf(int exitCode, String... command) {
    int before = sandbox.calls().size();
    Run run =
        cli()
            .run(
                Stream.concat(
                        Stream.of(command),
                        Stream.of("--endpoint-url", sandbox.endpoint().toString()))
                    .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    List<Call> calls = sandbox.calls();
    return calls.subList(before, calls.size()).stream()
        .map(call -> call.api().name().toLowerCase(Locale.ROOT) + ":" + call.operation())
        .filter(action -> !action.equals(NEEDS_NO_PERMISSION))
        .collect(toCollection(TreeSet::new));
  }

  private Cli cli() {
    return Cli.in(folder).withCredentials();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<String> granted(String policy) throws IOException {
    JsonNode statements =
        new ObjectMapper()
            .readTree(EXAMPLES.resolve("iam").resolve(policy).toFile())
            .required("Statement");
    return StreamSupport.stream(statements.spliterator(), false)
        .map(statement -> statement.required("Action"))
        .flatMap(IamExamplesTest::oneOrMore)
        .map(JsonNode::textValue)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> oneOrMore(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
