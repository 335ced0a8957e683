package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The HTTP client that all SDK clients share: time limits, certificates and proxy. */
final class AwsHttp {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127\\.0\\.0\\.1", "\\[::1]");

  private AwsHttp() {}

  /** Returns a client for a service in this process: no proxy plays a part. */
  static SdkHttpClient direct() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_LIMIT)
        .socketTimeout(READ_LIMIT)
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .build())
        .build();
  }

  static SdkHttpClient client(AwsOptions options) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_LIMIT)
            .socketTimeout(READ_LIMIT)
            .proxyConfiguration(proxy(options));
    trusted(options).ifPresent(builder::tlsTrustManagersProvider);
    return builder.build();
  }

  /**
   * Returns a client for many calls at a time; Java's own keeps only five connections open, and
   * drops what stands in an answer with status 401.
   *
   * @param connections how many there are at most
   */
  static SdkHttpClient pool(AwsOptions options, int connections) {
    ApacheHttpClient.Builder builder =
        pool(connections)
            .proxyConfiguration(
                software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                    .scheme(scheme(options))
                    .nonProxyHosts(proxy(options).nonProxyHosts())
                    .build());
    trusted(options).ifPresent(builder::tlsTrustManagersProvider);
    return builder.build();
  }

  /** Returns such a client for a service in this process: no proxy plays a part. */
  static SdkHttpClient directPool(int connections) {
    return pool(connections)
        .proxyConfiguration(
            software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build())
        .build();
  }

  private static ApacheHttpClient.Builder pool(int connections) {
    return ApacheHttpClient.builder()
        .connectionTimeout(CONNECT_LIMIT)
        .socketTimeout(READ_LIMIT)
        .connectionAcquisitionTimeout(READ_LIMIT)
        .maxConnections(connections);
  }

  /** Returns the certificates that the user trusts in place of those of Java. */
  private static Optional<CaBundle> trusted(AwsOptions options) {
    return options.variable("AWS_CA_BUNDLE").map(Path::of).map(CaBundle::read);
  }

  /**
   * The SDK reads {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, but by itself looks
   * for a proxy for http only, and would send a sandbox on this machine through it.
   */
  private static ProxyConfiguration proxy(AwsOptions options) {
    String scheme = scheme(options);
    requireProxyUrl(options, scheme + "_proxy");
    requireProxyUrl(options, (scheme + "_proxy").toUpperCase(Locale.ROOT));
    ProxyConfiguration proxy = ProxyConfiguration.builder().scheme(scheme).build();
    Set<String> direct = new HashSet<>(LOOPBACK);
    if (proxy.nonProxyHosts() != null) {
      direct.addAll(proxy.nonProxyHosts());
    }
    return proxy.toBuilder().nonProxyHosts(direct).build();
  }

  /**
   * The SDK would go past a proxy that it does not understand. What the variable holds is not
   * repeated, for it may be a password.
   */
  private static void requireProxyUrl(AwsOptions options, String variable) {
    Optional<String> url = options.variable(variable);
    if (url.isPresent() && url.flatMap(AwsHttp::host).isEmpty()) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s is not the URL of a proxy: write it like http://proxy.example.com:8080, or unset it"
              .formatted(variable));
    }
  }

  private static Optional<String> host(String url) {
    try {
      URI proxy = new URI(url);
      boolean isHttp = "http".equals(proxy.getScheme()) || "https".equals(proxy.getScheme());
      return isHttp ? Optional.ofNullable(proxy.getHost()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns how AWS is spoken to; nearly every call is one of Organizations. */
  static String scheme(AwsOptions options) {
    boolean isPlain =
        options
            .endpointUrl()
            .map(URI::toString)
            .or(() -> options.variable("AWS_ENDPOINT_URL_ORGANIZATIONS"))
            .or(() -> options.variable("AWS_ENDPOINT_URL"))
            .filter(url -> url.startsWith("http:"))
            .isPresent();
    return isPlain ? "http" : "https";
  }
}
