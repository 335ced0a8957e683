package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.settings.PolicySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the policies of a settings file out of policies that were found, and tells what is lost.
 */
final class PolicyDrafts {

  /** The rule of what settings cannot say. */
  static final String NOT_EXPRESSIBLE = "import.not-expressible";

  /** The rule of what has nothing to do with Allowed AMIs. */
  static final String OTHER_ATTRIBUTES = "import.other-attributes";

  private final AccountNames names;
  private final List<DraftPolicy> policies = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  PolicyDrafts(AccountNames names) {
    this.names = names;
  }

  /** Where a policy comes from decides what is said about it. */
  interface Origin extends Places {

    /** Returns what stands above the policy as comments. */
    List<String> remarks();

    /** Returns the ids behind the words of its targets. */
    Map<String, String> targetIds();

    /** Returns what becomes of the policy if it is left out of the file. */
    String fateOfTheLeftOut();

    /** Returns what becomes of attributes that have nothing to do with Allowed AMIs. */
    OtherAttributes otherAttributes();
  }

  /** What becomes of attributes that have nothing to do with Allowed AMIs. */
  record OtherAttributes(Severity severity, String fate) {}

  void add(FoundPolicy policy, Origin origin) {
    Conversion conversion = Conversion.of(policy.document());
    PolicySettings settings = policy.with(conversion);
    List<Obstacle> obstacles =
        conversion.obstacles().isEmpty()
            ? ReadBack.obstacles(settings, names.usedBy(List.of(settings)))
            : conversion.obstacles();
    List<String> remarks = new ArrayList<>(origin.remarks());
    if (!conversion.otherAttributes().isEmpty()) {
      String keys = String.join(", ", conversion.otherAttributes());
      OtherAttributes others = origin.otherAttributes();
      remarks.add("It also says %s: %s.".formatted(keys, others.fate()));
      findings.add(otherAttributes(policy, keys, origin));
    }
    for (Obstacle obstacle : obstacles) {
      findings.add(notExpressible(policy, obstacle, origin));
    }
    policies.add(new DraftPolicy(settings, remarks, origin.targetIds(), obstacles));
  }

  /** Returns the file with everything that was added, and with what else was found. */
  SettingsDraft draft(List<String> header, List<Finding> before) {
    List<Finding> all = new ArrayList<>(before);
    all.addAll(findings);
    return new SettingsDraft(
        header,
        names.usedBy(
            policies.stream().filter(DraftPolicy::isExact).map(DraftPolicy::settings).toList()),
        policies,
        Explanations.NONE,
        all);
  }

  private static Finding notExpressible(FoundPolicy policy, Obstacle obstacle, Origin origin) {
    return Finding.of(
            Severity.WARNING,
            NOT_EXPRESSIBLE,
            origin.of(obstacle.path()),
            "policy %s: %s"
                .formatted(YamlText.comment(policy.label()), YamlText.comment(obstacle.text())))
        .withHint(origin.fateOfTheLeftOut());
  }

  private static Finding otherAttributes(FoundPolicy policy, String keys, Origin origin) {
    return Finding.of(
        origin.otherAttributes().severity(),
        OTHER_ATTRIBUTES,
        origin.of(List.of()),
        "policy %s also says %s; %s"
            .formatted(
                YamlText.comment(policy.label()),
                YamlText.comment(keys),
                origin.otherAttributes().fate()));
  }
}
