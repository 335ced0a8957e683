package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.invalid;
import static io.amiguard.sandbox.OrganizationsErrors.missing;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** Some operations of Organizations, for one caller. */
abstract class OrganizationsPart implements OrganizationsClient {
  private static final int MAX_RESULTS = 20;
  private static final Pattern POLICY_ID = Pattern.compile("p-[0-9a-zA-Z_]{8,128}");

  final Context context;

  OrganizationsPart(Context context) {
    this.context = context;
  }

  @Override
  public final String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public final void close() {}

  /** Refuses everyone but the management account; nobody has a delegation policy. */
  final void requireManagement() {
    if (!context.callerIsManagement()) {
      throw OrganizationsErrors.accessDenied();
    }
  }

  /** Refuses everyone but the management account and the delegated administrators of services. */
  final void requireAdministrator() {
    if (!context.callerIsManagement()
        && !new PolicyReports(context.snapshot()).isDelegated(context.caller().account())) {
      throw OrganizationsErrors.accessDenied();
    }
  }

  final <T> Page<T> page(List<T> all, @Nullable Integer maxResults, @Nullable String token) {
    if (maxResults != null && maxResults < 1) {
      throw invalid("MIN_VALUE_EXCEEDED:MAX_RESULTS", "MaxResults must be at least 1.");
    }
    if (maxResults != null && maxResults > MAX_RESULTS) {
      throw invalid("MAX_VALUE_EXCEEDED:MAX_RESULTS", "MaxResults must be at most 20.");
    }
    return context
        .paging()
        .page(all, maxResults == null ? MAX_RESULTS : maxResults, token)
        .orElseThrow(
            () -> invalid("INVALID_NEXT_TOKEN", "You provided an invalid pagination token."));
  }

  /** Returns the id of a place; its form is checked, not whether the place is there. */
  final TargetId target(@Nullable String id, String parameter) {
    if (id == null) {
      throw missing(parameter, "TARGET_ID");
    }
    if (!TargetId.isValid(id)) {
      throw invalid(
          "INVALID_PATTERN_TARGET_ID",
          "You specified a value for %s that does not match the required pattern."
              .formatted(parameter));
    }
    return new TargetId(id);
  }

  /** Returns a root or a unit of the organization. */
  final TargetId parent(@Nullable String id) {
    TargetId parent = target(id, "ParentId");
    if (parent.isAccount() || !context.tree().contains(parent)) {
      throw OrganizationsErrors.noParent();
    }
    return parent;
  }

  final TargetId existingTarget(@Nullable String id) {
    TargetId target = target(id, "TargetId");
    if (!context.tree().contains(target)) {
      throw OrganizationsErrors.noTarget();
    }
    return target;
  }

  final DeclarativePolicy policy(@Nullable String id) {
    if (id == null) {
      throw missing("PolicyId", "POLICY_ID");
    }
    if (!POLICY_ID.matcher(id).matches()) {
      throw invalid("INVALID_SYNTAX_POLICY_ID", "You specified an invalid policy ID.");
    }
    return context.snapshot().policy(new PolicyId(id)).orElseThrow(OrganizationsErrors::noPolicy);
  }

  /**
   * Returns whether a type is that of the policies which the sandbox has.
   *
   * @param known the types of the API
   */
  final boolean isDeclarative(@Nullable String type, Set<? extends Enum<?>> known) {
    if (type == null) {
      throw missing("PolicyType", "POLICY_TYPE");
    }
    if (known.stream().noneMatch(value -> value.name().equals(type))) {
      throw invalid("INVALID_ENUM:POLICY_TYPE", "You specified an invalid policy type.");
    }
    return type.equals(DeclarativePolicy.TYPE);
  }

  final boolean isTypeEnabled() {
    return context.tree().root().policyTypes().contains(DeclarativePolicy.TYPE);
  }

  final Shapes shapes() {
    return new Shapes(context.tree());
  }

  /** Refuses a text that is too long or too short for a parameter. */
  static String length(@Nullable String text, String parameter, int least, int most) {
    String reason = parameter.toUpperCase(Locale.ROOT);
    if (text == null) {
      throw missing(parameter, reason);
    }
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      throw invalid(
          "MIN_LENGTH_EXCEEDED:" + reason,
          "%s must have at least %d characters.".formatted(parameter, least));
    }
    if (length > most) {
      throw invalid(
          "MAX_LENGTH_EXCEEDED:" + reason,
          "%s must have at most %d characters.".formatted(parameter, most));
    }
    return text;
  }
}
