package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no SDK sends, but other programs may. */
class WireTest {
  private static final String SCOPE =
      "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261124/us-east-1/%s/aws4_request,"
          + " SignedHeaders=host, Signature=0";
  private static final String API = "AWSOrganizationsV20161128.";

  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{}{}", "{} junk", "\"{}\"", "7", "{broken"})
  void refusesBodiesThatAreNotOneJsonObject(String body) throws Exception {
    HttpResponse<String> response = organizations("ListRoots", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("\"__type\":\"SerializationException\"", "The body is not one JSON object.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DescribeAccount | {'AccountId':111111111111} | AccountId must be a string, not 111111111111.",
        "DescribeAccount | {'AccountId':true} | AccountId must be a string, not true.",
        "CreatePolicy | {'Tags':'x'} | Tags must be a list, not \"x\".",
        "CreatePolicy | {'Tags':{'1':{}}} | Tags must be a list, not a value of type object.",
        "CreatePolicy | {'Tags':['x']} | An item of a list must be a structure, not \"x\".",
        "CreatePolicy | {'Tags':[null]} | An item of a list must be a structure, not null.",
        "ListAccounts | {'MaxResults':99999999999} | MaxResults must be an integer from -2147483648"
            + " to 2147483647, not 99999999999.",
        "ListAccounts | {'MaxResults':'5'} | not \"5\".",
        "ListAccounts | {'MaxResults':5.5} | not 5.5.",
      })
  void refusesJsonOfAnotherTypeThanTheModels(String operation, String body, String message)
      throws Exception {
    HttpResponse<String> response = organizations(operation, body.replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body().replace("\\\"", "\""))
        .contains("\"__type\":\"SerializationException\"", message);
  }

  @Test
  void takesNullForAParameterThatIsLeftOut() throws Exception {
    assertThat(organizations("ListAccounts", "{\"MaxResults\":null}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sts | Action=AssumeRole&DurationSeconds=99999999999 | ValidationError",
        "sts | Action=AssumeRole&DurationSeconds=long | ValidationError",
        "sts | Action=AssumeRole&RoleArn.x=y | ValidationError",
        "ec2 | Action=DescribeImages&MaxResults=99999999999 | InvalidParameterValue",
        "ec2 | Action=DescribeImages&DryRun=maybe | InvalidParameterValue",
        "ec2 | Action=DescribeImages&Owner=self | InvalidParameterValue",
        "ec2 | Action=DescribeImages&Owner.first=self | InvalidParameterValue",
        "ec2 | Action=ReplaceImageCriteriaInAllowedImagesSettings"
            + "&ImageCriterion.1.CreationDateCondition.MaximumDaysSinceCreated=2147483648"
            + " | InvalidParameterValue",
      })
  void refusesFormsOfAnotherTypeThanTheModels(String service, String form, String code)
      throws Exception {
    HttpResponse<String> response = send(signedFor(service).POST(BodyPublishers.ofString(form)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("<Code>" + code + "</Code>")
        .contains(" must be ")
        .doesNotContain("For input string");
  }

  /** Read off the wire, since the SDK's client over URLConnection has no body of a 401. */
  @Test
  void aRegionThatIsNotEnabledKnowsNoCredentials() throws Exception {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(aws.sandbox.endpoint() + "/"))
                .header("Authorization", SCOPE.formatted("ec2").replace("us-east-1", "ap-east-1"))
                .POST(BodyPublishers.ofString("Action=GetAllowedImagesSettings")));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .contains(
            "<Code>AuthFailure</Code><Message>AWS was not able to validate the provided access"
                + " credentials: ap-east-1 is not enabled.</Message>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Junk.ListRoots", "ListRoots", "AWSOrganizationsV20161128.x.ListRoots"})
  void knowsOperationsOfOrganizationsOnly(String target) throws Exception {
    HttpResponse<String> response =
        send(
            signedFor("organizations")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(response.body()).contains("\"__type\":\"UnknownOperationException\"");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void takesPostOnly(String method) throws Exception {
    HttpResponse<String> response =
        send(
            signedFor("organizations")
                .header("X-Amz-Target", API + "ListRoots")
                .method(method, BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("UnknownOperationException", "The amiguard sandbox takes POST requests only.");
  }

  @Test
  void answersHeadWithoutABodyAndWithoutAWarning() throws Exception {
    List<String> warnings = new ArrayList<>();
    Logger server = Logger.getLogger("com.sun.net.httpserver");
    Handler listener = listener(warnings);
    server.addHandler(listener);
    try {
      HttpResponse<String> response =
          send(signedFor("organizations").method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).isEmpty();
      assertThat(warnings).isEmpty();
    } finally {
      server.removeHandler(listener);
    }
  }

  @Test
  void saysThatABodyIsTooLong() throws Exception {
    String body = "{\"Filter\":\"%s\"}".formatted("x".repeat(4 << 20));

    HttpResponse<String> response = organizations("ListPolicies", body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body())
        .contains(
            "RequestEntityTooLargeException",
            "The body of the request is longer than 4194304 bytes.");
  }

  @Test
  void aBodyOfTheGreatestLengthIsRead() throws Exception {
    String frame = "{\"Filter\":\"%s\"}";
    String body = frame.formatted("x".repeat((4 << 20) - frame.formatted("").length()));

    assertThat(organizations("ListPolicies", body).body()).contains("INVALID_ENUM:POLICY_TYPE");
  }

  @Test
  void answersOthersWhileBodiesAreUnfinished() throws IOException {
    List<Socket> unfinished = new ArrayList<>();
    try {
      for (int connection = 0; connection < 100; connection++) {
        unfinished.add(withUnfinishedBody());
      }

      assertThat(aws.organizations.listRoots().roots()).hasSize(1);
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
  }

  private Socket withUnfinishedBody() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), aws.sandbox.port());
    socket
        .getOutputStream()
        .write(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{}"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private HttpResponse<String> organizations(String operation, String body) throws Exception {
    return send(
        signedFor("organizations")
            .header("X-Amz-Target", API + operation)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder signedFor(String service) {
    return HttpRequest.newBuilder(URI.create(aws.sandbox.endpoint() + "/"))
        .header("Authorization", SCOPE.formatted(service));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Handler listener(List<String> warnings) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
          warnings.add(entry.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
