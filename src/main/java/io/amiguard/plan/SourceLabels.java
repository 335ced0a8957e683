package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.PolicyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Policies, their places and their values as messages name them: with names and ids, and short. */
record SourceLabels(OrganizationTree tree) {
  private static final int AT_MOST = 3;

  /** Returns the policy; one that the plan is about to create has no id yet. */
  String policy(Source source) {
    return source.policyId().equals(PolicyId.UNKNOWN)
        ? "policy " + source.policyName()
        : "policy %s (%s)".formatted(source.policyName(), source.policyId());
  }

  String policyOnTarget(Source source) {
    return "%s on %s".formatted(policy(source), tree.labelOf(source.targetId()));
  }

  String policiesOnTargets(Collection<Source> sources) {
    return list(sorted(sources).stream().map(this::policyOnTarget).toList());
  }

  String policies(Collection<Source> sources) {
    return list(sorted(sources).stream().map(this::policy).toList());
  }

  /** Returns the different values with the name of who may have set each. */
  static String candidates(List<Decision> candidates) {
    return candidates.stream()
        .map(
            candidate ->
                "%s (%s)"
                    .formatted(value(candidate.value()), Outlook.author(candidate).policyName()))
        .collect(Collectors.joining(" or "));
  }

  /** Returns a value; of a long list the first few. */
  static String value(JsonNode value) {
    if (value.size() <= AT_MOST) {
      return value.toString();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.toString()));
    return "[" + list(texts) + "]";
  }

  /** Returns the first few and how many more there are. */
  static String list(List<String> texts) {
    if (texts.size() > AT_MOST) {
      return String.join(", ", texts.subList(0, AT_MOST))
          + String.format(Locale.ROOT, " and %,d more", texts.size() - AT_MOST);
    }
    int last = texts.size() - 1;
    return last < 1
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }

  private static List<Source> sorted(Collection<Source> sources) {
    return sources.stream()
        .sorted(Comparator.comparing(Source::policyName).thenComparing(Source::targetId))
        .distinct()
        .toList();
  }
}
