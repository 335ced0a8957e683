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
    List<String> explanation = draft.explanations().at(Explanations.PROVIDERS);
    if (draft.providers().isEmpty() && explanation.isEmpty()) {
      return;
    }
    lines.add("");
    comments("", explanation);
    if (!draft.providers().isEmpty()) {
      lines.add("providers:");
    }
    for (NamedProvider provider : draft.providers()) {
      lines.add(INDENT + YamlText.scalar(provider.name()) + ": " + value(provider));
    }
  }

  private static String value(NamedProvider provider) {
    String account = YamlText.scalar(provider.account().inPolicy());
    List<String> more = new ArrayList<>();
    provider.owner().ifPresent(owner -> more.add("owner: " + YamlText.scalar(owner)));
    provider.reason().ifPresent(reason -> more.add("reason: " + YamlText.scalar(reason)));
    provider.expires().ifPresent(day -> more.add("expires: " + day));
    return more.isEmpty()
        ? account
        : "{account: %s, %s}".formatted(account, String.join(", ", more));
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
