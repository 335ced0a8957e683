package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.amiguard.AmiguardException;
import java.net.SocketException;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class SecretsTest {
  private static final Condition<String> SECRET =
      new Condition<>(
          text -> text.contains(TestClients.SECRET_KEY) || text.contains(TestClients.SESSION_TOKEN),
          "a secret");

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.amiguard");
  private final Level rootLevel = root.getLevel();
  private final Level ourLevel = ours.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final ScriptedHttp http = new ScriptedHttp();
  private final AwsOrganizationReader reader = new AwsOrganizationReader(TestClients.over(http));

  @BeforeEach
  void listenToEverything() {
    events.start();
    root.addAppender(events);
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(events);
    root.setLevel(rootLevel);
    ours.setLevel(ourLevel);
  }

  @Test
  void areNotLoggedAtAnyVerbosity() {
    http.answer("ListAWSServiceAccessForOrganization", "{}");

    reader.hasServiceAccess("ec2.amazonaws.com");

    assertThat(lines())
        .contains(
            "organizations:ListAWSServiceAccessForOrganization for the organization",
            "organizations:ListAWSServiceAccessForOrganization for the organization: 0 found")
        .areNot(SECRET);
    assertThat(http.requests().get(0).header("X-Amz-Security-Token")).is(SECRET);
  }

  @Test
  void areNotRepeatedFromAnAnswer() {
    http.refuse(
        "ListAWSServiceAccessForOrganization",
        "InvalidSignatureException",
        "The Canonical String should have been x-amz-security-token:" + TestClients.SESSION_TOKEN);

    AmiguardException thrown =
        catchThrowableOfType(
            AmiguardException.class, () -> reader.hasServiceAccess("ec2.amazonaws.com"));

    assertThat(thrown.getMessage()).isNot(SECRET);
    assertThat(thrown).hasNoCause();
    assertThat(lines()).isNotEmpty().areNot(SECRET);
  }

  @Test
  void areNotInTheReasonsForRetriesThatAreLogged() {
    http.refuse(
            "ListAWSServiceAccessForOrganization",
            "TooManyRequestsException",
            "Slow down, " + TestClients.SESSION_TOKEN)
        .breakOff(
            "ListAWSServiceAccessForOrganization",
            new SocketException("broken after " + TestClients.SESSION_TOKEN))
        .answer("ListAWSServiceAccessForOrganization", "{}");

    reader.hasServiceAccess("ec2.amazonaws.com");

    assertThat(lines())
        .contains(
            "again in 0 ms: TooManyRequestsException, HTTP 400, request id 11111111-2222-3333-4444-555555555555",
            "again in 0 ms: SdkClientException by java.net.SocketException")
        .areNot(SECRET);
  }

  private List<String> lines() {
    return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
