package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.Finding;
import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.SettingsReader;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.YamlPlaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a settings file: what reading it finds, and what would be unwise in the policies. */
final class SettingsLint {
  private final Problems problems;
  private final Parsed parsed;
  private final MessageRules messages;

  SettingsLint(String file, Parsed parsed, Problems problems) {
    this.problems = problems;
    this.parsed = parsed;
    YamlPlaces places = new YamlPlaces(file, parsed.text());
    this.messages =
        new MessageRules(
            problems,
            (message, part) -> parsed.isJson() ? message.where() : places.of(message, part));
  }

  void check(LocalDate today) {
    SourceNode root = parsed.root();
    List<Finding> found = new ArrayList<>();
    SettingsReader.read(root, today, found);
    problems.addAll(found);
    SettingsFixes.offer(root, found, problems);
    Map<String, String> accounts = accounts(root);
    items(root, "policies").forEach(policy -> policy(policy, accounts));
  }

  private void policy(SourceNode node, Map<String, String> accounts) {
    if (node instanceof Mapping policy) {
      new PolicyAdvice(problems).check(draft(policy, accounts));
      policy
          .get(EXCEPTION_MESSAGE)
          .filter(message -> message instanceof Scalar text && !text.text().isBlank())
          .ifPresent(message -> messages.check((Scalar) message));
    }
  }

  private PolicyDraft draft(Mapping policy, Map<String, String> accounts) {
    List<CriterionDraft> criteria = new ArrayList<>();
    for (SourceNode item : items(policy, "criteria")) {
      if (item instanceof Mapping criterion) {
        Map<String, List<Operand>> parameters = parameters(criterion, accounts);
        String name = "criterion " + (criteria.size() + 1);
        criteria.add(new CriterionDraft(criterion.where(), name, parameters, List.of()));
      }
    }
    Optional<Scalar> state =
        policy.get(STATE).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    return new PolicyDraft(
        policy.get("criteria").map(SourceNode::where).orElse(policy.where()),
        state,
        criteria,
        criteria.size(),
        List.of());
  }

  private Map<String, List<Operand>> parameters(Mapping criterion, Map<String, String> accounts) {
    Map<String, List<Operand>> parameters = new HashMap<>();
    for (Entry entry : criterion.entries()) {
      List<Scalar> given = scalars(entry.value());
      if (entry.key().equals(ALLOWED_IMAGE_PROVIDERS)) {
        given.forEach(providers()::checkExample);
        given = given.stream().map(provider -> inPolicy(provider, accounts)).toList();
      }
      if (!given.isEmpty()) {
        parameters.putIfAbsent(entry.key(), List.of(new Operand(ASSIGN, given, List.of())));
      }
    }
    return parameters;
  }

  private ProviderRules providers() {
    return new ProviderRules(problems, new ValueRules(problems, new NodeRules(problems)));
  }

  /** Returns a provider as the policy will have it: an account for a name, AWS's spelling. */
  private static Scalar inPolicy(Scalar provider, Map<String, String> accounts) {
    String word = accounts.getOrDefault(provider.text(), provider.text());
    String text = ImageProvider.parse(word).map(ImageProvider::inPolicy).orElse(word);
    return new Scalar(provider.where(), text, provider.type());
  }

  /** Returns the accounts by the names that the file gives them. */
  private Map<String, String> accounts(SourceNode root) {
    Map<String, String> accounts = new HashMap<>();
    if (root instanceof Mapping settings
        && settings.get("providers").orElse(root) instanceof Mapping providers) {
      for (Entry entry : providers.entries()) {
        SourceNode account =
            entry.value() instanceof Mapping fields
                ? fields.get("account").orElse(fields)
                : entry.value();
        if (account instanceof Scalar scalar) {
          accounts.putIfAbsent(entry.key(), scalar.text());
          providers().checkExample(scalar);
        }
      }
    }
    return accounts;
  }

  private static List<SourceNode> items(SourceNode node, String key) {
    return node instanceof Mapping mapping
            && mapping.get(key).orElse(mapping) instanceof Sequence list
        ? list.items()
        : List.of();
  }

  private static List<Scalar> scalars(SourceNode node) {
    List<? extends SourceNode> items = node instanceof Sequence list ? list.items() : List.of(node);
    return items.stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
  }
}
