package io.amiguard.cli.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.aws.MemberRoles;
import io.amiguard.cli.connection.Connection.Members;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened when something is asked, so that a run whose settings or flags are
 * wrong leaves no trace.
 */
final class LateConnection implements OrganizationReader, PolicyReader {
  private final Supplier<Connection> opening;
  private @Nullable Connection opened;

  LateConnection(Supplier<Connection> opening) {
    this.opening = opening;
  }

  Connection connection() {
    return new Connection(
        this,
        this,
        new Current(),
        plan -> opened().writer().apply(plan),
        () -> opened().caller().get(),
        () -> PolicyLocations.NONE,
        new LateMembers(),
        () -> opened().reports().get(),
        Optional.empty(),
        List.of(this::close));
  }

  @Override
  public OrganizationTree tree() {
    return opened().organization().tree();
  }

  @Override
  public boolean hasServiceAccess(String servicePrincipal) {
    return opened().organization().hasServiceAccess(servicePrincipal);
  }

  @Override
  public List<DeclarativePolicy> policies() {
    return opened().policies().policies();
  }

  @Override
  public List<DeclarativePolicy> policies(Set<PolicyName> names) {
    return opened().policies().policies(names);
  }

  @Override
  public Optional<ObjectNode> effectivePolicy(TargetId account) {
    return opened().policies().effectivePolicy(account);
  }

  @Override
  public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
    return opened().policies().invalidEffectivePolicies();
  }

  private Connection opened() {
    Connection connection = opened == null ? opening.get() : opened;
    opened = connection;
    return connection;
  }

  private void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** Opens the connection when something is read. */
  private final class Current implements CurrentReader {
    @Override
    public CurrentOrganization whole() {
      return opened().current().whole();
    }

    @Override
    public CurrentOrganization around(Set<TargetId> accounts) {
      return opened().current().around(accounts);
    }
  }

  /** Opens the connection when an account is entered. */
  private final class LateMembers implements Members {
    @Override
    public AwsAccountSettingsReader open(MemberRoles roles, int concurrency) {
      return opened().members().open(roles, concurrency);
    }

    @Override
    public AwsInventoryReader openInventory(MemberRoles roles, int concurrency) {
      return opened().members().openInventory(roles, concurrency);
    }
  }
}
