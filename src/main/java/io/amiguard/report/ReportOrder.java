package io.amiguard.report;

import io.amiguard.organization.TargetId;
import java.util.Optional;

/**
 * A report that is wanted.
 *
 * @param bucket where AWS writes it
 * @param prefix of the key in the bucket, without slashes around it: AWS puts one behind it (API
 *     {@code StartDeclarativePoliciesReport}), and one before it would be a folder without a name
 * @param target the root, the unit or the account that it is about
 */
public record ReportOrder(String bucket, Optional<String> prefix, TargetId target) {

  public ReportOrder {
    prefix = prefix.map(text -> text.replaceAll("^/+|/+$", "")).filter(text -> !text.isEmpty());
  }
}
