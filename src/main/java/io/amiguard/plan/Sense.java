package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyName;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an effective policy comes to for the accounts that have it, and what is told about it. Where
 * its policies are attached is no part of it.
 *
 * @param content the meaning of the certain values
 * @param open the values that are not certain
 * @param told which policies may give them; two accounts of which other policies are told are told
 *     apart, though they have the same
 */
record Sense(JsonNode content, Set<Open> open, Set<Told> told) {

  static Sense of(EffectivePolicy policy) {
    return new Sense(
        Meaning.of(policy.content()),
        policy.uncertain().stream().map(Open::of).collect(Collectors.toUnmodifiableSet()),
        policy.uncertain().stream()
            .flatMap(open -> open.candidates().stream())
            .map(Told::of)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns whether an account would have the same, no matter which policies it is from. */
  boolean meansTheSameAs(Sense other) {
    return content.equals(other.content) && open.equals(other.open);
  }

  /**
   * A value that could be any of several.
   *
   * @param mayBeAbsent whether a lock may keep it from being there
   */
  private record Open(String path, Set<JsonNode> values, boolean mayBeAbsent) {
    static Open of(Uncertain uncertain) {
      return new Open(
          uncertain.path(),
          uncertain.candidates().stream()
              .map(candidate -> Meaning.of(candidate.value()))
              .collect(Collectors.toUnmodifiableSet()),
          uncertain.lock().isPresent());
    }
  }

  /** A value that an account may have, with the names of the policies that make it. */
  private record Told(String path, JsonNode value, Set<PolicyName> policies) {
    static Told of(Decision candidate) {
      return new Told(
          candidate.path(),
          Meaning.of(candidate.value()),
          candidate.steps().stream()
              .map(step -> step.source().policyName())
              .collect(Collectors.toUnmodifiableSet()));
    }
  }
}
