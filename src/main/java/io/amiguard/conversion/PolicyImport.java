package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.plan.Adoption;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.TargetReference;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes settings of a file that holds policies. Where the file does not say where the policies
 * belong, flags do.
 *
 * @param name what the policy is to be called; empty for the name in the file, or of the file
 * @param targets where it is to be attached; empty for the targets in the file, if it has some
 */
public record PolicyImport(Optional<String> name, List<TargetReference> targets) {
  private static final List<PolicySource> SOURCES =
      List.of(new TerraformPolicySource(), new JsonPolicySource());
  private static final String USUAL_NAME = "allowed-amis";
  private static final TargetReference SOMEWHERE =
      new TargetReference(TargetReference.ROOT, Where.nowhere());

  public PolicyImport {
    targets = List.copyOf(targets);
  }

  /**
   * Returns the settings that a file makes.
   *
   * @param findings where everything goes that keeps the file from being read
   * @return empty if the file holds nothing that says something about Allowed AMIs
   */
  public Optional<SettingsDraft> of(PolicyFile file, List<Finding> findings) {
    List<FilePolicy> policies =
        SOURCES.stream()
            .filter(source -> source.isKindOf(file))
            .findFirst()
            .map(source -> source.policies(file, findings))
            .orElseGet(() -> unknownKind(file, findings));
    checkNames(file, policies, findings);
    boolean isBroken = policies.isEmpty() || Finding.anyAtLeast(findings, Severity.ERROR);
    return isBroken ? Optional.empty() : Optional.of(draft(file, policies, findings));
  }

  /** Names of policies are unique in an organization. */
  private void checkNames(PolicyFile file, List<FilePolicy> policies, List<Finding> findings) {
    Set<String> names = new HashSet<>();
    for (FilePolicy policy : policies) {
      String called = nameOf(file, policy);
      if (!names.add(called)) {
        findings.add(
            Finding.of(
                    Severity.ERROR,
                    "import.duplicate-name",
                    policy.places().of(List.of()),
                    "two policies would be called %s".formatted(Quoted.text(called)))
                .withHint("Give each policy of the file its own name, and leave --name out."));
      }
    }
  }

  private static List<FilePolicy> unknownKind(PolicyFile file, List<Finding> findings) {
    findings.add(
        Finding.of(
                Severity.ERROR,
                "import.unknown-kind",
                Where.file(file.name()),
                "%s is not a policy in JSON or Terraform".formatted(Quoted.text(file.name())))
            .withHint(
                "Give a policy document, what 'aws organizations describe-policy' prints, or a .tf file."));
    return List.of();
  }

  private SettingsDraft draft(PolicyFile file, List<FilePolicy> policies, List<Finding> findings) {
    PolicyDrafts drafts = new PolicyDrafts(AccountNames.none());
    policies.forEach(policy -> drafts.add(found(file, policy), new Raw(policy)));
    List<Finding> all = new ArrayList<>(findings);
    Set<PolicyName> unattached =
        policies.stream()
            .filter(policy -> targets(policy).isEmpty())
            .map(policy -> new PolicyName(nameOf(file, policy)))
            .collect(Collectors.toSet());
    if (!unattached.isEmpty()) {
      all.add(noTargets(file));
    }
    return drafts
        .draft(
            List.of(
                "What %s says about Allowed AMIs, as settings of amiguard."
                    .formatted(Quoted.text(file.name())),
                "What applying this file would change: amiguard plan"),
            all)
        .withoutTargetsOf(unattached);
  }

  private FoundPolicy found(PolicyFile file, FilePolicy policy) {
    String called = nameOf(file, policy);
    List<TargetReference> attached = targets(policy);
    return new FoundPolicy(
        Quoted.text(called),
        new PolicyName(called),
        policy.description().orElse(PolicySettings.DEFAULT_DESCRIPTION),
        attached.isEmpty() ? List.of(SOMEWHERE) : attached,
        Adoption.REFUSED,
        policy.document());
  }

  private List<TargetReference> targets(FilePolicy policy) {
    return targets.isEmpty() ? policy.targets() : targets;
  }

  private String nameOf(PolicyFile file, FilePolicy policy) {
    return name.or(policy::name).orElseGet(() -> nameOf(file));
  }

  /** Returns the name of the file without folder and ending. */
  private static String nameOf(PolicyFile file) {
    String base = file.name().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", "");
    return base.matches("[A-Za-z0-9][A-Za-z0-9 _.-]{0,100}") ? base : USUAL_NAME;
  }

  private static Finding noTargets(PolicyFile file) {
    return Finding.of(
            Severity.WARNING,
            "import.no-targets",
            Where.file(file.name()),
            "a policy file does not say where the policy is attached, so targets stays empty")
        .withHint("Fill in targets, or pass --target, such as --target root.");
  }

  /** A policy of a file, which may or may not be live somewhere. */
  private record Raw(FilePolicy policy) implements PolicyDrafts.Origin {

    @Override
    public Where of(List<String> path) {
      return policy.places().of(path);
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public Map<String, String> targetIds() {
      return Map.of();
    }

    @Override
    public String fateOfTheLeftOut() {
      return "The settings hold the policy as a comment. Take it in if the difference is wanted.";
    }

    @Override
    public PolicyDrafts.OtherAttributes otherAttributes() {
      return new PolicyDrafts.OtherAttributes(
          Severity.WARNING, "settings leave that out; in a live policy adopt: true keeps it");
    }
  }
}
