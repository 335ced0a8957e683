package io.amiguard.cli.check;

import io.amiguard.verify.Level;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level of a check, such as {@code effective}. */
final class LevelConverter implements ITypeConverter<Level> {
  @Override
  public Level convert(String text) {
    return Arrays.stream(Level.values())
        .filter(level -> level.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a level; write attached, effective or in-force".formatted(text)));
  }
}
