package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.policy.ImageProvider;
import io.amiguard.source.Quoted;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names that a settings file gives to accounts, and what must hold for them. */
final class DeclaredProviders {
  private static final int DAYS_OF_WARNING = 30;

  private final Map<String, NamedProvider> named = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Map<String, Where> places = new HashMap<>();

  /** Adds a name; a name that stands twice counts as it stood first. */
  void add(Where where, NamedProvider provider) {
    if (places.putIfAbsent(provider.name(), where) == null) {
      named.put(provider.name(), provider);
    }
  }

  /** Adds a name that says nothing, because something is wrong with it or with its account. */
  void addBroken(Where where, String name) {
    if (places.putIfAbsent(name, where) == null) {
      broken.add(name);
    }
  }

  Map<String, NamedProvider> named() {
    return named;
  }

  /** Returns the words that the policies of the file may use. */
  ProviderWords words(Problems problems) {
    return new ProviderWords(named, broken, problems);
  }

  /** Reports names of one account, names that nobody uses, and trust that has come to its end. */
  void check(Set<String> usedNames, LocalDate today, Problems problems) {
    Map<ImageProvider, NamedProvider> first = new HashMap<>();
    for (NamedProvider provider : named.values()) {
      Where where = places.getOrDefault(provider.name(), Where.nowhere());
      NamedProvider before = first.putIfAbsent(provider.account(), provider);
      if (before != null) {
        reportSameAccount(provider, before, where, problems);
      }
      if (usedNames.contains(provider.name())) {
        checkExpiry(provider, where, today, problems);
      } else {
        problems.note(
            "settings.unused-provider",
            where,
            "no policy uses provider %s".formatted(provider.label()),
            "Remove it, or name it in allowed_image_providers.");
      }
    }
  }

  /** Reports a provider in use whose last day has passed or is near. */
  static void checkExpiry(NamedProvider provider, Where where, LocalDate today, Problems problems) {
    if (provider.expires().isEmpty()) {
      return;
    }
    LocalDate expires = provider.expires().get();
    String noun = Expect.called("provider", where);
    String hint = "Review the trust, then move the date or take the provider out of the criteria.";
    if (expires.isBefore(today)) {
      String message = "%s %s expired on %s".formatted(noun, provider.label(), expires);
      problems.error("settings.expired-provider", where, message, hint);
    } else if (!expires.isAfter(today.plusDays(DAYS_OF_WARNING))) {
      String message = "%s %s expires on %s".formatted(noun, provider.label(), expires);
      problems.warning("settings.provider-expires-soon", where, message, hint);
    }
  }

  private static void reportSameAccount(
      NamedProvider provider, NamedProvider before, Where where, Problems problems) {
    problems.note(
        "settings.same-account",
        where,
        "providers %s and %s are the same account %s"
            .formatted(
                Quoted.text(before.name()), Quoted.text(provider.name()), provider.account()),
        "Keep one name for an account.");
  }
}
