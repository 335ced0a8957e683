package io.amiguard.settings;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.PolicyName;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings file and finds everything that is wrong with it. */
public final class SettingsReader {
  static final List<String> KEYS = List.of("version", "providers", "policies", "limits");
  static final String VERSION = "1";
  private static final String EXAMPLE = "[{name: allowed-amis, …}]";

  private final LocalDate today;
  private final Problems problems = new Problems();

  private SettingsReader(LocalDate today) {
    this.today = today;
  }

  /**
   * Reads the text of a settings file.
   *
   * @param file its name as the user gave it, for the places
   * @param today the day on which trust in a provider must still count
   * @param findings where the problems go, by place
   * @return the settings, present if and only if no problem is an error
   */
  public static Optional<Settings> read(
      String file, String text, LocalDate today, List<Finding> findings) {
    List<Finding> faults = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parse(file, text, faults);
    findings.addAll(faults);
    return Finding.anyAtLeast(faults, Severity.ERROR)
        ? Optional.empty()
        : root.flatMap(node -> read(node, today, findings));
  }

  /** Reads a settings file that was parsed before; see the other method. */
  public static Optional<Settings> read(SourceNode root, LocalDate today, List<Finding> findings) {
    SettingsReader reader = new SettingsReader(today);
    Optional<Settings> settings = reader.read(root);
    boolean isSound = !reader.problems.haveErrors();
    reader.problems.moveTo(findings);
    return settings.filter(read -> isSound);
  }

  private Optional<Settings> read(SourceNode root) {
    return Fields.of(root, "the settings file", KEYS, problems).map(this::read);
  }

  private Settings read(Fields fields) {
    fields.require("version", VERSION).ifPresent(this::checkVersion);
    DeclaredProviders declared =
        fields
            .find("providers")
            .map(node -> new NamedProviderReader(problems).read(node))
            .orElseGet(DeclaredProviders::new);
    ProviderWords words = declared.words(problems);
    List<PolicySettings> policies =
        fields
            .requireList("policies", EXAMPLE)
            .map(list -> policies(list, words))
            .orElse(List.of());
    declared.check(words.usedNames(), today, problems);
    SafetyLimits limits =
        fields.find("limits").map(new LimitsReader(problems)::read).orElse(SafetyLimits.DEFAULT);
    return new Settings(declared.named(), policies, limits);
  }

  private void checkVersion(SourceNode node) {
    boolean isNumber = node instanceof Scalar scalar && scalar.type() == Scalar.Type.INTEGER;
    if (!isNumber) {
      Expect.wrongType(node, "version", "a whole number", "Write version: 1.", problems);
    } else if (node instanceof Scalar scalar && !scalar.text().equals(VERSION)) {
      problems.error(
          "settings.version",
          node.where(),
          "version %s is not known to this amiguard".formatted(Quoted.text(scalar.text())),
          "Write version: 1, or use a newer amiguard.");
    }
  }

  private List<PolicySettings> policies(Sequence list, ProviderWords words) {
    if (list.items().isEmpty()) {
      problems.error(
          "settings.no-policies",
          list.where(),
          "policies is empty, so there is nothing to do",
          "Write at least one policy, such as %s.".formatted(EXAMPLE));
    }
    PolicySettingsReader reader = new PolicySettingsReader(words, problems);
    List<PolicySettings> policies =
        list.items().stream().map(reader::read).flatMap(Optional::stream).toList();
    checkNames(policies);
    return policies;
  }

  private void checkNames(List<PolicySettings> policies) {
    Map<PolicyName, PolicySettings> first = new HashMap<>();
    for (PolicySettings policy : policies) {
      PolicySettings before = first.putIfAbsent(policy.name(), policy);
      if (before != null) {
        problems.error(
            "settings.duplicate-policy",
            policy.where(),
            "policy %s stands here a second time, first in line %d"
                .formatted(Quoted.text(policy.name().value()), before.where().line()),
            "Choose another name: a name stands for one policy in the organization.");
      }
    }
  }
}
