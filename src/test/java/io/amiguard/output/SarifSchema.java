package io.amiguard.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of SARIF 2.1.0; {@code src/test/resources/sarif} says where it comes from. */
public final class SarifSchema {
  private static final JsonSchema SCHEMA = schema();

  private SarifSchema() {}

  /** Returns what the schema finds wrong with a log. */
  public static List<String> faults(JsonNode log) {
    return SCHEMA.validate(log).stream().map(ValidationMessage::getMessage).toList();
  }

  private static JsonSchema schema() {
    try (InputStream text =
        SarifSchema.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4)
          .getSchema(text, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
