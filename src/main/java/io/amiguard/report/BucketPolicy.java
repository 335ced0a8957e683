package io.amiguard.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy that a bucket needs so that AWS may write a report into it on the caller's behalf.
 *
 * <p>AWS's pages name two different values for {@code aws:CalledViaLast}: the EC2 API Reference
 * ({@code StartDeclarativePoliciesReport}) the first one here, the Organizations User Guide
 * ("Generating the account status report") the second. The condition lets both through.
 *
 * @param caller the ARN of the user or the assumed role that starts the report
 */
public record BucketPolicy(String bucket, String caller) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> CALLED_VIA =
      List.of("report.declarative-policies-ec2.amazonaws.com", "organizations.amazonaws.com");
  private static final Pattern SESSION =
      Pattern.compile("arn:([^:]+):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

  /** How the names of the roles begin that IAM Identity Center makes. */
  private static final String FROM_IDENTITY_CENTER = ":role/AWSReservedSSO_";

  /** Returns the policy, to be put into the bucket or added to what is there. */
  public ObjectNode document() {
    ObjectNode policy = NODES.objectNode().put("Version", "2012-10-17");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "DeclarativePoliciesReportDelivery");
    statement.put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", principal());
    statement.put("Action", "s3:PutObject");
    statement.put("Resource", "arn:%s:s3:::%s/*".formatted(partition(), bucket));
    ObjectNode condition = statement.putObject("Condition").putObject("StringEquals");
    ArrayNode values = condition.putArray("aws:CalledViaLast");
    CALLED_VIA.forEach(values::add);
    return policy;
  }

  /** Returns what AWS does not tell about the principal, if there is something. */
  public Optional<String> caveat() {
    if (!SESSION.matcher(caller).matches()) {
      return Optional.empty();
    }
    String path =
        principal().contains(FROM_IDENTITY_CENTER)
            ? "roles of IAM Identity Center have one (aws-reserved/sso.amazonaws.com/…)"
            : "if the role has one";
    return Optional.of(
        "AWS does not tell the path of a role; put it before the name in the ARN: " + path);
  }

  private String principal() {
    Matcher session = SESSION.matcher(caller);
    return session.matches()
        ? "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3))
        : caller;
  }

  private String partition() {
    String[] parts = caller.split(":", 3);
    return parts.length == 3 ? parts[1] : "aws";
  }
}
