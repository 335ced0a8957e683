package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AwsFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"AWS_CONFIG_FILE, config", "AWS_SHARED_CREDENTIALS_FILE, credentials"})
  void aFolderIsNotTakenForNoFile(String variable, String kind) {
    AwsOptions options = AwsOptions.of(Map.of(variable, folder.toString()));

    assertThatThrownBy(() -> AwsFiles.of(options).read())
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "the AWS %s file %s could not be read: it is a folder; correct that, or name another with %s"
                .formatted(kind, folder, variable));
  }

  @Test
  void bothFilesTogetherMakeTheProfiles() throws IOException {
    Path config = Files.writeString(folder.resolve("config"), "[profile ops]\nregion=eu-west-1\n");
    Path credentials =
        Files.writeString(
            folder.resolve("credentials"),
            "[ops]\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=not-a-secret\n");

    AwsProfile profile =
        AwsProfile.of(
            AwsOptions.of(Map.of("AWS_PROFILE", "ops")), new AwsFiles(config, credentials).read());

    assertThat(profile.setting("region")).contains("eu-west-1");
    assertThat(profile.says("aws_access_key_id")).isTrue();
  }

  @Test
  void filesThatAreNotThereSayNothing() {
    Path missing = folder.resolve("missing");

    assertThat(new AwsFiles(missing, missing).read().profiles()).isEmpty();
  }
}
