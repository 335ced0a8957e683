package io.amiguard.cli.check;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many accounts to ask: a number from 1, a share such as {@code 10%}, or {@code all}. */
final class SampleSizeConverter implements ITypeConverter<SampleSize> {
  @Override
  public SampleSize convert(String text) {
    if (text.equals("all")) {
      return SampleSize.ALL;
    }
    if (text.matches("[1-9][0-9]{0,8}")) {
      return new SampleSize(Integer.parseInt(text), 100);
    }
    if (text.matches("[1-9][0-9]?%|100%")) {
      return new SampleSize(
          Integer.MAX_VALUE, Integer.parseInt(text.substring(0, text.length() - 1)));
    }
    throw new TypeConversionException(
        "'%s' is neither a number of accounts from 1, nor a share such as 10%%, nor 'all'"
            .formatted(text));
  }
}
