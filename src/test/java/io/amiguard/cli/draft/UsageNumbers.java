package io.amiguard.cli.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a proposal says of each publisher in its comments, and what {@code impact} says of the same,
 * added up here once more.
 */
record UsageNumbers(
    long images, long instances, long running, long stopped, long templates, long accounts) {
  private static final Pattern NUMBERS =
      Pattern.compile(
          "([\\d,]+) AMIs?, ([\\d,]+) instances? \\(([\\d,]+) running, ([\\d,]+) stopped\\)"
              + "(?: and ([\\d,]+) launch templates?)?, in ([\\d,]+) accounts?");

  /** A provider in the list, or one that is left out; names in comments can look like neither. */
  private static final Pattern ITEM =
      Pattern.compile(" {10}- (\"?)(.+)\\1| {6}# {5}- \"(\\d{12})\"");

  private static final Set<String> ALIASES =
      Set.of("amazon", "aws-marketplace", "aws-backup-vault");

  /** Returns the numbers in the comment before each provider; one without numbers is left out. */
  static Map<String, UsageNumbers> inCommentsOf(String file, Settings settings) {
    Map<String, UsageNumbers> found = new TreeMap<>();
    StringBuilder comment = new StringBuilder();
    for (String line : file.substring(file.indexOf("- allowed_image_providers")).lines().toList()) {
      Matcher item = ITEM.matcher(line);
      if (item.matches()) {
        String word = item.group(2) == null ? item.group(3) : item.group(2);
        numbers(comment).ifPresent(it -> found.put(account(word, settings), it));
        comment.setLength(0);
      } else {
        comment.append(' ').append(line.replaceFirst("^[ #]+", ""));
      }
    }
    return found;
  }

  /** Returns the numbers of each publisher, but for images that the account owns itself. */
  static Map<String, UsageNumbers> inImpact(JsonNode impact, String... verdicts) {
    Map<String, Sum> sums = new TreeMap<>();
    for (JsonNode image : impact.get("images")) {
      for (JsonNode use : image.get("uses")) {
        if (Set.of(verdicts).contains(use.get("verdict").asText())) {
          sums.computeIfAbsent(publisher(image), it -> new Sum()).add(image, use);
        }
      }
    }
    Map<String, UsageNumbers> numbers = new TreeMap<>();
    sums.forEach((publisher, sum) -> numbers.put(publisher, sum.numbers()));
    return numbers;
  }

  private static String publisher(JsonNode image) {
    String alias = image.path("ownerAlias").asText();
    return ALIASES.contains(alias) ? alias.replace('-', '_') : image.get("ownerId").asText();
  }

  private static String account(String word, Settings settings) {
    String name = word.replace("\\\"", "\"");
    return settings.providers().containsKey(name)
        ? settings.providers().get(name).account().inPolicy()
        : name;
  }

  private static Optional<UsageNumbers> numbers(CharSequence comment) {
    Matcher numbers = NUMBERS.matcher(comment);
    return numbers.find()
        ? Optional.of(
            new UsageNumbers(
                number(numbers.group(1)),
                number(numbers.group(2)),
                number(numbers.group(3)),
                number(numbers.group(4)),
                numbers.group(5) == null ? 0 : number(numbers.group(5)),
                number(numbers.group(6))))
        : Optional.empty();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  /** The numbers of one publisher while they are added up. */
  private static final class Sum {
    private final Set<String> images = new TreeSet<>();
    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> templates = new TreeSet<>();
    private long instances;
    private long running;
    private long stopped;

    void add(JsonNode image, JsonNode use) {
      images.add(image.get("imageId").asText());
      accounts.add(use.get("accountId").asText());
      templates.addAll(use.get("launchTemplates").findValuesAsText("launchTemplateId"));
      instances += use.get("instances").asLong();
      running += use.get("running").asLong();
      stopped += use.get("stopped").asLong();
    }

    UsageNumbers numbers() {
      return new UsageNumbers(
          images.size(), instances, running, stopped, templates.size(), accounts.size());
    }
  }
}
