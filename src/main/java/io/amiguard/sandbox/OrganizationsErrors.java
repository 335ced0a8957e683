package io.amiguard.sandbox;

import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotAvailableForOrganizationException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

/** The errors that several operations of Organizations share. */
final class OrganizationsErrors {
  private OrganizationsErrors() {}

  /** The reason is text, because real ones are not always in the SDK's list. */
  static OrganizationsException invalid(String reason, String message) {
    return InvalidInputException.builder().reason(reason).message(message).build();
  }

  static OrganizationsException missing(String parameter, String reason) {
    return invalid("INPUT_REQUIRED:" + reason, "You must specify a value for " + parameter + ".");
  }

  static OrganizationsException constraint(
      ConstraintViolationExceptionReason reason, String message) {
    return ConstraintViolationException.builder().reason(reason).message(message).build();
  }

  static OrganizationsException accessDenied() {
    return AccessDeniedException.builder()
        .message("You don't have permissions to access this resource.")
        .build();
  }

  /** AWS never says where the fault is. */
  static OrganizationsException malformedPolicy() {
    return MalformedPolicyDocumentException.builder()
        .message(
            "The provided policy document does not meet the requirements of the specified policy"
                + " type.")
        .build();
  }

  static OrganizationsException noPolicy() {
    return PolicyNotFoundException.builder()
        .message("You specified a policy that doesn't exist.")
        .build();
  }

  static OrganizationsException noTarget() {
    return TargetNotFoundException.builder()
        .message("You specified a target that doesn't exist.")
        .build();
  }

  static OrganizationsException noParent() {
    return ParentNotFoundException.builder()
        .message("You specified a parent that doesn't exist.")
        .build();
  }

  static OrganizationsException noAccount() {
    return AccountNotFoundException.builder()
        .message("You specified an account that doesn't exist.")
        .build();
  }

  static OrganizationsException unavailablePolicyType() {
    return PolicyTypeNotAvailableForOrganizationException.builder()
        .message("The sandbox has policies of the type DECLARATIVE_POLICY_EC2 only.")
        .build();
  }
}
