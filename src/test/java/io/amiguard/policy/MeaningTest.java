package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeaningTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"B\":1,\"a\":2} | {\"a\":\"2\",\"b\":\"1\"}",
        "[\"b\",\"a\",\"b\"] | [\"a\",\"b\"]",
        "[{\"B\":[2,1]},\"a\"] | [\"a\",{\"b\":[\"1\",\"2\"]}]",
        "\"007\" | \"7\"",
        "-0 | \"0\"",
        "[\"007\",7] | [\"007\",\"7\"]",
        "\"12345678901234567890\" | \"12345678901234567890\"",
        "null | \"null\"",
        "true | \"true\"",
        "1.50 | \"1.5\"",
        "\"\" | \"\"",
      })
  void takesOutWhatDoesNotChangeTheMeaning(String json, String meaning) throws Exception {
    assertThat(Meaning.of(MAPPER.readTree(json)).toString()).isEqualTo(meaning);
  }

  @Test
  void isItsOwnMeaning() throws Exception {
    String json = "{\"A\":{\"@@assign\":[3,\"x\"]},\"b\":{\"@@assign\":\"0300\"}}";

    assertThat(Meaning.of(Meaning.of(MAPPER.readTree(json))))
        .isEqualTo(Meaning.of(MAPPER.readTree(json)));
  }
}
