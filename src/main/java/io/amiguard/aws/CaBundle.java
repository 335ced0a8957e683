package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/**
 * The certificates of {@code AWS_CA_BUNDLE}, trusted in place of Java's. The SDK does not know this
 * variable; the clients with which it fetches SSO and role credentials keep Java's certificates.
 */
final class CaBundle implements TlsTrustManagersProvider {
  private final TrustManagerFactory factory;

  private CaBundle(TrustManagerFactory factory) {
    this.factory = factory;
  }

  /**
   * Reads a file of PEM certificates.
   *
   * @throws AmiguardException if it cannot be read, or holds none
   */
  static CaBundle read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new CertificateException("no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return new CaBundle(factory);
    } catch (IOException e) {
      throw unusable(file, "it cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw unusable(file, "it does not hold PEM certificates", e);
    }
  }

  @Override
  public TrustManager[] trustManagers() {
    return factory.getTrustManagers();
  }

  private static AmiguardException unusable(Path file, String why, Exception cause) {
    return new AmiguardException(
        Kind.FAILED,
        "AWS_CA_BUNDLE names %s, but %s: name a file of PEM certificates".formatted(file, why),
        cause);
  }
}
