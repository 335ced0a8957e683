package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule of lint, with what there is to know about it. It lives in one file an area. */
public final class Catalogue {
  private static final List<String> AREAS =
      List.of("policy", "terraform", "settings", "snapshot", "inheritance", "file", "lint");

  private Catalogue() {}

  /** The rules are read when somebody asks for the first time. */
  private static final class Rules {
    private static final List<Rule> ALL =
        AREAS.stream().flatMap(area -> read(area).stream()).toList();
  }

  /** Returns every rule, by area, then in the order of the file. */
  public static List<Rule> rules() {
    return Rules.ALL;
  }

  public static Optional<Rule> find(String id) {
    return Rules.ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** Returns the first words of the ids. */
  static List<String> areas() {
    return AREAS;
  }

  public static Set<String> ids() {
    return Rules.ALL.stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Rule> read(String area) {
    String name = "rules/%s.yaml".formatted(area);
    List<Finding> findings = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parse(name, text(name), findings);
    if (root.isEmpty() || !(root.get() instanceof Mapping rules)) {
      throw new IllegalStateException("the catalogue is broken: " + findings);
    }
    return rules.entries().stream().map(entry -> rule(area, entry)).toList();
  }

  private static String text(String name) {
    try (InputStream resource = Catalogue.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("resource %s is missing".formatted(name));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String area, Entry entry) {
    return new Rule(
        area + "." + entry.key(),
        Severity.valueOf(field(entry, "severity").toUpperCase(Locale.ROOT)),
        field(entry, "title"),
        field(entry, "why"),
        field(entry, "bad"),
        field(entry, "good"),
        find(entry, "fix"),
        field(entry, "source"));
  }

  private static String field(Entry entry, String key) {
    return find(entry, key)
        .orElseThrow(
            () -> new IllegalStateException("rule %s has no %s".formatted(entry.key(), key)));
  }

  private static Optional<String> find(Entry entry, String key) {
    return entry.value() instanceof Mapping fields
            && fields.get(key).orElse(fields) instanceof Scalar scalar
        ? Optional.of(scalar.text().strip())
        : Optional.empty();
  }
}
