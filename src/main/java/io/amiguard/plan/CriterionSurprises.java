package io.amiguard.plan;

import io.amiguard.Finding.Severity;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the criteria of several policies make of each other: criteria are alternatives, and the
 * parameters of one criterion must all hold (EC2 User Guide, Allowed AMIs).
 */
final class CriterionSurprises {
  private final Level level;
  private final SourceLabels labels;
  private final SortedMap<String, SortedMap<String, List<Decision>>> before;
  private final List<Surprise> found = new ArrayList<>();
  private final SortedMap<String, Set<String>> addedByAuthors = new TreeMap<>();

  private CriterionSurprises(Level level, SourceLabels labels) {
    this.level = level;
    this.labels = labels;
    this.before = level.inherited().criteria();
  }

  static List<Surprise> at(Level level, SourceLabels labels) {
    CriterionSurprises surprises = new CriterionSurprises(level, labels);
    level.own().criteria().forEach(surprises::look);
    surprises.addedByAuthors.forEach(surprises::added);
    return surprises.found;
  }

  private void look(String key, SortedMap<String, List<Decision>> parameters) {
    if (parameters.values().stream().allMatch(it -> level.authorsHere(it).isEmpty())) {
      return;
    }
    if (hasNoSingleAuthor(parameters)) {
      shared(key, parameters);
    } else if (before.containsKey(key)) {
      replaced(key, parameters);
    }
    if (!before.isEmpty() && !before.containsKey(key)) {
      String authors =
          parameters.values().stream()
              .map(this::authors)
              .distinct()
              .collect(Collectors.joining(" and "));
      addedByAuthors.computeIfAbsent(authors, it -> new TreeSet<>()).add(key);
    }
  }

  private static boolean hasNoSingleAuthor(SortedMap<String, List<Decision>> parameters) {
    Iterator<List<Decision>> rest = parameters.values().iterator();
    Set<PolicyName> common = new HashSet<>(names(rest.next()));
    rest.forEachRemaining(candidates -> common.retainAll(names(candidates)));
    return common.isEmpty();
  }

  private static Set<PolicyName> names(List<Decision> candidates) {
    return Outlook.authors(candidates).stream().map(Source::policyName).collect(Collectors.toSet());
  }

  /** {@link InheritanceRule#KEYS_UNITE}: the same key in two policies is one criterion. */
  private void shared(String key, SortedMap<String, List<Decision>> parameters) {
    SortedMap<String, List<String>> byAuthors = new TreeMap<>();
    parameters.forEach(
        (path, candidates) ->
            byAuthors
                .computeIfAbsent(authors(candidates), it -> new ArrayList<>())
                .add(Outlook.parameter(path)));
    String parts =
        byAuthors.entrySet().stream()
            .map(entry -> SourceLabels.list(entry.getValue()) + " of " + entry.getKey())
            .collect(Collectors.joining(" with "));
    found.add(
        new Surprise(
            Severity.WARNING,
            "inheritance.shared-criterion",
            "%s joins %s: all of them must hold, so fewer images match than either policy says"
                .formatted(key, parts),
            "use another criteria_N in one of the policies, or say the criterion in one alone",
            parameters.keySet()));
  }

  /** {@link InheritanceRule#ASSIGN_REPLACES}. */
  private void replaced(String key, SortedMap<String, List<Decision>> parameters) {
    List<String> paths = parameters.keySet().stream().filter(this::isReplaced).toList();
    if (!paths.isEmpty()) {
      found.add(
          new Surprise(
              Severity.WARNING,
              "inheritance.replaced-criterion",
              "%s replaces %s in %s of %s"
                  .formatted(
                      authors(level.own().at(paths.get(0))),
                      SourceLabels.list(paths.stream().map(Outlook::parameter).toList()),
                      key,
                      authors(level.inherited().at(paths.get(0)))),
              "use another criteria_N in the lower policy to add to the list, or @@append to it",
              Set.copyOf(paths)));
    }
  }

  private boolean isReplaced(String path) {
    List<Decision> inherited = level.inherited().at(path);
    List<Decision> own = level.own().at(path);
    return inherited.size() == 1
        && own.size() == 1
        && !level.authorsHere(own).isEmpty()
        && !Meaning.of(inherited.get(0).value()).equals(Meaning.of(own.get(0).value()));
  }

  /** A further criterion is a further alternative. */
  private void added(String authors, Set<String> keys) {
    Set<String> paths = new TreeSet<>();
    level
        .own()
        .criteria()
        .forEach(
            (key, parameters) -> paths.addAll(keys.contains(key) ? parameters.keySet() : Set.of()));
    Set<String> above =
        before.values().stream()
            .flatMap(parameters -> parameters.values().stream())
            .map(this::authors)
            .collect(Collectors.toCollection(TreeSet::new));
    String locks =
        paths.stream()
            .flatMap(path -> level.own().lock(path).stream())
            .map(labels::policyOnTarget)
            .distinct()
            .collect(Collectors.joining(" or "));
    found.add(
        new Surprise(
            Severity.WARNING,
            "inheritance.added-criterion",
            "%s adds %s to the criteria of %s: one more alternative, so more images match%s"
                .formatted(
                    authors,
                    SourceLabels.list(List.copyOf(keys)),
                    SourceLabels.list(List.copyOf(above)),
                    locks.isEmpty() ? "" : unless(locks)),
            "if that is not meant, take the criterion out of the lower policy",
            paths));
  }

  /** {@link InheritanceRule#CONTAINER_CONTROL}. */
  private static String unless(String locks) {
    return ", unless the child control of %s keeps it out, which AWS does not document"
        .formatted(locks);
  }

  private String authors(List<Decision> candidates) {
    return Outlook.authors(candidates).stream()
        .map(it -> level.isHere(it) ? labels.policy(it) : labels.policyOnTarget(it))
        .sorted()
        .collect(Collectors.joining(" or "));
  }
}
