package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.lint.Fix.Removal;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.lint.Fix.Shell;
import io.amiguard.lint.Fix.Wrapping;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import io.amiguard.settings.AccountIdSlip;
import io.amiguard.settings.SettingsKeys;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What puts right, for certain, what reading a settings file found. */
final class SettingsFixes {
  private static final Set<String> LISTS =
      Set.of("targets", ALLOWED_IMAGE_PROVIDERS, IMAGE_NAMES, MARKETPLACE_PRODUCT_CODES);
  private static final Set<String> DAYS =
      Set.of(MAXIMUM_DAYS_SINCE_CREATED, MAXIMUM_DAYS_SINCE_DEPRECATED);
  private static final Map<String, List<String>> KEYS_BELOW =
      Map.of(
          "policies", SettingsKeys.POLICY,
          "criteria", SettingsKeys.CRITERION,
          "limits", SettingsKeys.LIMITS);
  private static final Map<String, List<String>> WORDS =
      Map.of(STATE, State.words(), "child_policies", ChildPolicies.words());
  private static final Pattern PLAIN_DAYS = Pattern.compile("0|[1-9][0-9]{0,9}");

  private final Problems problems;
  private final Map<Where, Map<String, Finding>> findings = new HashMap<>();

  private SettingsFixes(List<Finding> found, Problems problems) {
    this.problems = problems;
    for (Finding finding : found) {
      findings
          .computeIfAbsent(finding.where(), where -> new HashMap<>())
          .putIfAbsent(finding.rule(), finding);
    }
  }

  /** Offers the fixes of what was found in a settings file. */
  static void offer(SourceNode root, List<Finding> found, Problems problems) {
    if (!found.isEmpty() && root instanceof Mapping settings) {
      new SettingsFixes(found, problems).mapping(settings, SettingsKeys.TOP);
    }
  }

  private void mapping(Mapping mapping, List<String> known) {
    for (Entry entry : mapping.entries()) {
      key(entry, mapping, known);
      value(entry);
    }
  }

  private void key(Entry entry, Mapping mapping, List<String> known) {
    List<String> free = known.stream().filter(key -> mapping.get(key).isEmpty()).toList();
    at(entry.where(), "settings.unknown-key")
        .ifPresent(
            finding ->
                CertainWord.oneSlip(entry.key(), free)
                    .ifPresent(key -> respell(finding, entry.where(), key)));
  }

  private void value(Entry entry) {
    if (entry.value() instanceof Scalar scalar) {
      scalar(entry.key(), scalar);
    } else if (entry.value() instanceof Sequence list) {
      list(entry.key(), list);
    } else if (entry.key().equals("providers") && entry.value() instanceof Mapping providers) {
      providers.entries().forEach(this::provider);
    } else if (entry.value() instanceof Mapping mapping) {
      mapping(mapping, KEYS_BELOW.getOrDefault(entry.key(), List.of()));
    }
  }

  private void provider(Entry entry) {
    if (entry.value() instanceof Mapping fields) {
      mapping(fields, SettingsKeys.PROVIDER);
    } else if (entry.value() instanceof Scalar account) {
      word(account);
    }
  }

  private void list(String key, Sequence list) {
    Set<String> before = new HashSet<>();
    for (SourceNode item : list.items()) {
      if (item instanceof Mapping mapping) {
        mapping(mapping, KEYS_BELOW.getOrDefault(key, List.of()));
      } else if (item instanceof Scalar scalar) {
        word(scalar);
        if (!before.add(scalar.text())) {
          at(scalar.where(), "settings.duplicate-value")
              .or(() -> at(scalar.where(), "settings.duplicate-target"))
              .ifPresent(finding -> problems.offer(finding, new Removal(scalar.where())));
        }
      }
    }
  }

  private void scalar(String key, Scalar value) {
    word(value);
    at(value.where(), "settings.unknown-value")
        .ifPresent(
            finding ->
                CertainWord.sameLetters(value.text(), WORDS.getOrDefault(key, List.of()))
                    .ifPresent(word -> respell(finding, value.where(), word)));
    at(value.where(), "settings.wrong-type").ifPresent(finding -> type(finding, key, value));
  }

  private void type(Finding finding, String key, Scalar value) {
    boolean isText = value.type() == Scalar.Type.STRING;
    if (LISTS.contains(key) && (isText || value.type() == Scalar.Type.INTEGER)) {
      problems.offer(finding, new Wrapping(value, Shell.LIST));
    } else if (DAYS.contains(key) && isText && PLAIN_DAYS.matcher(value.text()).matches()) {
      problems.offer(finding, new Respelling(value.where(), value.text(), Scalar.Type.INTEGER));
    }
  }

  /** An account id or an alias, wherever one may stand. */
  private void word(Scalar value) {
    at(value.where(), "settings.account-id")
        .ifPresent(
            finding ->
                AccountIdSlip.of(value.text())
                    .flatMap(AccountIdSlip::meant)
                    .ifPresent(digits -> respell(finding, value.where(), digits)));
    at(value.where(), "settings.unknown-provider")
        .ifPresent(
            finding ->
                CertainWord.sameLetters(value.text(), ImageProvider.ALIASES)
                    .ifPresent(alias -> respell(finding, value.where(), alias)));
  }

  private void respell(Finding finding, Where where, String word) {
    problems.offer(finding, Respelling.text(where, word));
  }

  private Optional<Finding> at(Where where, String rule) {
    return Optional.ofNullable(findings.getOrDefault(where, Map.of()).get(rule));
  }
}
