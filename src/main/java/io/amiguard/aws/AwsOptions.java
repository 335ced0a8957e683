package io.amiguard.aws;

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
   * @throws io.amiguard.AmiguardException if {@code endpointUrl} is not the address of an endpoint
   */
  public AwsOptions {
    environment = Map.copyOf(environment);
    endpointUrl.ifPresent(url -> EndpointUrl.parse("--endpoint-url", url.toString()));
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
}
