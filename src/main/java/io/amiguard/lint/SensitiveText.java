package io.amiguard.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Kinds of text that say more than everybody may know. Each pattern looks for what hardly anything
 * else looks like; all of them are bounded, because a text can be long.
 */
public enum SensitiveText {
  EMAIL_ADDRESS("an e-mail address", "[\\w.+-]{0,60}[\\w+-]@[\\w-]{1,60}\\.\\w"),
  ACCOUNT_ID("an account id", "(?<!\\d)\\d{12}(?!\\d)|(?<![\\w-])\\d{4}-\\d{4}-\\d{4}(?![\\w-])"),
  ACCESS_KEY_ID("an access key id", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
  SECRET_KEY(
      "what looks like a secret access key",
      "(?<![\\w/+=.:?&%#~@-])(?=[\\w/+]{0,39}[A-Z])(?=[\\w/+]{0,39}[a-z])(?=[\\w/+]{0,39}\\d)"
          + "[A-Za-z0-9/+]{40}(?![\\w/+=-])"),
  PASSWORD(
      "what looks like a password or a key",
      "(?i)(?:pass(?:word|wd|phrase|code)|pwd|secret|token|credentials?"
          + "|(?:api|access|auth|client|encryption|private|secret|shared)[ _-]?key)[\"']?"
          + "(?:\\s{0,3}=\\s{0,3}[\"']?[^\\s\"'<>{}$*\\[(,;&]{3}[^\\s\"']{0,200}"
          + "|(?:\\s{0,3}:|\\s{1,3}is\\b)\\s{0,3}[\"']?(?!https?:)"
          + "(?=[^\\s\"'<>{}$*]{0,60}\\d)[^\\s\"'<>{}$*]{6,200})"),
  TOKEN(
      "what looks like a token",
      "\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255}|glpat-[\\w-]{16,255}"
          + "|npm_[A-Za-z0-9]{36}|AIza[\\w-]{35}|xox[abeprs]-[\\w-]{10,255}|sk-[\\w-]{20,255}|eyJ[\\w-]{8,4000}\\.[\\w-]{8,4000}"
          + "|(?i:bearer)\\s{1,3}[\\w.~+/=-]{16,4000})"
          + "|hooks\\.slack\\.com/services/[\\w/]{1,255}"
          + "|(?i)[?&](?:access_token|token|password|secret|sig|signature|x-amz-signature)=[^&\\s]{6,255}"),
  PRIVATE_KEY("a private key", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY"),
  LOGIN_IN_ADDRESS("a password in an address", "://[^\\s/:@]{1,100}:[^\\s/@]{1,100}@"),
  INTERNAL_HOST(
      "the name or the address of an internal host",
      "(?<![\\w.])(?:10(?:\\.\\d{1,3}){3}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d{1,3}){2}"
          + "|192\\.168(?:\\.\\d{1,3}){2})(?![\\w.]\\d)(?!\\d)"
          + "|(?i)(?<![\\w.-])[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){0,6}"
          + "\\.(?:internal|local|localdomain|lan|corp|intranet|intra|private|home\\.arpa)"
          + "(?![\\w-]|\\.\\w)");

  private static final String MASK = "*";

  private final String words;
  private final Pattern pattern;

  SensitiveText(String words, String pattern) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
  }

  /** Returns what a person calls it. */
  String words() {
    return words;
  }

  /** Returns the first piece of a text that is of this kind, and not as good messages have it. */
  Optional<String> in(String text) {
    return pattern
        .matcher(text)
        .results()
        .filter(found -> !OrdinaryText.is(this, found, text))
        .map(MatchResult::group)
        .findFirst();
  }

  /** Returns a text of the same length, with stars where it would let somebody in. */
  public static String masked(String text) {
    String masked = text;
    for (SensitiveText kind :
        List.of(ACCESS_KEY_ID, SECRET_KEY, PASSWORD, TOKEN, LOGIN_IN_ADDRESS)) {
      masked =
          kind.pattern.matcher(masked).replaceAll(found -> MASK.repeat(found.group().length()));
    }
    return masked;
  }
}
