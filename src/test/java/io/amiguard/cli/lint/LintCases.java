package io.amiguard.cli.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Files that are linted. */
public abstract class LintCases {
  public static final String SOUND =
      """
      {"ec2_attributes": {"allowed_images_settings": {
        "state": {"@@assign": "enabled"},
        "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
      """;

  static final String HYPHEN = SOUND.replace("\"enabled\"", "\"audit-mode\"");

  static final String TWICE = SOUND.replace("\"amazon\"", "\"amazon\", \"amazon\"");

  @TempDir Path folder;

  static JsonNode json(Run run) throws IOException {
    return JsonMapper.builder().build().readTree(run.out());
  }
}
