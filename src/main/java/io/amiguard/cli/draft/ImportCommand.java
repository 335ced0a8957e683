package io.amiguard.cli.draft;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.InputText;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.conversion.PolicyFile;
import io.amiguard.conversion.PolicyImport;
import io.amiguard.conversion.SettingsDraft;
import io.amiguard.lint.Linter;
import io.amiguard.settings.TargetReference;
import io.amiguard.source.Quoted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a policy that stands in a file into settings. */
@Command(
    name = "import",
    description = {
      "Turn a policy in JSON or Terraform into settings; needs no AWS.",
      "Reads policy documents, effective policies, what 'aws organizations describe-policy' prints,"
          + " and the aws_organizations_policy resources of a .tf or .tf.json file.",
      "Shows what lint finds in the policy, which does not change the exit code."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:the settings say what the file says",
      "3:settings cannot say all that the file says; the nearest stands there as a comment",
      "4:the file to write exists already",
      "65:the file is missing, or is no policy about Allowed AMIs"
    })
public final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The policy; - is standard input.")
  String file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the policy (default: the one in the file, else that of the file).")
  @Nullable String name;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description =
          "Target: root, /OU/path, an id, or account:NAME. Repeatable (default: those in the file,"
              + " else to be filled in).")
  List<String> targets = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = DraftChoice.STANDARD_OUTPUT,
      description =
          "Where to write the settings; - is standard output (default: ${DEFAULT-VALUE}).")
  String out;

  @Mixin DraftChoice draft;
  @Mixin OutputChoice output;

  private final Environment environment;

  public ImportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    PolicyImport options = new PolicyImport(Optional.ofNullable(name), references());
    draft.check(out, environment);
    List<Finding> findings = new ArrayList<>();
    PolicyFile policy =
        new PolicyFile(InputText.label(file), InputText.read(file, "policy file", environment));
    Optional<SettingsDraft> settings = options.of(policy, findings);
    Linter linter = new Linter(LocalDate.now(environment.clock()), Set.of());
    ImportLint lint = ImportLint.of(policy, linter);
    return settings
        .map(found -> found.withFindings(lint.beside(found.findings())))
        .map(found -> draft.write(found, out, console, environment))
        .orElseThrow(
            () ->
                nothingToImport(
                    policy.wrapped().isPresent() ? 0 : lint.fixable(linter), lint.beside(findings)))
        .code();
  }

  private List<TargetReference> references() {
    for (String target : targets) {
      if (!TargetReference.isValid(target)) {
        throw new AmiguardException(
            Kind.USAGE,
            "--target %s is not a target; use root, /OU/Path, ou-…, r-…, a 12-digit account id or account:NAME."
                .formatted(Quoted.text(target)));
      }
    }
    return targets.stream().map(text -> new TargetReference(text, Where.nowhere())).toList();
  }

  private AmiguardException nothingToImport(int fixable, List<Finding> findings) {
    String message =
        "%s holds no policy that can be imported; nothing was written.".formatted(file);
    String fix =
        " 'amiguard lint --fix %s' corrects %d place%s of it; then import it again."
            .formatted(file, fixable, fixable == 1 ? "" : "s");
    boolean isFixable = fixable > 0 && !file.equals(InputText.STANDARD_INPUT);
    return new AmiguardException(Kind.INVALID_INPUT, isFixable ? message + fix : message, findings);
  }
}
