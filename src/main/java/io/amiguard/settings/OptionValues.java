package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.source.SourceNode.Scalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of flags, read with the rules of the settings file. */
final class OptionValues {
  private final SettingsOptions options;
  private final LocalDate today;
  private final Problems problems;
  private final PolicyTexts texts;

  OptionValues(SettingsOptions options, LocalDate today, Problems problems) {
    this.options = options;
    this.today = today;
    this.problems = problems;
    this.texts = new PolicyTexts(problems);
  }

  Optional<PolicyName> name() {
    return options.name().map(OptionValues::word).flatMap(texts::name);
  }

  Optional<State> state() {
    return options.state().map(OptionValues::word).flatMap(texts::state);
  }

  List<TargetReference> targets() {
    return TargetReference.readAll(
        options.targets().stream().map(OptionValues::word).toList(), problems);
  }

  /**
   * Returns the providers that the flags name.
   *
   * @param named the names that the flags may use beside ids and aliases
   */
  List<ImageProvider> providers(Map<String, NamedProvider> named) {
    ProviderWords words = new ProviderWords(named, Set.of(), problems);
    List<Scalar> given = options.providers().stream().map(OptionValues::word).toList();
    List<ImageProvider> providers = CriterionReader.PROVIDERS.read(given, words::read, problems);
    for (NamedProvider provider : named.values()) {
      if (words.usedNames().contains(provider.name())) {
        DeclaredProviders.checkExpiry(provider, Where.nowhere(), today, problems);
      }
    }
    return providers;
  }

  private static Scalar word(String text) {
    return new Scalar(Where.nowhere(), text, Scalar.Type.STRING);
  }
}
