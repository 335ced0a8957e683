package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A warning about messages that everybody writes would teach people to switch the rule off. */
final class OrdinaryMessagesTest {
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 25), Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ask in #ami-requests or mail platform@example.com, see https://wiki.example.com/x?token=…",
        "Mail cloud-team@example.com or it.support@example.com",
        "See https://example.atlassian.net/wiki/spaces/PLAT/pages/123456789012/Allowed+AMIs",
        "See (https://wiki.example.com/pages/viewpage.action?pageId=123456789012).",
        "You need no password and no access key. Token and secret: see page 12",
        "Request an access token at https://idp.example.com, ticket 12345678901234",
        "Open https://jira.example.com/secure/CreateIssue.jspa?pid=10000&issuetype=3",
        "Use ami-0123456789abcdef0 of 2026-11-25, built from 0123456789abcdef0123456789abcdef01234567",
        "See go/amis, s3://platform-docs/runbooks/ami.md or https://wiki.corp.example.com/amis",
      })
  void nothingIsSaidOfWhatTeamsWrite(String message) {
    assertThat(LINTER.lint("policy.json", policy(message)).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mail platform@example.com or jane@example.com",
        "Mail jane.doe@example.com",
        "See https://123456789012.signin.aws.amazon.com/console",
        "See https://console.aws.amazon.com/organizations/v2/home/accounts/123456789012",
        "See https://wiki.example.com/pages/123456789012 of account 210987654321",
        "arn:aws:iam::210987654321:role/images",
        "Use npm_abcdefghijklmnopqrstuvwxyz0123456789",
        "https://maps.example.com/?key=AIzaSyA-abcdefghijklmnopqrstuvwxyz12345",
      })
  void theRestIsStillFound(String message) {
    assertThat(LINTER.lint("policy.json", policy(message)).findings())
        .singleElement()
        .satisfies(found -> assertThat(found.rule()).isEqualTo("policy.sensitive-message"));
  }

  private static String policy(String message) {
    return "{\"ec2_attributes\": {\"exception_message\": {\"@@assign\": \"%s\"}}}"
        .formatted(message);
  }
}
