package io.amiguard.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.State;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What an account has set, as JSON in the words of the EC2 API; the inventory of a snapshot holds
 * it in the same form.
 */
public final class SettingJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String STATE = "state";
  private static final String CRITERIA = "imageCriteria";

  private SettingJson() {}

  public static ObjectNode of(Setting setting) {
    ObjectNode json = NODES.objectNode();
    json.put(STATE, setting.state().inEc2());
    json.set(CRITERIA, of(setting.criteria()));
    return json;
  }

  private static ArrayNode of(List<Criterion> criteria) {
    ArrayNode array = NODES.arrayNode();
    for (Criterion criterion : criteria) {
      ObjectNode json = array.addObject();
      for (Parameter parameter : criterion.values().keySet()) {
        List<String> values = Ec2Words.values(criterion, parameter);
        if (parameter.isList()) {
          values.forEach(json.putArray(Ec2Words.key(parameter))::add);
        } else {
          json.put(Ec2Words.key(parameter), Integer.parseInt(values.get(0)));
        }
      }
    }
    return array;
  }

  /**
   * Returns what {@link #of(Setting)} wrote.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  public static Setting read(JsonNode json) {
    State state =
        State.parse(json.required(STATE).asText())
            .orElseThrow(() -> new IllegalArgumentException("not a state"));
    List<Criterion> criteria = new ArrayList<>();
    json.required(CRITERIA).forEach(criterion -> criteria.add(criterion(criterion)));
    return new Setting(state, criteria);
  }

  private static Criterion criterion(JsonNode json) {
    Map<Parameter, NavigableSet<String>> values = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      JsonNode value = json.path(Ec2Words.key(parameter));
      NavigableSet<String> texts = new TreeSet<>();
      if (value.isArray()) {
        value.forEach(text -> texts.add(text.asText()));
      } else if (value.isInt()) {
        texts.add(value.asText());
      } else if (!value.isMissingNode()) {
        throw new IllegalArgumentException("neither a list nor a number of days");
      }
      values.put(parameter, texts);
    }
    return new Criterion(values);
  }
}
