package io.amiguard.inventory;

import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One image in one account, while it is being collected. */
final class UseDraft {
  final List<Instance> instances = new ArrayList<>();
  final List<TemplateVersion> templates = new ArrayList<>();

  private final TargetId account;
  private final String imageId;
  private final String region;

  UseDraft(TargetId account, String imageId, String region) {
    this.account = account;
    this.imageId = imageId;
    this.region = region;
  }

  Use judged(Inventory inventory, AccountRules rules, Instant now) {
    Image image = inventory.image(imageId, region);
    Verdict verdict = rules.of(account).verdict(image, account.value(), now);
    return new Use(image, account, instances, Counts.of(instances), templates, verdict);
  }
}
