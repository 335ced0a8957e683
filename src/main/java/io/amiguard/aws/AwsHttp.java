package io.amiguard.aws;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
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

  static SdkHttpClient client(AwsOptions options) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_LIMIT)
            .socketTimeout(READ_LIMIT)
            .proxyConfiguration(proxy(options));
    options
        .variable("AWS_CA_BUNDLE")
        .map(Path::of)
        .map(CaBundle::read)
        .ifPresent(builder::tlsTrustManagersProvider);
    return builder.build();
  }

  /**
   * Returns a client for many calls at a time; Java's own keeps only five connections open, and
   * drops what stands in an answer with status 401.
   *
   * @param connections how many there are at most
   */
  static SdkHttpClient pool(AwsOptions options, int connections) {
    ProxyConfiguration proxy = proxy(options);
    ApacheHttpClient.Builder builder =
        ApacheHttpClient.builder()
            .connectionTimeout(CONNECT_LIMIT)
            .socketTimeout(READ_LIMIT)
            .connectionAcquisitionTimeout(READ_LIMIT)
            .maxConnections(connections)
            .proxyConfiguration(
                software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                    .scheme(scheme(options))
                    .nonProxyHosts(proxy.nonProxyHosts())
                    .build());
    options
        .variable("AWS_CA_BUNDLE")
        .map(Path::of)
        .map(CaBundle::read)
        .ifPresent(builder::tlsTrustManagersProvider);
    return builder.build();
  }

  /**
   * The SDK reads {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, but by itself looks
   * for a proxy for http only, and would send a sandbox on this machine through it.
   */
  private static ProxyConfiguration proxy(AwsOptions options) {
    ProxyConfiguration proxy = ProxyConfiguration.builder().scheme(scheme(options)).build();
    Set<String> direct = new HashSet<>(LOOPBACK);
    if (proxy.nonProxyHosts() != null) {
      direct.addAll(proxy.nonProxyHosts());
    }
    return proxy.toBuilder().nonProxyHosts(direct).build();
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
