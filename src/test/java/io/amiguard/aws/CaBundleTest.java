package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaBundleTest {
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBbDCCARKgAwIBAgIJAI17vdolM1gqMAoGCCqGSM49BAMCMBgxFjAUBgNVBAMT
      DWFtaWd1YXJkIHRlc3QwIBcNMjYxMTI0MDQzNTU0WhgPMjEyNjEwMzEwNDM1NTRa
      MBgxFjAUBgNVBAMTDWFtaWd1YXJkIHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMB
      BwNCAATrXcK/SVnp+JXUEqVXKKVcRXqAFhfw5Yly92ZHRpwpT9aw8Oqv4btBK+Oy
      NIdHI4Pk9sygyvJLROCjdYskkVxUo0MwQTAdBgNVHQ4EFgQU1An3YUKZsAKYgvJ+
      NI5keEA/p5AwDwYDVR0RBAgwBocEfwAAATAPBgNVHRMBAf8EBTADAQH/MAoGCCqG
      SM49BAMCA0gAMEUCIQDdk2iTSdxoEq/ZeXXTLiONMzDScEmb2U8Tz+8HtUJ6tQIg
      Zh5gQAiFmJjpWE5pEPA9X0RVcFAwUK8R0A75gd/+VyQ=
      -----END CERTIFICATE-----
      """;

  private Path file = Path.of("ca.pem");

  @BeforeEach
  void inFolder(@TempDir Path folder) {
    file = folder.resolve("ca.pem");
  }

  @Test
  void trustsNobodyButTheBundle() throws IOException {
    Files.writeString(file, CERTIFICATE);

    X509TrustManager trust = (X509TrustManager) CaBundle.read(file).trustManagers()[0];

    assertThat(trust.getAcceptedIssuers())
        .extracting(X509Certificate::getSubjectX500Principal)
        .extracting(Object::toString)
        .containsExactly("CN=amiguard test");
  }

  @Test
  void saysWhenTheFileIsMissing() {
    assertThatThrownBy(() -> CaBundle.read(file))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "AWS_CA_BUNDLE names %s, but it cannot be read: name a file of PEM certificates"
                .formatted(file));
  }

  @Test
  void saysWhenTheFileHoldsNoCertificate() throws IOException {
    String message =
        "AWS_CA_BUNDLE names %s, but it does not hold PEM certificates: name a file of PEM certificates"
            .formatted(file);

    Files.writeString(file, "");
    assertThatThrownBy(() -> CaBundle.read(file)).hasMessage(message);
    Files.writeString(file, "not a certificate");
    assertThatThrownBy(() -> CaBundle.read(file)).hasMessage(message);
  }
}
