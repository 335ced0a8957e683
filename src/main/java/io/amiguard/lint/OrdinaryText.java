package io.amiguard.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What looks sensitive and stands in good messages all the same: the mailbox of a team, and the
 * number of a page in a web address.
 */
final class OrdinaryText {
  private static final Set<String> WORDS_OF_TEAMS =
      Set.of(
          "admin",
          "admins",
          "ami",
          "amis",
          "aws",
          "ccoe",
          "cloud",
          "compliance",
          "contact",
          "desk",
          "devops",
          "engineering",
          "finops",
          "governance",
          "help",
          "helpdesk",
          "images",
          "infra",
          "infrastructure",
          "infosec",
          "it",
          "itsupport",
          "landingzone",
          "noc",
          "operations",
          "ops",
          "platform",
          "request",
          "requests",
          "sec",
          "secops",
          "security",
          "service",
          "servicedesk",
          "soc",
          "sre",
          "support",
          "team",
          "teams",
          "ticket",
          "tickets");

  /** From the beginning of a word to behind the host; what AWS names there can be an account. */
  private static final Pattern WEB_PATH =
      Pattern.compile(
          "[\\p{Punct}]{0,9}https?://(?![^/]{0,200}\\.(?:aws|amazon|amazonaws)\\.com)[^/]{1,200}/.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private OrdinaryText() {}

  /** Returns whether what was found of a kind gives nobody and nothing away. */
  static boolean is(SensitiveText kind, MatchResult found, String text) {
    return switch (kind) {
      case EMAIL_ADDRESS -> isOfTeam(found.group());
      case ACCOUNT_ID -> WEB_PATH.matcher(wordBefore(found.start(), text)).matches();
      case ACCESS_KEY_ID,
          SECRET_KEY,
          PASSWORD,
          TOKEN,
          PRIVATE_KEY,
          LOGIN_IN_ADDRESS,
          INTERNAL_HOST ->
          false;
    };
  }

  private static boolean isOfTeam(String address) {
    String mailbox = address.substring(0, address.indexOf('@')).toLowerCase(Locale.ROOT);
    return Arrays.stream(mailbox.split("[^a-z]+")).anyMatch(WORDS_OF_TEAMS::contains);
  }

  /** Returns what of a word stands before a place in it. */
  private static String wordBefore(int place, String text) {
    int start = place;
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, place);
  }
}
