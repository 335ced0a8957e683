package io.amiguard.inventory;

import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.organization.TargetId;
import java.util.Comparator;
import java.util.List;

/**
 * One image in one account: what was launched from it there, what will be, and whether that would
 * work.
 *
 * @param instances all but those that are terminated
 * @param counts how many these are
 */
public record Use(
    Image image,
    TargetId account,
    List<Instance> instances,
    Counts counts,
    List<TemplateVersion> templates,
    Verdict verdict) {

  /** A version of a launch template that names the image. */
  public record TemplateVersion(LaunchTemplate template, Version version) {
    /** By account and template, the oldest version first. */
    public static final Comparator<TemplateVersion> BY_TEMPLATE =
        Comparator.comparing((TemplateVersion it) -> it.template().account())
            .thenComparing(it -> it.template().id())
            .thenComparing(it -> it.version().number());
  }

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
}
