package io.amiguard.conversion;

import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import java.util.List;
import java.util.Map;

/** A first settings file, with comments that say what else can stand there. */
public final class StarterDraft {
  private static final Explanations EXPLANATIONS =
      new Explanations(
          Map.of(
              Explanations.PROVIDERS,
              List.of(
                  "Names for the accounts that you trust to publish AMIs, usable as a provider below:",
                  "providers:",
                  "  golden-images: \"111122223333\""),
              Explanations.TARGETS,
              List.of(
                  "Where the policy is attached; it holds for every account below, also for those that come",
                  "later: root, /Workloads/Prod, the id of an OU or an account, or account:NAME."),
              Explanations.STATE,
              List.of(
                  "audit_mode blocks nothing and marks the AMIs that enabled would block. Begin with it.",
                  "enabled | audit_mode | disabled"),
              Explanations.CRITERIA,
              List.of(
                  "1 to 10. An AMI is allowed when it meets one criterion, and meets a criterion when it",
                  "meets every parameter of it. An account can always use its own AMIs.",
                  "Aliases of AWS: amazon, aws_marketplace, aws_backup_vault. Without amazon, services that",
                  "launch instances from AMIs of AWS may stop."),
              Explanations.AFTER_CRITERIA,
              List.of(
                  "- allowed_image_providers: [golden-images]",
                  "  image_names: [\"golden-*\"]          # always with providers: anyone can use any name",
                  "  maximum_days_since_created: 300",
                  "  maximum_days_since_deprecated: 0   # no deprecated AMIs"),
              Explanations.AFTER_POLICY,
              List.of(
                  "What people read whose launch is blocked. Everyone can read it: no place for secrets.",
                  "exception_message: \"Ask for AMIs at https://wiki.example.com/amis\"",
                  "What policies further down may do: all (default), append to lists, or none.",
                  "child_policies: none"),
              Explanations.END,
              List.of(
                  "How far one apply may go before it takes a flag:",
                  "limits:",
                  "  max_accounts: 100",
                  "  max_share: 30%")));

  private StarterDraft() {}

  /** Returns a file with the policies of {@code settings}. */
  public static SettingsDraft of(Settings settings) {
    return new SettingsDraft(
        List.of(
            "Settings of amiguard: which AMIs the accounts of the organization may use.",
            "What applying this file would change: amiguard plan"),
        List.of(),
        settings.policies().stream().map(StarterDraft::policy).toList(),
        EXPLANATIONS,
        List.of());
  }

  private static DraftPolicy policy(PolicySettings policy) {
    return new DraftPolicy(policy, List.of(), Map.of(), List.of());
  }
}
