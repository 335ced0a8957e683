package io.amiguard.settings;

import static io.amiguard.settings.Expect.called;

import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Blanks;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a user names a place where a policy is to be attached.
 *
 * @param text {@code root}, {@code /OU/Path}, {@code ou-…}, {@code r-…}, a 12-digit account id, or
 *     {@code account:NAME}
 * @param where its place in the settings file; nowhere if a flag named it
 * @param label what messages call it: the flag or the key, and what was written there
 */
public record TargetReference(String text, Where where, String label) {

  /** The word for the root of the organization. */
  public static final String ROOT = "root";

  private static final String FORMS =
      "Use root, /OU/Path, ou-…, r-…, a 12-digit account id or account:NAME.";

  /** What stands before the name of an account. */
  public static final String ACCOUNT_PREFIX = "account:";

  /** A target of a policy, from the settings file or from its flag. */
  public TargetReference(String text, Where where) {
    this(text, where, label(called("target", where), text));
  }

  /** Returns a reference from another flag or argument of the command line. */
  public static TargetReference of(String text, String noun) {
    return new TargetReference(text, Where.nowhere(), label(noun, text));
  }

  /** Returns the account of a name that stands on the command line with nothing before it. */
  public static TargetReference ofBareName(String name, String noun) {
    return new TargetReference(ACCOUNT_PREFIX + name, Where.nowhere(), label(noun, name));
  }

  /**
   * Returns the references that values of the settings file or of a flag are, and reports those
   * that surely name one place.
   */
  static List<TargetReference> readAll(List<? extends SourceNode> nodes, Problems problems) {
    List<TargetReference> references = new ArrayList<>();
    for (SourceNode node : nodes) {
      Optional<TargetReference> reference = read(node, problems);
      reference
          .flatMap(now -> references.stream().filter(now::isSurely).findFirst())
          .ifPresent(before -> reference.get().reportTwice(before, problems));
      reference.ifPresent(references::add);
    }
    return references;
  }

  /** Returns whether both name one place in whatever organization: each has a single root. */
  boolean isSurely(TargetReference other) {
    return text.equals(other.text) || (isTheRoot() && other.isTheRoot());
  }

  private boolean isTheRoot() {
    return isRoot() || text.startsWith("r-");
  }

  private void reportTwice(TargetReference before, Problems problems) {
    String also = text.equals(before.text) ? "" : ", as " + Quoted.text(before.text);
    problems.warning(
        "settings.duplicate-target",
        where,
        "%s stands in the list twice%s".formatted(label(), also),
        "Keep one of the two.");
  }

  /** Returns the reference that a value of the settings file or of a flag is. */
  private static Optional<TargetReference> read(SourceNode node, Problems problems) {
    return Expect.textOrAccountId(node, called("target", node.where()), problems)
        .filter(text -> isReference(text, problems))
        .map(text -> new TargetReference(text.text(), text.where()));
  }

  /** Returns whether a text has the form of a reference, whatever it names. */
  public static boolean isValid(String text) {
    TargetReference reference = new TargetReference(text, Where.nowhere());
    boolean isName = reference.isAccountName() && !reference.accountName().isBlank();
    boolean isPath = reference.isPath() && text.length() > 1;
    return !reference.hasBlanksAround()
        && (reference.isRoot() || isName || isPath || TargetId.isValid(text));
  }

  private static boolean isReference(Scalar word, Problems problems) {
    TargetReference reference = new TargetReference(word.text(), word.where());
    if (reference.hasBlanksAround() && !ProviderWords.looksLikeAccountId(reference.text)) {
      problems.error(
          "settings.target-syntax",
          word.where(),
          "%s has white space around it".formatted(reference.label()),
          "Take it out. A place that is really called so is named by its id.");
      return false;
    }
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
          reference.text.equals("/")
              ? Spelling.didYouMean(ROOT)
              : Spelling.hint(reference.text, List.of(ROOT), reference.otherForm()));
    }
    return false;
  }

  /** What is no reference is mostly a path without its slash, or the bare name of an account. */
  private String otherForm() {
    if (text.isBlank() || isAccountName() || text.startsWith("ou-") || text.startsWith("r-")) {
      return FORMS;
    }
    String meant = text.contains("/") ? "/" + text : ACCOUNT_PREFIX + text;
    return Spelling.didYouMean(meant) + " " + FORMS;
  }

  private static String label(String noun, String text) {
    return noun + " " + Quoted.text(text);
  }

  private boolean hasBlanksAround() {
    return Blanks.areAround(text) || (isAccountName() && Blanks.areAround(accountName()));
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
