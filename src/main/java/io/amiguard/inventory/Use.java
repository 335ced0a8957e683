package io.amiguard.inventory;

import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One image in one account: what was launched from it there, what will be, and whether that would
 * work.
 *
 * @param instances all but those that are terminated, by id
 */
public record Use(
    Image image,
    TargetId account,
    List<Instance> instances,
    List<TemplateVersion> templates,
    Verdict verdict) {

  /** A version of a launch template that names the image. */
  public record TemplateVersion(LaunchTemplate template, Version version) {}

  /** By account and image. */
  static final Comparator<Use> BY_PLACE =
      Comparator.comparing(Use::account).thenComparing(use -> use.image().id());

  public Use {
    instances = List.copyOf(instances);
    templates = List.copyOf(templates);
  }

  public boolean is(Verdict.Kind kind) {
    return verdict.kind() == kind;
  }

  /** Returns when the image was first launched in the account, of the instances that are left. */
  public Optional<Instant> firstLaunch() {
    return instances.stream()
        .flatMap(instance -> instance.launched().stream())
        .min(Comparator.naturalOrder());
  }

  /** Returns when the image was last launched in the account. */
  public Optional<Instant> lastLaunch() {
    return instances.stream()
        .flatMap(instance -> instance.launched().stream())
        .max(Comparator.naturalOrder());
  }
}
