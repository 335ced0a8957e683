package io.amiguard.policy;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Step;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes values again from the steps of decisions, with the words of the policies themselves. */
final class Replay {
  private final Map<PolicyId, JsonNode> documents;

  Replay(List<DeclarativePolicy> policies) {
    documents = policies.stream().collect(toMap(DeclarativePolicy::id, it -> it.document().json()));
  }

  /** Returns what the steps of a decision come to: a text, or a list of texts as a set. */
  Object value(Decision decision) {
    Object value = new LinkedHashSet<>();
    for (Step step : decision.steps()) {
      JsonNode document =
          documents.getOrDefault(step.source().policyId(), MissingNode.getInstance());
      value = after(value, step, document.at(step.pointer()).path(step.operator()));
    }
    return value;
  }

  private static Object after(Object before, Step step, JsonNode operand) {
    if (step.operator().equals("@@assign") && !operand.isArray()) {
      return operand.asText();
    }
    Set<Object> list = new LinkedHashSet<>();
    if (!step.operator().equals("@@assign")) {
      list.addAll((Collection<?>) before);
    }
    for (JsonNode item : operand) {
      if (step.operator().equals("@@remove")) {
        list.remove(item.asText());
      } else {
        list.add(item.asText());
      }
    }
    return list;
  }
}
