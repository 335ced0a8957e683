package io.amiguard.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;

/**
 * The pages of a list, put together. The SDK itself follows tokens for as long as there are any.
 */
final class Pages {
  /** Far more than AWS's quotas allow: 50,000 accounts are 2,500 pages of 20. */
  private static final int MAX_PAGES = 20_000;

  private Pages() {}

  /**
   * Returns what stands on all pages.
   *
   * @param items what of a page is wanted
   * @throws Answer.SenselessException if there is no end to the pages
   */
  static <P extends SdkResponse, T> List<T> all(Iterable<P> pages, Function<P, List<T>> items) {
    List<T> all = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    for (P page : pages) {
      for (T item : items.apply(page)) {
        all.add(Answer.part(item, "what stands in its list"));
      }
      nextToken(page).ifPresent(token -> requireNew(token, tokens));
    }
    return List.copyOf(all);
  }

  private static void requireNew(String token, Set<String> tokens) {
    if (!tokens.add(token) || tokens.size() > MAX_PAGES) {
      throw new Answer.SenselessException("with pages that have no end");
    }
  }

  private static Optional<String> nextToken(SdkPojo page) {
    return page.sdkFields().stream()
        .filter(field -> field.memberName().equals("NextToken"))
        .map(field -> field.getValueOrDefault(page))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }
}
