package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.source.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The address of an endpoint that a user named in place of AWS's.
 *
 * <p>One that holds a password or a token is refused, not used: it would stand in every message. It
 * is not repeated in the refusal either.
 */
public final class EndpointUrl {
  private static final int LAST_PORT = 65_535;
  private static final List<String> VARIABLES =
      List.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ORGANIZATIONS", "AWS_ENDPOINT_URL_STS");
  private static final String EXAMPLE = "write it like http://127.0.0.1:4566";

  private EndpointUrl() {}

  /**
   * Reads a URL.
   *
   * @param source what the user wrote it in, such as {@code --endpoint-url}
   * @throws AmiguardException if it is no http or https URL of a host, or says more than that
   */
  public static URI parse(String source, String text) {
    if (Stream.of("@", "?", "#").anyMatch(text::contains)) {
      throw wrong(
          source + " holds more than the address of an endpoint (a user, password, query or #)");
    }
    try {
      return require(source, new URI(text.strip()));
    } catch (URISyntaxException e) {
      throw wrong("%s %s is not a URL".formatted(source, Quoted.text(text)));
    }
  }

  /**
   * Checks what the variables and the profile name in place of AWS's endpoints, which the SDK reads
   * by itself.
   *
   * @throws AmiguardException if one is no URL that {@link #parse} takes
   */
  static void requireConfigured(AwsOptions options, AwsProfile profile) {
    if (options.endpointUrl().isPresent() || isIgnored(options)) {
      return;
    }
    for (String variable : VARIABLES) {
      options.variable(variable).ifPresent(url -> parse(variable, url));
    }
    profile
        .setting("endpoint_url")
        .ifPresent(url -> parse("endpoint_url of AWS profile '%s'".formatted(profile.name()), url));
  }

  /** Returns a URL as messages may show it. */
  static String shown(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = url.getPath() == null ? "" : url.getPath();
    return Quoted.visible(url.getScheme() + "://" + url.getHost() + port + path);
  }

  private static boolean isIgnored(AwsOptions options) {
    return options
        .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        .filter("true"::equalsIgnoreCase)
        .isPresent();
  }

  private static URI require(String source, URI url) {
    String quoted = Quoted.text(url.toString());
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw wrong("%s %s is not an http or https URL".formatted(source, quoted));
    }
    if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
      throw wrong(
          "%s %s has a port that does not exist: it is from 1 to %d"
              .formatted(source, quoted, LAST_PORT));
    }
    return url;
  }

  private static AmiguardException wrong(String what) {
    return new AmiguardException(Kind.USAGE, what + "; " + EXAMPLE);
  }
}
