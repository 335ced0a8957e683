package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;

/**
 * A launch template with the versions that future launches use.
 *
 * @param versions those that {@code $Default} and {@code $Latest} mean
 */
public record LaunchTemplate(
    String id, String name, TargetId account, String region, List<Version> versions) {

  /**
   * One version of a launch template.
   *
   * @param aliases {@link #DEFAULT}, {@link #LATEST} or both
   * @param imageId what the version says: an AMI, an SSM parameter ({@code resolve:ssm:…}), or
   *     nothing, which leaves the AMI to whoever launches
   * @param resolvedImageId the AMI that the parameter stands for, where it was asked for
   */
  public record Version(
      long number,
      List<String> aliases,
      Optional<String> imageId,
      Optional<String> resolvedImageId) {

    /** What stands for the version that is launched where none is named. */
    public static final String DEFAULT = "$Default";

    /** What stands for the newest version. */
    public static final String LATEST = "$Latest";

    private static final String AMI = "ami-";

    public Version {
      aliases = List.copyOf(aliases);
    }

    /** Returns the AMI that a launch would use now, if that is known. */
    public Optional<String> image() {
      return resolvedImageId.or(() -> imageId.filter(id -> id.startsWith(AMI)));
    }
  }

  public LaunchTemplate {
    versions = List.copyOf(versions);
  }
}
