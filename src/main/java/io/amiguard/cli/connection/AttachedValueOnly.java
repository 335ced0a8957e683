package io.amiguard.cli.connection;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets an option with an optional value take it only in the form {@code --option=value}, so that a
 * word after a bare {@code --option} stays a word of its own.
 */
public final class AttachedValueOnly implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // the type is picocli's
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (command.parser().separator().equals(info.get("separator"))) {
      return false;
    }
    option.setValue(((OptionSpec) option).fallbackValue());
    return true;
  }
}
