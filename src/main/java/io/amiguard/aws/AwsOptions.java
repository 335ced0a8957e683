package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Which AWS to talk to, and as whom.
 *
 * @param profile as in {@code --profile}; like the AWS CLI's flag it beats access keys in the
 *     environment, which {@code AWS_PROFILE} does not
 * @param region as in {@code --region}
 * @param endpointUrl as in {@code --endpoint-url}; stands in for every service
 * @param environment the environment variables
 */
public record AwsOptions(
    Optional<String> profile,
    Optional<String> region,
    Optional<URI> endpointUrl,
    Map<String, String> environment,
    Waits waits) {

  /**
   * @throws AmiguardException if {@code endpointUrl} is not an http or https URL
   */
  public AwsOptions {
    environment = Map.copyOf(environment);
    endpointUrl.ifPresent(AwsOptions::requireHttp);
  }

  /** Returns what the environment alone says. */
  public static AwsOptions of(Map<String, String> environment) {
    return new AwsOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), environment, Waits.normal());
  }

  /** Returns the value of an environment variable; an empty one counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static void requireHttp(URI url) {
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new AmiguardException(
          Kind.USAGE,
          "endpoint URL '%s' is not an http or https URL: write it like http://127.0.0.1:4566"
              .formatted(url));
    }
  }
}
