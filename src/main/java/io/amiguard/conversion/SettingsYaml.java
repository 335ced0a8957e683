package io.amiguard.conversion;

import static java.util.stream.Collectors.toMap;

import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.NamedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a settings file with its comments. */
final class SettingsYaml {
  private static final String INDENT = "  ";

  private final SettingsDraft draft;
  private final Map<ImageProvider, String> providerNames;
  private final List<String> lines = new ArrayList<>();

  SettingsYaml(SettingsDraft draft) {
    this.draft = draft;
    this.providerNames =
        draft.providers().stream().collect(toMap(NamedProvider::account, NamedProvider::name));
  }

  String text() {
    comments("", draft.header());
    lines.add("version: 1");
    providers();
    policies();
    List<String> end = draft.explanations().at(Explanations.END);
    if (!end.isEmpty()) {
      lines.add("");
      comments("", end);
    }
    return String.join("\n", lines) + "\n";
  }

  private void providers() {
    List<String> explanation = draft.explanations().at("providers");
    if (draft.providers().isEmpty() && explanation.isEmpty()) {
      return;
    }
    lines.add("");
    comments("", explanation);
    if (!draft.providers().isEmpty()) {
      lines.add("providers:");
    }
    for (NamedProvider provider : draft.providers()) {
      lines.add(
          "%s%s: \"%s\"".formatted(INDENT, YamlText.scalar(provider.name()), provider.account()));
    }
  }

  private void policies() {
    lines.add("");
    lines.add(
        draft.policyCount() == 0
            ? "policies: []  # take [] out with the first policy that you take in"
            : "policies:");
    boolean isFirst = true;
    for (DraftPolicy policy : draft.policies()) {
      if (!isFirst) {
        lines.add("");
      }
      isFirst = false;
      comments(INDENT, policy.remarks());
      List<String> item = PolicyYaml.item(policy, providerNames, draft.explanations());
      if (policy.isExact()) {
        item.forEach(line -> lines.add(INDENT + line));
      } else {
        leftOut(policy, item);
      }
    }
  }

  private void leftOut(DraftPolicy policy, List<String> item) {
    comments(INDENT, List.of("Left out, because settings cannot say the same:"));
    comments(INDENT, policy.obstacles().stream().map(obstacle -> "- " + obstacle.text()).toList());
    comments(INDENT, List.of("The nearest that they can say, and that would change the policy:"));
    comments(INDENT, item);
  }

  private void comments(String indent, List<String> texts) {
    texts.forEach(text -> lines.add(indent + "# " + YamlText.comment(text)));
  }
}
