package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary policies of an organization in which several people write them. */
final class SharedPolicies {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV, Acme.PLAYGROUND);

  private static final String OURS = "allowed_images_settings";

  private SharedPolicies() {}

  /** Policies as they may be live: ours or not, with all kinds of things beside Allowed AMIs. */
  static Arbitrary<List<DeclarativePolicy>> live() {
    Arbitrary<DeclarativePolicy> policy =
        Combinators.combine(
                names(),
                documents(),
                Arbitraries.of(PLACES).set().ofMaxSize(3),
                Arbitraries.of(Map.of("amiguard:managed", "true"), Map.of("team", "network")))
            .as(
                (name, document, targets, tags) ->
                    new DeclarativePolicy(
                        new PolicyId("p-00000000"),
                        new PolicyName(name),
                        "Words",
                        tags,
                        document,
                        List.copyOf(targets)));
    return policy.list().ofMaxSize(4).map(SharedPolicies::apart);
  }

  /** Gives each policy a name and an id of its own, as AWS does. */
  private static List<DeclarativePolicy> apart(List<DeclarativePolicy> policies) {
    Map<PolicyName, DeclarativePolicy> byName = new TreeMap<>();
    policies.forEach(policy -> byName.put(policy.name(), policy));
    List<DeclarativePolicy> all = List.copyOf(byName.values());
    return IntStream.range(0, all.size())
        .mapToObj(
            i ->
                new DeclarativePolicy(
                    new PolicyId("p-0000000" + i),
                    all.get(i).name(),
                    all.get(i).description(),
                    all.get(i).tags(),
                    all.get(i).document(),
                    all.get(i).targets()))
        .toList();
  }

  /** Policies as settings may want them. */
  static Arbitrary<List<DesiredPolicy>> desired() {
    Arbitrary<DesiredPolicy> policy =
        Combinators.combine(
                names(),
                Arbitraries.of(State.class),
                Arbitraries.of("amazon", "aws_marketplace", "777777777777"),
                Arbitraries.of(PLACES).set().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Adoption.class))
            .as(
                (name, state, provider, targets, adoption) ->
                    new DesiredPolicy(
                        new PolicyName(name),
                        "Words",
                        PolicyDocument.of(Acme.allowing(state, provider)),
                        List.copyOf(targets),
                        adoption));
    return policy
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            policies -> {
              Map<PolicyName, DesiredPolicy> byName = new TreeMap<>();
              policies.forEach(one -> byName.put(one.name(), one));
              return List.copyOf(byName.values());
            });
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("allowed-amis", "sandbox-amis", "golden", "shared");
  }

  /** Documents with siblings that are known, unknown, spelled oddly, or none. */
  private static Arbitrary<PolicyDocument> documents() {
    Arbitrary<Map<String, JsonNode>> attributes =
        Arbitraries.maps(
                Arbitraries.of(
                    "serial_console_access",
                    "Brand_New",
                    "instance_metadata_defaults",
                    "exception_message",
                    "Allowed_Images_Settings",
                    OURS),
                values())
            .ofMaxSize(4);
    return attributes.map(
        chosen -> {
          ObjectNode content = JsonNodeFactory.instance.objectNode();
          ObjectNode node = content.putObject("ec2_attributes");
          chosen.forEach(
              (key, value) -> {
                boolean isThere =
                    node.properties().stream()
                        .anyMatch(field -> field.getKey().equalsIgnoreCase(key));
                if (!isThere) {
                  node.set(key, value);
                }
              });
          return PolicyDocument.of(content);
        });
  }

  private static Arbitrary<JsonNode> values() {
    return Arbitraries.of(
            """
            {"@@assign": "Some text"}""",
            """
            {"status": {"@@assign": "disabled"}}""",
            """
            {"mode": {"@@assign": 7, "@@operators_allowed_for_child_policies": ["@@none"]}}""",
            """
            {"list": {"@@append": ["b", "a", true]}, "deep": {"Er": {"@@remove": ["x"]}}}""",
            """
            {"state": {"@@assign": "enabled"}}""")
        .map(text -> PolicyDocument.parse(text).json());
  }
}
