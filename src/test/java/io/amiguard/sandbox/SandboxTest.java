package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.source.TextFile;
import io.amiguard.testing.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.Tag;

class SandboxTest {
  private static final String SCOPE =
      "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261124/us-east-1/%s/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  @TempDir private Path folder;
  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void savesEachChangeBeforeItIsAnswered() throws IOException {
    Path file = folder.resolve("state/organization.json");
    aws.sandbox.withStateFile(stateFile(file));

    aws.ec2In(Acme.PROD, Region.US_EAST_1)
        .enableAllowedImagesSettings(it -> it.allowedImagesSettingsState("enabled"));
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.WORKLOADS);
    aws.organizations.tagResource(
        it -> it.resourceId(Acme.PROD).tags(Tag.builder().key("team").value("web").build()));

    assertThat(Files.readString(file, UTF_8))
        .isEqualTo(SnapshotWriter.write(aws.sandbox.snapshot()))
        .contains(policy);
    try (Aws again = Aws.with(Acme.snapshot(Files.readString(file, UTF_8)))) {
      assertThat(again.sandbox.snapshot()).isEqualTo(aws.sandbox.snapshot());
      assertThat(again.effective(Acme.PROD)).contains("audit_mode");
    }
    try (var files = Files.list(file.resolveSibling("."))) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("organization.json", "organization.json.lock");
    }
  }

  @Test
  void aChangeThatCannotBeSavedDoesNotHappen() throws IOException {
    Path file = folder.resolve("organization.json");
    aws.sandbox.withStateFile(stateFile(file));
    Files.delete(file);
    Files.createDirectories(file.resolve("in-the-way"));

    assertThatThrownBy(() -> aws.created("allowed-amis", Acme.AUDIT))
        .isInstanceOf(OrganizationsException.class)
        .hasMessageContaining("state file could not be written: it is a folder. Choose another.")
        .hasMessageContaining("Status Code: 400");
    assertThat(aws.sandbox.snapshot().policies()).isEmpty();
  }

  @Test
  void parallelWritesAllHappen() {
    List<String> policies =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(number -> aws.created("policy-" + number, Acme.ENABLED))
            .toList();

    assertThat(policies).doesNotHaveDuplicates();
    assertThat(aws.sandbox.snapshot().policies()).hasSize(40);
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(aws.sandbox.endpoint()).hasHost("127.0.0.1").hasPort(aws.sandbox.port());
  }

  @Test
  void saysThatThePortIsTaken() {
    SandboxOptions samePort = SandboxOptions.defaults().withPort(aws.sandbox.port());

    assertThatThrownBy(() -> Sandbox.start(Acme.enabled(), samePort, new FakeClock()))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("cannot listen on port " + aws.sandbox.port());
  }

  @Test
  void namesTheOperationThatItDoesNotKnow() {
    assertThatThrownBy(() -> aws.organizations.listHandshakesForAccount())
        .isInstanceOf(OrganizationsException.class)
        .hasMessageContaining("does not know the operation organizations:ListHandshakesForAccount");
    assertThatThrownBy(() -> aws.ec2(Region.US_EAST_1).describeVpcs())
        .isInstanceOf(Ec2Exception.class)
        .hasMessageContaining("does not know the operation ec2:DescribeVpcs");
  }

  @Test
  void refusesRequestsThatAreNotSigned() throws Exception {
    HttpResponse<String> response = post("", "{}", "AWSOrganizationsV20161128.ListRoots");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("MissingAuthenticationToken");
  }

  @ParameterizedTest
  @CsvSource({
    "organizations, '{broken', SerializationException",
    "organizations, '{\"MaxResults\":\"many\"}', SerializationException",
    "organizations, '{\"MaxResults\":{}}', SerializationException",
    "sts, 'Action=%ZZ', SerializationException",
    "sts, 'Version=2011-06-15', InvalidAction",
    "s3, 'GET', UnknownService",
  })
  void refusesWhatItCannotRead(String service, String body, String code) throws Exception {
    String target = service.equals("organizations") ? "AWSOrganizationsV20161128.ListRoots" : "";

    HttpResponse<String> response = post(SCOPE.formatted(service), body, target);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=Unknown",
        "every=0,kind=500",
        "every=x,kind=500",
        "kind=500,when=sometimes",
        "kind=500,on=deletes",
        "often"
      })
  void refusesFaultsThatMakeNoSense(String words) {
    assertThatThrownBy(() -> Fault.parse(words)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentModification, CONCURRENT_MODIFICATION",
    "concurrentmodification, CONCURRENT_MODIFICATION",
    "ConcurrentModificationException, CONCURRENT_MODIFICATION",
    "PolicyChangesInProgressException, POLICY_CHANGES_IN_PROGRESS",
    "TooManyRequestsException, TOO_MANY_REQUESTS",
    "ServiceException, SERVICE_EXCEPTION",
    "Dropped, DROPPED_CONNECTION",
    "500, SERVER_ERROR",
  })
  void takesKindsOfFaultsByTheNamesOfAwsToo(String word, Fault.Kind kind) {
    assertThat(Fault.parse("kind=" + word).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure", "aws:", "aws:0", "aws:-1", "aws:fast", "aws:NaN"})
  void refusesThrottlesThatMakeNoSense(String words) {
    assertThatThrownBy(() -> SandboxOptions.defaults().withThrottle(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aws:SCALE");
  }

  private HttpResponse<String> post(String authorization, String body, String target)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(aws.sandbox.endpoint() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!target.isEmpty()) {
      request.header("X-Amz-Target", target);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static StateFile stateFile(Path file) {
    return StateFile.open(new TextFile(file, "state file", "Choose another."));
  }
}
