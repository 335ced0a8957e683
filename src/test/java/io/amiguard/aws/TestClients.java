package io.amiguard.aws;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The real clients, over a script and without pauses. */
final class TestClients {
  static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

  /** What a user has who has no files. */
  static final AwsProfile PROFILE =
      new AwsProfile("default", AwsProfile.Origin.SETTINGS, AwsProfile.empty().file());

  private static final Pace UNLIMITED = new Pace(Pace.Reach.NONE, 1);

  private TestClients() {}

  static AwsClients over(ScriptedHttp http) {
    return in(Region.US_EAST_1, http);
  }

  static AwsClients in(Region region, ScriptedHttp http) {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET_KEY, SESSION_TOKEN));
    return new AwsClients(
        new AwsConnection(
            PROFILE, Optional.of(region), Optional.empty(), credentials, Waits.none(), UNLIMITED),
        http);
  }
}
