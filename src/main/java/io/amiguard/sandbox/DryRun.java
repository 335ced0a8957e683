package io.amiguard.sandbox;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** EC2's way to ask whether a call would be permitted: it fails either way, with another error. */
final class DryRun {
  private DryRun() {}

  static boolean isAskedBy(SdkPojo request) {
    SdkField<?> field = request.sdkFieldNameToField().get("DryRun");
    return field != null && Boolean.TRUE.equals(field.getValueOrDefault(request));
  }

  static AwsServiceException succeeds() {
    return Ec2Exception.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("DryRunOperation")
                .errorMessage("Request would have succeeded, but DryRun flag is set.")
                .build())
        .statusCode(412)
        .build();
  }
}
