package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK reads each setting from a system property before the variable of the same meaning. */
final class SandboxClientsTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private String property = "";

  @AfterEach
  void forget() {
    System.clearProperty(property);
  }

  @ParameterizedTest
  @CsvSource({
    "aws.maxAttempts, abc",
    "aws.maxAttempts, 0",
    "aws.retryMode, foo",
    "aws.useFipsEndpoint, maybe",
    "aws.useDualstackEndpoint, maybe",
    "aws.defaultsMode, foo",
    "aws.region, nowhere",
    "aws.configFile, /"
  })
  void takeNothingFromTheUsersSettings(String name, String value) {
    property = name;
    System.setProperty(name, value);

    try (AwsClients clients = AwsClients.forSandbox(NOBODY, Waits.none())) {
      assertThatThrownBy(() -> AwsCaller.of(clients))
          .hasMessageStartingWith("cannot connect to http://127.0.0.1:1 ");
    }
  }
}
