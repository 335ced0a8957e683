package io.amiguard.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of the settings file, with which editors complete, check and explain it. */
public final class SettingsSchema {
  private static final String FILE = "amiguard.schema.json";

  private SettingsSchema() {}

  /** Returns the text of the schema, draft 7: what editors for YAML and JSON support best. */
  public static String text() {
    try (InputStream in = SettingsSchema.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
