package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Keys of a user of an account, which nobody has to assume a role for. */
class AccessKeysTest {
  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void belongToTheAccountThatTheyName() {
    StsClient sts = aws.client(StsClient.builder(), keysOf(Acme.PROD), Region.US_EAST_1);

    assertThat(sts.getCallerIdentity().account()).isEqualTo(Acme.PROD);
    assertThat(sts.getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::%s:user/sandbox".formatted(Acme.PROD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"333333333333", "999999999999", "12"}) // closed, elsewhere, no id
  void areGoodForNothingIfTheAccountIsNotActive(String account) {
    Region region = Region.US_EAST_1;
    AwsBasicCredentials keys = keysOf(account);
    StsClient sts = aws.client(StsClient.builder(), keys, region);
    OrganizationsClient organizations = aws.client(OrganizationsClient.builder(), keys, region);
    Ec2Client ec2 = aws.client(Ec2Client.builder(), keys, region);

    assertThat(refusal(sts::getCallerIdentity)).isEqualTo("InvalidClientTokenId 403");
    assertThat(refusal(organizations::describeOrganization))
        .isEqualTo("UnrecognizedClientException 400");
    assertThat(refusal(ec2::describeRegions)).endsWith(" 401"); // Java's client drops the rest
  }

  private static AwsBasicCredentials keysOf(String account) {
    return AwsBasicCredentials.create("AKIASBOX" + account, "secret");
  }

  private static String refusal(Supplier<?> call) {
    AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call::get);
    return refused.awsErrorDetails().errorCode() + " " + refused.statusCode();
  }
}
