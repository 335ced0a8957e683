package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The two files of a user that hold AWS settings and credentials; neither need exist. */
record AwsFiles(Path config, Path credentials) {

  /** Returns where they are: what the variables name, else below the user's home. */
  static AwsFiles of(AwsOptions options) {
    return new AwsFiles(
        named(options, "AWS_CONFIG_FILE").orElseGet(ProfileFileLocation::configurationFilePath),
        named(options, "AWS_SHARED_CREDENTIALS_FILE")
            .orElseGet(ProfileFileLocation::credentialsFilePath));
  }

  /**
   * Returns what they say. A file that is there and cannot be read is not taken for none, as the
   * SDK would: that could be another identity.
   *
   * @throws AmiguardException if one cannot be read
   */
  ProfileFile read() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    read(credentials, ProfileFile.Type.CREDENTIALS).ifPresent(all::addFile);
    read(config, ProfileFile.Type.CONFIGURATION).ifPresent(all::addFile);
    return all.build();
  }

  private static Optional<ProfileFile> read(Path file, ProfileFile.Type type) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, type, "it is a folder");
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw unreadable(file, type, "permission denied");
    }
    return Files.isRegularFile(file)
        ? Optional.of(ProfileFile.builder().content(file).type(type).build())
        : Optional.empty();
  }

  private static AmiguardException unreadable(Path file, ProfileFile.Type type, String why) {
    boolean holdsCredentials = type == ProfileFile.Type.CREDENTIALS;
    return new AmiguardException(
        Kind.FAILED,
        "the AWS %s file %s could not be read: %s; correct that, or name another with %s"
            .formatted(
                holdsCredentials ? "credentials" : "config",
                file,
                why,
                holdsCredentials ? "AWS_SHARED_CREDENTIALS_FILE" : "AWS_CONFIG_FILE"));
  }

  /** A shell leaves {@code ~} as it is where a variable is set without one. */
  private static Optional<Path> named(AwsOptions options, String variable) {
    return options
        .variable(variable)
        .map(
            name ->
                name.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), name.substring(2))
                    : Path.of(name));
  }
}
