package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Some operations of EC2, in the account and Region of one caller. */
abstract class Ec2Part implements Ec2Client {
  final Context context;

  Ec2Part(Context context) {
    this.context = context;
    if (!regions().contains(region())) {
      throw notEnabled(region());
    }
    if (new Access(context.snapshot()).isDenied(account(), region())) {
      throw deniedByPolicy();
    }
  }

  @Override
  public final String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public final void close() {}

  final TargetId account() {
    return context.caller().account();
  }

  final String region() {
    return context.caller().region();
  }

  /** Returns the Regions that the account has enabled. */
  final List<String> regions() {
    return new Access(context.snapshot()).regions(account());
  }

  /** Returns a part of the inventory; missing if there is none. */
  final JsonNode inventory(String key) {
    return context
        .snapshot()
        .inventory()
        .map(inventory -> inventory.path(key))
        .orElse(MissingNode.getInstance());
  }

  /** Returns the records of a part of the inventory that are about the account and Region. */
  final List<JsonNode> inventoryHere(String key) {
    return context.live().index().in(inventory(key), account(), region());
  }

  /** Returns who judges images as the account and Region see them now. */
  final ImageJudge judge() {
    return new ImageJudge(
        AllowedImages.visible(context.live().visible(), account(), region()),
        account(),
        context.clock().instant());
  }

  final <T> Page<T> page(
      List<T> all, @Nullable Integer maxResults, int most, @Nullable String token) {
    if (maxResults != null && (maxResults < 1 || maxResults > most)) {
      throw error("InvalidParameterValue", "MaxResults must be from 1 to %d.".formatted(most));
    }
    return context
        .paging()
        .page(all, maxResults == null ? most : maxResults, token)
        .orElseThrow(() -> error("InvalidParameterValue", "The NextToken is not valid."));
  }

  private static AwsServiceException deniedByPolicy() {
    return error(
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. User: arn:aws:sts::sandbox is not"
            + " authorized to perform this operation with an explicit deny in a service control"
            + " policy.",
        403);
  }

  /** Refuses a caller whom nobody gave the permission. */
  static AwsServiceException denied() {
    return error("UnauthorizedOperation", "You are not authorized to perform this operation.", 403);
  }

  /** Refuses a caller whose policies do not name the operation. */
  static AwsServiceException denied(String operation) {
    return error(
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. User: arn:aws:sts::sandbox is not"
            + " authorized to perform: ec2:%s because no identity-based policy allows the ec2:%s action"
                .formatted(operation, operation),
        403);
  }

  /** EC2 knows no credentials in a Region that is not enabled; it does not say that is why. */
  private static AwsServiceException notEnabled(String region) {
    return error(
        "AuthFailure",
        "AWS was not able to validate the provided access credentials: %s is not enabled."
            .formatted(region),
        401);
  }

  static AwsServiceException error(String code, String message) {
    return error(code, message, 400);
  }

  private static AwsServiceException error(String code, String message, int status) {
    return Ec2Exception.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .statusCode(status)
        .build();
  }
}
