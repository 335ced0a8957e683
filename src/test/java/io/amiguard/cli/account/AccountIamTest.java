package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.run;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/iam/account-mode.json} against the calls that real runs make. */
class AccountIamTest {
  private static final Path POLICY = Path.of("examples/iam/account-mode.json");
  private static final String NEEDS_NO_PERMISSION = "sts:GetCallerIdentity";

  @TempDir Path folder;

  @Test
  void grantsWhatApplyAndRollbackCallAndNoMore() throws IOException {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      Set<String> called = callsOf(sandbox, cli, "account", "apply", "--yes");
      called.addAll(callsOf(sandbox, cli, "rollback", "--yes"));

      assertThat(called).isEqualTo(granted(0, 1));
    }
  }

  @Test
  void itsFirstStatementIsEnoughToPlanAndToCheck() throws IOException {
    Cli cli = cli(folder, "enabled");
    try (Sandbox sandbox = sandbox(cli)) {
      assertThat(callsOf(sandbox, cli, "account", "plan")).isEqualTo(granted(0));
      assertThat(callsOf(sandbox, cli, "account", "check", "--fail-on", "danger"))
          .isEqualTo(granted(0));
    }
  }

  private static Set<String> callsOf(Sandbox sandbox, Cli cli, String... command) {
    int before = sandbox.calls().size();
    Run run = run(cli, sandbox, command);
    assertThat(run.exitCode()).as(run.err()).isIn(0, 3);
    List<Call> calls = sandbox.calls();
    return calls.subList(before, calls.size()).stream()
        .map(call -> call.api().name().toLowerCase(Locale.ROOT) + ":" + call.operation())
        .filter(action -> !action.equals(NEEDS_NO_PERMISSION))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> granted(int... statements) throws IOException {
    JsonNode all = new ObjectMapper().readTree(POLICY.toFile()).required("Statement");
    Set<String> granted = new TreeSet<>();
    for (int statement : statements) {
      all.get(statement).required("Action").forEach(action -> granted.add(action.asText()));
    }
    return granted;
  }
}
