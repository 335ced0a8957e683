package io.amiguard.cli;

import io.amiguard.cli.console.Environment;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command together with words that make it do its work.
 *
 * @param words {@code AWS} stands for the organization, {@code N} for a number that is new
 */
record EveryCommand(String name, String words) {
  static final String EXTERNAL_ID = "acme-external-id-4711";

  private static final String IN_AN_ACCOUNT =
      "--role arn:aws:iam::444444444401:role/OrganizationAccountAccessRole --external-id %s AWS"
          .formatted(EXTERNAL_ID);

  static final List<EveryCommand> ROWS =
      List.of(
          new EveryCommand("init", "--from-live --out new-N.yaml AWS"),
          new EveryCommand("import", "policy.json --target root --out imported-N.yaml"),
          new EveryCommand("schema", ""),
          new EveryCommand("plan", "--out saved-N.plan AWS"),
          new EveryCommand("show", "before.plan"),
          new EveryCommand("apply", "--yes AWS"),
          new EveryCommand(
              "check",
              "--level in-force --external-id %s --resume answers-N.jsonl AWS"
                  .formatted(EXTERNAL_ID)),
          new EveryCommand("explain", "--all --live AWS"),
          new EveryCommand("impact", "--external-id %s AWS".formatted(EXTERNAL_ID)),
          new EveryCommand("rollback", "--yes AWS"),
          new EveryCommand("journal", ""),
          new EveryCommand("render", ""),
          new EveryCommand("lint", "amiguard.yaml policy.json"),
          new EveryCommand("rules", ""),
          new EveryCommand("explain-rule", "settings.unknown-key"),
          new EveryCommand("snapshot", "--inventory --out snapshot-N.json AWS"),
          new EveryCommand("account plan", IN_AN_ACCOUNT),
          new EveryCommand("account apply", "--yes " + IN_AN_ACCOUNT),
          new EveryCommand("account check", IN_AN_ACCOUNT),
          new EveryCommand("report start", "--bucket acme-reports --target root AWS"),
          new EveryCommand("report show", "AWS"),
          new EveryCommand("report cancel", "report-1 AWS"),
          new EveryCommand("sandbox serve", "--state state.json"),
          new EveryCommand("sandbox reset", "box"),
          new EveryCommand("help", ""));

  /** Returns every command that the program has, by name. */
  static Map<String, CommandSpec> ofTheProgram() {
    Environment nowhere = Cli.in(Path.of("")).environment(new StringWriter(), new StringWriter());
    Map<String, CommandSpec> leaves = new TreeMap<>();
    addLeaves(Amiguard.commandLine(nowhere), "", leaves);
    return leaves;
  }

  private static void addLeaves(CommandLine command, String path, Map<String, CommandSpec> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.put(path.strip(), command.getCommandSpec());
    }
    command.getSubcommands().forEach((name, sub) -> addLeaves(sub, path + " " + name, leaves));
  }

  /** Returns the command lines to run: plain, and in each format as verbose as can be. */
  List<String[]> commandLines(String aws) {
    return ofTheProgram().entrySet().stream()
        .filter(entry -> entry.getKey().equals(name))
        .flatMap(entry -> variants(entry.getValue()))
        .map(options -> line(options, aws))
        .toList();
  }

  private String[] line(String options, String aws) {
    String number = Integer.toHexString((options + aws).hashCode());
    String replaced = words.replace("-N.", "-" + number + ".").replace("AWS", aws);
    return (name + " " + replaced + " " + options).strip().split(" +", -1);
  }

  private static Stream<String> variants(CommandSpec command) {
    String verbose = command.findOption("--verbose") == null ? "" : "--verbose";
    List<String> variants = new ArrayList<>(List.of("", verbose));
    for (OptionSpec option : command.options()) {
      if (option.longestName().equals("--output") && option.completionCandidates() != null) {
        option.completionCandidates().forEach(format -> variants.add(verbose + " -o " + format));
      }
    }
    return variants.stream().distinct();
  }

  @Override
  public String toString() {
    return name;
  }
}
