package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.source.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An impact as SARIF 2.1.0 (OASIS): a result for each image that is blocked, not known or of a
 * stranger, at the place in the settings that decides it.
 */
public final class ImpactSarif {
  private static final int NOT_READ_AT_MOST = 20;

  private final Impact impact;
  private final ImpactPlaces places;
  private final ImpactWords words;
  private final SourcePaths paths;

  /**
   * @param directory what paths are relative to
   */
  public ImpactSarif(Impact impact, Names names, ImpactPlaces places, Path directory) {
    this.impact = impact;
    this.places = places;
    this.words = new ImpactWords(impact, names);
    this.paths = new SourcePaths(directory);
  }

  /** The uses of one image that break one rule. */
  private record Found(ImpactRule rule, List<Use> uses, Tally tally) {
    private static final Comparator<Found> WORST_FIRST =
        Comparator.comparing(Found::rule)
            .thenComparing(it -> it.tally().instances().running(), Comparator.reverseOrder())
            .thenComparing(it -> it.uses().get(0).image().id());

    static Found of(ImpactRule rule, List<Use> uses) {
      return new Found(rule, uses, Tally.of(uses));
    }
  }

  /**
   * Returns the log.
   *
   * @param version of amiguard
   */
  public ObjectNode log(String version) {
    List<ObjectNode> all =
        Stream.concat(
                found().sorted(Found.WORST_FIRST).map(this::result),
                impact.unresolved().stream().sorted(TemplateVersion.BY_TEMPLATE).map(this::result))
            .toList();
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    all.stream().limit(SarifLog.MAX_RESULTS).forEach(results::add);
    ArrayNode rules = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(ImpactRule.values()).map(ImpactRule::json).forEach(rules::add);
    return new SarifLog(rules, results, invocation(all.size() - results.size())).json(version);
  }

  /** A run that could not see everything has not succeeded, whatever it found. */
  private ObjectNode invocation(int left) {
    ObjectNode invocation = SarifLog.invocation(!impact.isIncomplete());
    words.headline().forEach(line -> SarifLog.notify(invocation, "note", plain(line)));
    new UnreadWords(impact.unread(), impact.tree())
        .lines().stream()
            .limit(NOT_READ_AT_MOST)
            .forEach(line -> SarifLog.notify(invocation, "error", plain(line)));
    if (left > 0) {
      SarifLog.notify(
          invocation, "warning", "%s more left out".formatted(Words.count(left, "result")));
    }
    return invocation;
  }

  private Stream<Found> found() {
    Map<ImpactRule, List<Use>> byRule = new EnumMap<>(ImpactRule.class);
    impact
        .uses()
        .forEach(
            use ->
                rule(use)
                    .ifPresent(
                        rule -> byRule.computeIfAbsent(rule, it -> new ArrayList<>()).add(use)));
    return byRule.entrySet().stream()
        .flatMap(
            entry ->
                byImage(entry.getValue()).values().stream()
                    .map(uses -> Found.of(entry.getKey(), uses)));
  }

  private static Map<String, List<Use>> byImage(List<Use> uses) {
    return uses.stream().collect(Collectors.groupingBy(use -> use.image().id()));
  }

  private Optional<ImpactRule> rule(Use use) {
    return switch (use.verdict().kind()) {
      case BLOCKED -> Optional.of(ImpactRule.BLOCKED);
      case UNKNOWN -> Optional.of(ImpactRule.UNKNOWN);
      case ALLOWED, NOT_GOVERNED ->
          Optional.of(ImpactRule.STRANGER).filter(rule -> impact.isOfStranger(use.image()));
      case OWN_IMAGE -> Optional.empty();
    };
  }

  private ObjectNode result(Found found) {
    Use first = found.uses().get(0);
    ObjectNode result = found.rule().result(plain(text(found)));
    SarifLog.locate(result, places.of(first), paths);
    SarifLog.fingerprint(result, found.rule().id() + '\n' + first.image().id(), 1);
    Tally tally = found.tally();
    result
        .putObject("properties")
        .put("imageId", first.image().id())
        .put("region", first.image().region())
        .put("accounts", tally.accounts())
        .put("instances", tally.instances().all())
        .put("running", tally.instances().running())
        .put("stopped", tally.instances().stopped())
        .put("managed", tally.instances().managed())
        .put("launchTemplates", tally.launchTemplates());
    return result;
  }

  private String text(Found found) {
    Use first = found.uses().get(0);
    String what =
        switch (found.rule()) {
          case BLOCKED -> "New launches of %s would fail";
          case UNKNOWN -> "It is not known whether new launches of %s would work";
          case STRANGER, TEMPLATE -> "%s is a public AMI of a stranger and would not be blocked";
        };
    return "%s. %s, in %s. Why: %s. Owner: %s. In %s."
        .formatted(
            what.formatted(ImpactWords.image(first.image())),
            ImpactWords.uses(found.tally()),
            Words.count(found.tally().accounts(), "account"),
            joined(found.uses(), use -> use.verdict().why()),
            words.owner(first),
            String.join(
                "; ",
                Places.of(
                    found.uses().stream().map(Use::account).distinct().toList(), impact.tree())));
  }

  private ObjectNode result(TemplateVersion version) {
    ObjectNode result =
        ImpactRule.TEMPLATE.result(
            plain(
                "%s in %s names its AMI by a parameter that was not looked up: %s."
                    .formatted(
                        ImpactWords.templates(List.of(version)),
                        impact.tree().labelOf(version.template().account()),
                        version.version().imageId().orElse(""))));
    SarifLog.locate(result, places.of(version.template().account()), paths);
    String key =
        "%s\n%s\n%d"
            .formatted(
                ImpactRule.TEMPLATE.id(), version.template().id(), version.version().number());
    SarifLog.fingerprint(result, key, 1);
    return result;
  }

  private static String joined(List<Use> uses, Function<Use, String> words) {
    return uses.stream().map(words).distinct().collect(Collectors.joining("; "));
  }

  /** Names of AMIs are their owners' to choose; SARIF takes {@code [text](address)} for a link. */
  private static String plain(String text) {
    return Quoted.visible(text).replace("](", "] (");
  }
}
