package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diff of a fix ends in the logs of CI; what lets somebody in has no place there. */
final class FixSecretsTest {
  private static final String POLICY =
      """
      {"ec2_attributes": {
        "exception_message": {"@@assign": "Use password=hunter2 for the wiki"},
        "allowed_images_settings": {"state": {"@@assign": "audit-mode"}}
      }}
      """;

  @TempDir Path folder;

  @Test
  void theDiffShowsStarsAndTheFileKeepsItsText() throws IOException {
    Run run =
        Cli.in(folder)
            .file("p.json", POLICY)
            .run("lint", "p.json", "--fix", "--yes", "--color", "never");

    assertThat(run.out())
        .contains(
            "   \"exception_message\": {\"@@assign\": \"Use **************** for the wiki\"},\n")
        .contains("+  \"allowed_images_settings\": {\"state\": {\"@@assign\": \"audit_mode\"}}\n")
        .doesNotContain("hunter2");
    assertThat(Files.readString(folder.resolve("p.json")))
        .isEqualTo(POLICY.replace("audit-mode", "audit_mode"));
  }
}
