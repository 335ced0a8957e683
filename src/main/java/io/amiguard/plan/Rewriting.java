package io.amiguard.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that say something else at a point on the way than at one end of it. Where several
 * policies are on one place, the values that it may have can stay the same although one of them was
 * rewritten, and it may be just the one that was attached first.
 */
final class Rewriting {
  private final Map<PolicyName, Texts> rewritten = new HashMap<>();

  private Rewriting() {}

  /** What a policy says at the point, and what at the end. */
  private record Texts(JsonNode here, JsonNode there) {
    boolean agreeAt(JsonPointer path) {
      return here.at(path).equals(there.at(path));
    }
  }

  static Rewriting of(List<DeclarativePolicy> policies, CurrentOrganization end) {
    Rewriting rewriting = new Rewriting();
    for (DeclarativePolicy policy : policies) {
      end.policy(policy.name())
          .map(DeclarativePolicy::document)
          .filter(document -> !document.equals(policy.document()))
          .map(document -> new Texts(meaning(policy.document()), meaning(document)))
          .ifPresent(texts -> rewriting.rewritten.put(policy.name(), texts));
    }
    return rewriting;
  }

  private static JsonNode meaning(PolicyDocument document) {
    return Meaning.of(document.json());
  }

  /** Returns whether who may have decided a value of a path says of it what it says at the end. */
  boolean leaves(String path, List<Decision> candidates) {
    return candidates.size() < 2 || leaves(path, contenders(candidates));
  }

  /** Returns whether all of these policies say of a path what they say at the end. */
  boolean leaves(String path, Set<Source> sources) {
    JsonPointer pointer = JsonPointer.compile(path);
    return sources.stream()
        .map(source -> Optional.ofNullable(rewritten.get(source.policyName())))
        .flatMap(Optional::stream)
        .allMatch(texts -> texts.agreeAt(pointer));
  }

  private static Set<Source> contenders(List<Decision> candidates) {
    Set<Source> contenders = new HashSet<>();
    for (Decision candidate : candidates) {
      candidate.steps().forEach(step -> contenders.add(step.source()));
      contenders.addAll(candidate.overridden());
    }
    return contenders;
  }
}
