package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An AWS error.
 *
 * @param members what the error carries besides, such as {@code Reason}
 */
record Failure(String code, String message, int status, ObjectNode members) {

  static Failure of(AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    return new Failure(
        details.map(AwsErrorDetails::errorCode).orElse(e.getClass().getSimpleName()),
        details.map(AwsErrorDetails::errorMessage).orElse(String.valueOf(e.getMessage())),
        e.statusCode() == 0 ? 400 : e.statusCode(),
        SdkCodec.encode((SdkPojo) e, WireProtocol.JSON::time));
  }

  static Failure of(String code, String message, int status) {
    return new Failure(code, message, status, WireProtocol.NODES.objectNode());
  }
}
