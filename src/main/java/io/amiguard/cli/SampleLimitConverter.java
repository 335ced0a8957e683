package io.amiguard.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many accounts to ask about: a number from 1, or {@code all}. */
final class SampleLimitConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (text.equals("all")) {
      return Integer.MAX_VALUE;
    }
    if (text.matches("[1-9][0-9]{0,8}")) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException(
        "'%s' is neither a number of accounts from 1 nor 'all'".formatted(text));
  }
}
