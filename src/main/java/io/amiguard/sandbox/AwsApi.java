package io.amiguard.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An AWS service that the sandbox speaks, by the name that requests are signed for. */
public enum AwsApi {
  ORGANIZATIONS,
  STS,
  EC2;

  /** Returns the name in a credential scope. */
  String signingName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AwsApi> signedFor(String name) {
    return Arrays.stream(values()).filter(api -> api.signingName().equals(name)).findFirst();
  }
}
