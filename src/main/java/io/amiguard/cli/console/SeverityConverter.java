package io.amiguard.cli.console;

import io.amiguard.Finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a severity, such as {@code danger}. */
public final class SeverityConverter implements ITypeConverter<Severity> {
  @Override
  public Severity convert(String text) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a severity; write note, warning, danger or error"
                        .formatted(text)));
  }
}
