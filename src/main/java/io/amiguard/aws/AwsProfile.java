package io.amiguard.aws;

import static java.util.stream.Collectors.joining;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * A named set of AWS settings and credentials.
 *
 * @param origin why it is this one
 */
record AwsProfile(String name, Origin origin, ProfileFile file) {

  /** Where the choice of a profile comes from. */
  enum Origin {
    /** The user named it on the command line. */
    FLAG,
    /** The user's variables name it, or it is the default. */
    SETTINGS,
    /** There is none: the user's files and variables play no part. */
    NOWHERE
  }

  private static final String DEFAULT = "default";

  /**
   * Returns the profile that the options name, by flag or by {@code AWS_PROFILE}.
   *
   * @throws AmiguardException if it does not exist
   */
  static AwsProfile of(AwsOptions options, ProfileFile file) {
    Optional<String> named = options.profile().or(() -> options.variable("AWS_PROFILE"));
    if (named.isPresent() && file.profile(named.get()).isEmpty()) {
      throw new AmiguardException(
          Kind.FAILED,
          "AWS profile '%s' does not exist: looked in %s and %s, which hold %s"
              .formatted(
                  named.get(),
                  ProfileFileLocation.configurationFilePath(),
                  ProfileFileLocation.credentialsFilePath(),
                  namesIn(file)));
    }
    return new AwsProfile(
        named.orElse(DEFAULT), options.profile().isPresent() ? Origin.FLAG : Origin.SETTINGS, file);
  }

  /** Returns a profile that says nothing, so that the user's files and variables play no part. */
  static AwsProfile empty() {
    ProfileFile file =
        ProfileFile.builder()
            .content(new StringInputStream(""))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    return new AwsProfile(DEFAULT, Origin.NOWHERE, file);
  }

  /** Returns a setting of the profile, such as {@code region}. */
  Optional<String> setting(String key) {
    return file.profile(name).flatMap(profile -> profile.property(key));
  }

  boolean isFlag() {
    return origin == Origin.FLAG;
  }

  /** Returns whether the user's files and variables play a part. */
  boolean isOfTheUser() {
    return origin != Origin.NOWHERE;
  }

  boolean says(String key) {
    return setting(key).isPresent();
  }

  private static String namesIn(ProfileFile file) {
    return file.profiles().isEmpty()
        ? "no profile at all; run 'aws configure'"
        : file.profiles().keySet().stream().sorted().collect(joining(", "));
  }
}
