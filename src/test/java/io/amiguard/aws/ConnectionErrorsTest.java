package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyName;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class ConnectionErrorsTest {
  private final ScriptedHttp http = new ScriptedHttp();

  @Test
  void namesTheEndpointWhereNothingListens() throws IOException {
    URI endpoint = URI.create("http://127.0.0.1:" + closedPort());

    try (AwsClients clients = AwsClients.forSandbox(endpoint, Waits.none())) {
      assertThatThrownBy(() -> new AwsOrganizationReader(clients).tree())
          .isInstanceOf(AmiguardException.class)
          .hasMessage(
              "cannot connect to %s (organizations:DescribeOrganization): nothing answers there; check the network, the proxy and --endpoint-url"
                  .formatted(endpoint));
      assertThatThrownBy(() -> AwsCaller.of(clients))
          .isInstanceOf(AmiguardException.class)
          .hasMessage(
              "cannot connect to %s (sts:GetCallerIdentity): nothing answers there; check the network, the proxy and --endpoint-url"
                  .formatted(endpoint));
    }
  }

  @Test
  void namesAwssEndpointWhenItsNameDoesNotResolve() {
    assertThat(brokenBy(new UnknownHostException("organizations.us-east-1.amazonaws.com")))
        .isEqualTo(
            "cannot find https://organizations.us-east-1.amazonaws.com (organizations:DescribeOrganization): its host name does not resolve; check the network, --region and --endpoint-url");
  }

  @Test
  void saysWhenNothingComesBack() {
    assertThat(brokenBy(new SocketTimeoutException("Read timed out")))
        .isEqualTo(
            "no answer from https://organizations.us-east-1.amazonaws.com in time (organizations:DescribeOrganization); check the network and proxy, or run it again");
  }

  @Test
  void saysWhenNobodyAnswers() {
    assertThat(brokenBy(new ConnectException("Connection refused")))
        .startsWith("cannot connect to https://organizations.us-east-1.amazonaws.com ");
  }

  @Test
  void saysWhenTheCertificateIsNotTrusted() {
    assertThat(brokenBy(new SSLHandshakeException("PKIX path building failed")))
        .isEqualTo(
            "no secure connection to https://organizations.us-east-1.amazonaws.com (organizations:DescribeOrganization): PKIX path building failed; if a proxy of your company is in between, set AWS_CA_BUNDLE to its certificates");
  }

  @Test
  void saysWhenTheConnectionBreaks() {
    assertThat(brokenBy(new SocketException("Connection reset")))
        .isEqualTo(
            "the connection to https://organizations.us-east-1.amazonaws.com broke (organizations:DescribeOrganization): Connection reset; run it again");
  }

  @Test
  void saysWhenTheAnswerMakesNoSense() {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.answer("DescribeOrganization", "<html>Sign in to the hotel's network</html>");
    }

    assertThat(tree())
        .isEqualTo(
            "the answer from https://organizations.us-east-1.amazonaws.com makes no sense (organizations:DescribeOrganization): it was cut off, or is not from AWS; check the proxy and --endpoint-url");
  }

  @Test
  void saysWhenTheAnswerIsNull() {
    http.answer("DescribeOrganization", "null");

    assertThat(tree())
        .startsWith("the answer from https://organizations.us-east-1.amazonaws.com makes no sense");
  }

  @Test
  void saysThatAChangeWhoseAnswerWasLostMayBeDone() {
    breakAttach(new SocketException("Connection reset"));

    assertThatThrownBy(this::attach)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the connection to https://organizations.us-east-1.amazonaws.com broke (organizations:AttachPolicy): Connection reset; whether it was done is not known: run the same command again, it looks first")
        .extracting("kind")
        .isEqualTo(Kind.INCOMPLETE);
  }

  @Test
  void saysThatAChangeIsNotDoneWhereNobodyAnswered() {
    breakAttach(new ConnectException("Connection refused"));

    assertThatThrownBy(this::attach)
        .hasMessageEndingWith(
            "nothing answers there; check the network, the proxy and --endpoint-url")
        .extracting("kind")
        .isEqualTo(Kind.FAILED);
  }

  @Test
  void remembersThatAnEarlierAttemptMayHaveArrived() {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.breakOff(
          "AttachPolicy",
          attempt == 0
              ? new SocketException("Connection reset")
              : new ConnectException("Connection refused"));
    }

    assertThatThrownBy(this::attach).hasMessageContaining("whether it was done is not known");
  }

  private void breakAttach(IOException broken) {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.breakOff("AttachPolicy", broken);
    }
  }

  private void attach() {
    new AwsPolicyWriter(TestClients.over(http), Planned.POLICIES)
        .attach(new PolicyName("allowed-amis"), new TargetId("r-acme"));
  }

  private String brokenBy(IOException broken) {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.breakOff("DescribeOrganization", broken);
    }
    return tree();
  }

  private String tree() {
    AwsOrganizationReader reader = new AwsOrganizationReader(TestClients.over(http));
    AmiguardException thrown = catchThrowableOfType(AmiguardException.class, reader::tree);
    assertThat(http.left()).isZero();
    return String.valueOf(thrown.getMessage());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
