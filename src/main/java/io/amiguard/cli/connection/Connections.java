package io.amiguard.cli.connection;

import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.aws.AwsCaller;
import io.amiguard.aws.AwsClients;
import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.aws.AwsOptions;
import io.amiguard.aws.AwsOrganizationReader;
import io.amiguard.aws.AwsPolicyReader;
import io.amiguard.aws.AwsReading;
import io.amiguard.aws.AwsReportCaller;
import io.amiguard.aws.AwsReports;
import io.amiguard.aws.EndpointUrl;
import io.amiguard.aws.GuardedPolicyWriter;
import io.amiguard.aws.MemberRoles;
import io.amiguard.cli.connection.Connection.Members;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.snapshot.SnapshotOrganization;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens connections; the one place that knows AWS and the sandbox. */
final class Connections {

  private Connections() {}

  /** Connects to AWS as the user's profile, environment and flags say. */
  static Connection toAws(AwsChoice choice, Environment environment, Console console) {
    AwsOptions options =
        new AwsOptions(
            Optional.ofNullable(choice.profile),
            Optional.ofNullable(choice.region),
            Optional.ofNullable(choice.endpoint.url)
                .map(url -> EndpointUrl.parse("--endpoint-url", url)),
            environment.variables(),
            environment.waits());
    return connection(AwsClients.open(options), List.of(), environment, console);
  }

  /** Starts a sandbox in this process and connects to it. */
  static Connection toSandbox(SandboxFolder folder, Environment environment, Console console) {
    Sandbox sandbox = folder.start(environment.clock());
    try {
      return connection(
          AwsClients.forSandbox(sandbox.endpoint(), environment.waits()),
          List.of(sandbox::close),
          environment,
          console);
    } catch (RuntimeException | Error e) {
      sandbox.close();
      throw e;
    }
  }

  /** Stands on a file. */
  static Connection toSnapshot(SnapshotFile file) {
    SnapshotOrganization organization = new SnapshotOrganization(file.snapshot());
    return new Connection(
        organization,
        organization,
        new InHand(CurrentOrganization.read(organization, organization)),
        plan -> {
          throw new IllegalStateException("a snapshot cannot be written to");
        },
        () -> {
          throw new IllegalStateException("nobody is asked for a snapshot");
        },
        file::locations,
        new NoMembers(),
        () -> {
          throw new IllegalStateException("nobody makes reports of a snapshot");
        },
        file.inventory().map(inventory -> () -> inventory),
        List.of());
  }

  private static Connection connection(
      AwsClients clients, List<Runnable> parts, Environment environment, Console console) {
    ShownReading shown = new ShownReading(console, environment.clock());
    List<Runnable> all = new ArrayList<>(List.of(clients::close));
    all.addAll(parts);
    return new Connection(
        new AwsOrganizationReader(clients),
        new AwsPolicyReader(clients),
        shown.of(new AwsReading(clients, shown)),
        plan ->
            new GuardedPolicyWriter(clients, plan.current().policies(), plan.after().policies()),
        () -> AwsCaller.of(clients).arn(),
        () -> PolicyLocations.NONE,
        new LiveMembers(clients, environment.clock()),
        () -> reports(clients),
        Optional.empty(),
        all);
  }

  private static Reports reports(AwsClients clients) {
    AwsReports reports = AwsReports.open(clients);
    return new Reports(reports, reports, AwsReportCaller.of(clients), reports::close);
  }

  /** Accounts that can be entered. */
  private record LiveMembers(AwsClients clients, Clock clock) implements Members {
    @Override
    public AwsAccountSettingsReader open(MemberRoles roles, int concurrency) {
      return AwsAccountSettingsReader.open(clients, roles, concurrency, clock);
    }

    @Override
    public AwsInventoryReader openInventory(MemberRoles roles, int concurrency) {
      return AwsInventoryReader.open(clients, roles, concurrency, clock);
    }
  }

  /** Accounts that are known from a file only. */
  private record NoMembers() implements Members {
    private static final String NOBODY = "a snapshot has no accounts to enter";

    @Override
    public boolean canBeAsked() {
      return false;
    }

    @Override
    public AwsAccountSettingsReader open(MemberRoles roles, int concurrency) {
      throw new IllegalStateException(NOBODY);
    }

    @Override
    public AwsInventoryReader openInventory(MemberRoles roles, int concurrency) {
      throw new IllegalStateException(NOBODY);
    }
  }
}
