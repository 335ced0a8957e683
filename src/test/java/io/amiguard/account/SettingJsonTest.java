package io.amiguard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.policy.State;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account has set, in the words of EC2. */
class SettingJsonTest {
  private static final Setting SETTING =
      new Setting(
          State.AUDIT_MODE,
          List.of(
              new Criterion(
                  Map.of(Parameter.ALLOWED_IMAGE_PROVIDERS, set("aws_backup_vault", "none"))),
              new Criterion(
                  Map.of(
                      Parameter.IMAGE_NAMES, set("golden-*"),
                      Parameter.MARKETPLACE_PRODUCT_CODES, set("a1"),
                      Parameter.MAXIMUM_DAYS_SINCE_CREATED, set("300"),
                      Parameter.MAXIMUM_DAYS_SINCE_DEPRECATED, set("0")))));

  @Test
  void writesAliasesWithHyphensAndDaysAsNumbers() {
    assertThat(SettingJson.of(SETTING))
        .hasToString(
            "{\"state\":\"audit-mode\",\"imageCriteria\":["
                + "{\"imageProviders\":[\"aws-backup-vault\",\"none\"]},"
                + "{\"imageNames\":[\"golden-*\"],\"marketplaceProductCodes\":[\"a1\"],"
                + "\"maximumDaysSinceCreated\":300,\"maximumDaysSinceDeprecated\":0}]}");
  }

  @Test
  void readsWhatItWrote() {
    assertThat(SettingJson.read(SettingJson.of(SETTING))).isEqualTo(SETTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\":\"on\",\"imageCriteria\":[]}",
        "{\"state\":\"enabled\"}",
        "{\"state\":\"enabled\",\"imageCriteria\":[{\"maximumDaysSinceCreated\":\"x\"}]}"
      })
  void readsNothingElse(String text) throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(text);

    assertThatThrownBy(() -> SettingJson.read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neitherOrderNorRepetitionOfCriteriaMatters() {
    Criterion one = SETTING.criteria().get(0);
    Criterion two = SETTING.criteria().get(1);

    assertThat(new Setting(State.ENABLED, List.of(two, one, two)))
        .isEqualTo(new Setting(State.ENABLED, List.of(one, two)));
  }

  private static NavigableSet<String> set(String... values) {
    return new TreeSet<>(List.of(values));
  }
}
