package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.settings.NamedProvider;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsReader;
import io.amiguard.settings.TargetReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a policy that was written, with the rules of the settings file: what they refuse, or read
 * as something else, settings cannot say.
 */
final class ReadBack {
  private static final String FILE = "amiguard.yaml";

  private ReadBack() {}

  static List<Obstacle> obstacles(PolicySettings policy, List<NamedProvider> providers) {
    DraftPolicy draft = new DraftPolicy(policy, List.of(), Map.of(), List.of());
    String text =
        new SettingsDraft(List.of(), providers, List.of(draft), Explanations.NONE, List.of())
            .text();
    List<Finding> findings = new ArrayList<>();
    Optional<Settings> read = SettingsReader.read(FILE, text, LocalDate.EPOCH, findings);
    List<Obstacle> obstacles = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> Obstacle.ofPolicy(finding.message()))
        .forEach(obstacles::add);
    if (read.isPresent() && !isSame(policy, read.get().policies().get(0))) {
      obstacles.add(Obstacle.ofPolicy("a text in it cannot be written in YAML"));
    }
    return obstacles;
  }

  private static boolean isSame(PolicySettings one, PolicySettings other) {
    return one.name().equals(other.name())
        && one.description().equals(other.description())
        && one.allowedImages().equals(other.allowedImages())
        && one.adoption() == other.adoption()
        && texts(one).equals(texts(other));
  }

  private static List<String> texts(PolicySettings policy) {
    return policy.targets().stream().map(TargetReference::text).toList();
  }
}
