package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform itself accepts what is rendered. Needs {@code terraform} with the AWS provider: from
 * its registry, or from the folder that {@code AMIGUARD_TERRAFORM_PLUGINS} names.
 */
class TerraformValidateTest {
  @TempDir Path folder;

  @Test
  void terraformAcceptsTheConfiguration() throws IOException, InterruptedException {
    Terraform terraform = new Terraform();
    terraform.add(
        new PolicyName("allowed-amis"),
        "Say \"no\" to ${strangers} and %{others}",
        PolicyDocument.of(Acme.allowing(State.ENABLED, "amazon", "777777777777")),
        List.of("root", "/Workloads/Prod", "account:prod web", "ou-acme-33333333", "222222222222"));
    Files.writeString(folder.resolve("main.tf"), terraform.text());
    requireTerraform();

    Result validate = run("terraform", "validate", "-no-color");

    assertThat(validate.output()).contains("Success!");
    assertThat(validate.exitCode()).isZero();
  }

  private void requireTerraform() throws IOException, InterruptedException {
    List<String> init =
        new ArrayList<>(
            List.of("terraform", "init", "-no-color", "-input=false", "-backend=false"));
    Optional.ofNullable(System.getenv("AMIGUARD_TERRAFORM_PLUGINS"))
        .ifPresent(plugins -> init.add("-plugin-dir=" + plugins));
    try {
      Result result = run(init.toArray(String[]::new));
      if (result.exitCode() != 0) {
        skip("terraform could not get the AWS provider: " + result.output().strip());
      }
    } catch (IOException e) {
      skip("terraform is not installed: " + e.getMessage());
    }
  }

  private static void skip(String reason) {
    System.err.println("SKIPPED TerraformValidateTest: " + reason);
    abort(reason);
  }

  private record Result(int exitCode, String output) {}

  private Result run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
