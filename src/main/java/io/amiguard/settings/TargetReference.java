package io.amiguard.settings;

import static io.amiguard.settings.Expect.called;

import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * How a user names a place where a policy is to be attached.
 *
 * @param text {@code root}, {@code /OU/Path}, {@code ou-…}, {@code r-…}, a 12-digit account id, or
 *     {@code account:NAME}
 * @param where its place in the settings file; nowhere if a flag named it
 * @param noun what messages call it, such as the flag
 */
public record TargetReference(String text, Where where, String noun) {

  /** The word for the root of the organization. */
  public static final String ROOT = "root";

  /** What stands before the name of an account. */
  public static final String ACCOUNT_PREFIX = "account:";

  /** A target of a policy, from the settings file or from its flag. */
  public TargetReference(String text, Where where) {
    this(text, where, called("target", where));
  }

  /** Returns a reference from another flag or argument of the command line. */
  public static TargetReference of(String text, String noun) {
    return new TargetReference(text, Where.nowhere(), noun);
  }

  /** Returns the reference that a value of the settings file or of a flag is. */
  static Optional<TargetReference> read(SourceNode node, Problems problems) {
    return Expect.textOrAccountId(node, called("target", node.where()), problems)
        .filter(text -> isReference(text, problems))
        .map(text -> new TargetReference(text.text(), text.where()));
  }

  /** Returns whether a text has the form of a reference, whatever it names. */
  public static boolean isValid(String text) {
    TargetReference reference = new TargetReference(text, Where.nowhere());
    boolean isName = reference.isAccountName() && !reference.accountName().isBlank();
    boolean isPath = reference.isPath() && text.length() > 1;
    return reference.isRoot() || isName || isPath || TargetId.isValid(text);
  }

  private static boolean isReference(Scalar word, Problems problems) {
    TargetReference reference = new TargetReference(word.text(), word.where());
    if (isValid(reference.text)) {
      return true;
    }
    if (ProviderWords.looksLikeAccountId(reference.text)) {
      ProviderWords.reportAccountId(word, "target", problems);
    } else {
      problems.error(
          "settings.target-syntax",
          word.where(),
          "%s is not a target".formatted(reference.label()),
          Spelling.hint(
              reference.text,
              List.of(ROOT),
              "Use root, /OU/Path, ou-…, r-…, a 12-digit account id or account:NAME."));
    }
    return false;
  }

  /** Returns the reference as messages name it. */
  String label() {
    return noun + " " + Quoted.text(text);
  }

  boolean isRoot() {
    return text.equals(ROOT);
  }

  boolean isPath() {
    return text.startsWith("/");
  }

  boolean isAccountName() {
    return text.startsWith(ACCOUNT_PREFIX);
  }

  String accountName() {
    return text.substring(ACCOUNT_PREFIX.length());
  }
}
