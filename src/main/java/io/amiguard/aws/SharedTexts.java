package io.amiguard.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Texts that come in many answers, such as ids of images, of which one copy is kept. */
final class SharedTexts {
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  String share(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** Returns a text that can be none of several: an empty one says as much as none. */
  Optional<String> word(@Nullable String text) {
    return Optional.ofNullable(text).filter(it -> !it.isEmpty()).map(this::share);
  }
}
