package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How lists come in pages.
 *
 * @param pageSize the most items that any page holds, below what AWS allows
 */
record Paging(First first, int pageSize) {
  private static final String MARK = "amiguard-sandbox:";

  /** What the first page of a list holds. */
  enum First {
    ITEMS,
    /** Nothing but a token; AWS says that may happen to any page. */
    NOTHING
  }

  /** Some items, and the token of the next page if there is one. */
  record Page<T>(List<T> items, @Nullable String nextToken) {

    /** Returns the same page of other things; only what is on the page is worked out. */
    <R> Page<R> of(Function<T, R> shape) {
      return new Page<>(items.stream().map(shape).toList(), nextToken);
    }
  }

  /**
   * Returns a page.
   *
   * @param size how many items the caller wants at most
   * @return empty if the token is not one of ours
   */
  <T> Optional<Page<T>> page(List<T> all, int size, @Nullable String token) {
    if (token == null && first == First.NOTHING) {
      return Optional.of(new Page<>(List.of(), token(0)));
    }
    return offset(token)
        .filter(from -> from <= all.size())
        .map(from -> page(all, from, Math.min(all.size(), from + Math.min(size, pageSize))));
  }

  private static <T> Page<T> page(List<T> all, int from, int to) {
    return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to) : null);
  }

  private static String token(int offset) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + offset).getBytes(UTF_8));
  }

  private static Optional<Integer> offset(@Nullable String token) {
    if (token == null) {
      return Optional.of(0);
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      return text.startsWith(MARK)
          ? Optional.of(Integer.valueOf(text.substring(MARK.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
