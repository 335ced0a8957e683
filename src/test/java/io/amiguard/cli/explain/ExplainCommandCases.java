package io.amiguard.cli.explain;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.State;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An organization, of which accounts are explained. */
abstract class ExplainCommandCases {
  static final JsonMapper JSON = new JsonMapper();

  static final AllowedImagesSettings AUDIT = Acme.allowing(State.AUDIT_MODE, "amazon");

  @TempDir Path folder;

  Cli cli;

  @BeforeEach
  void writeASnapshot() {
    cli = Cli.in(folder).file("organization.json", SnapshotWriter.write(acme(Acme.tree())));
  }

  Run live(Sandbox sandbox, String... more) {
    return live(sandbox.endpoint().toString(), more);
  }

  Run live(String endpoint, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explain", "--all", "--live"));
    arguments.addAll(List.of("--endpoint-url", endpoint));
    arguments.addAll(List.of(more));
    return cli.withCredentials().run(arguments.toArray(String[]::new));
  }

  Run explain(String[] words, String... more) {
    List<String> arguments = new ArrayList<>(List.of("explain"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--snapshot", "organization.json"));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  static Snapshot acme(OrganizationTree tree) {
    return Snapshot.of(
        tree,
        Set.of("ec2.amazonaws.com"),
        List.of(Acme.managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)));
  }
}
