package io.amiguard.settings;

import static io.amiguard.settings.Expect.called;

import io.amiguard.policy.ImageProvider;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that may stand where a provider is expected: aliases, account ids and names. */
final class ProviderWords {
  private static final int MOST_COMPARED = 500;

  private final Map<String, NamedProvider> named;
  private final Set<String> brokenNames;
  private final Problems problems;
  private final Set<String> usedNames = new LinkedHashSet<>();

  /**
   * @param brokenNames names that stand in the file with a wrong value; to use one is no further
   *     problem
   */
  ProviderWords(Map<String, NamedProvider> named, Set<String> brokenNames, Problems problems) {
    this.named = named;
    this.brokenNames = brokenNames;
    this.problems = problems;
  }

  /** Returns the names that were looked up so far. */
  Set<String> usedNames() {
    return usedNames;
  }

  /** Returns whether a word is one that AWS gives a meaning: an alias or {@code none}. */
  static boolean isReserved(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return ImageProvider.ALIASES.contains(plain) || plain.equals("none");
  }

  /** Returns whether a word looks like an account id, right or wrong. */
  static boolean looksLikeAccountId(String word) {
    return AccountIdSlip.of(word).isPresent()
        || ImageProvider.parse(word).filter(ImageProvider::isAccount).isPresent();
  }

  /** Returns the provider that a word names, and reports a word that names none. */
  Optional<ImageProvider> read(SourceNode node) {
    return Expect.textOrAccountId(node, called("provider", node.where()), problems)
        .flatMap(this::lookUp);
  }

  private Optional<ImageProvider> lookUp(Scalar word) {
    String text = word.text();
    Optional<ImageProvider> provider = ImageProvider.parse(text);
    if (provider.isPresent()) {
      return provider;
    }
    if (named.containsKey(text) || brokenNames.contains(text)) {
      usedNames.add(text);
      return Optional.ofNullable(named.get(text)).map(NamedProvider::account);
    }
    if (text.equals("none")) {
      reportNone(word);
    } else if (looksLikeAccountId(text)) {
      reportAccountId(word, "provider", problems);
    } else {
      reportUnknown(word);
    }
    return Optional.empty();
  }

  /** Reports a text that looks like an account id and is not one. */
  static void reportAccountId(Scalar word, String noun, Problems problems) {
    AccountIdSlip.of(word.text())
        .ifPresent(
            slip ->
                problems.error(
                    "settings.account-id",
                    word.where(),
                    "%s %s %s"
                        .formatted(
                            called(noun, word.where()), Quoted.text(word.text()), slip.words()),
                    slip.hint()));
  }

  private void reportNone(Scalar word) {
    problems.error(
        "settings.provider-none",
        word.where(),
        "AWS documents %s 'none' for the EC2 API, not for declarative policies"
            .formatted(called("provider", word.where())),
        "Name the providers to allow; an account's own images are always allowed.");
  }

  private void reportUnknown(Scalar word) {
    List<String> known = known();
    problems.error(
        "settings.unknown-provider",
        word.where(),
        "%s %s %s"
            .formatted(
                called("provider", word.where()),
                Quoted.text(word.text()),
                Spelling.fault(word.text(), known)),
        Spelling.hint(
            word.text(),
            known,
            "Use a 12-digit account id, a name from 'providers', or one of %s."
                .formatted(String.join(", ", ImageProvider.ALIASES))));
  }

  /** Every word is compared with each that is known, so of very many none is called the nearest. */
  private List<String> known() {
    List<String> known = new ArrayList<>(ImageProvider.ALIASES);
    if (named.size() + brokenNames.size() <= MOST_COMPARED) {
      known.addAll(named.keySet());
      known.addAll(brokenNames);
    }
    return known;
  }
}
