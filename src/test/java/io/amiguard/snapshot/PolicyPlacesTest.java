package io.amiguard.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyLocations;
import org.junit.jupiter.api.Test;

class PolicyPlacesTest {
  private static final String FILE =
      """
      {"formatVersion": "1",
       "accounts": [{"id": "p-11111111", "content": {"not": "a policy"}}],
       "policies": [
         {"content": {"ec2_attributes": {
            "State": {"@@assign": "on"},
            "a/b~c": {"@@assign": [{"State": 1}]}}},
          "tags": {"content": "no"}, "id": "p-11111111"},
         {"id": "p-22222222", "name": "empty", "content": {}}],
       "inventory": {"policies": [{"id": "p-33333333", "content": {"x": {}}}]}}
      """;

  private final PolicyLocations places = PolicyPlaces.in("organization.json", FILE);

  @Test
  void eachNodeHasThePlaceOfItsKey() {
    assertThat(place("p-11111111", "/ec2_attributes")).isEqualTo("organization.json:4:17");
    assertThat(place("p-11111111", "/ec2_attributes/State")).isEqualTo("organization.json:5:7");
    assertThat(place("p-11111111", "/ec2_attributes/a~1b~0c")).isEqualTo("organization.json:6:7");
  }

  @Test
  void whatIsNotInThePolicyHasNoPlace() {
    assertThat(place("p-11111111", "/ec2_attributes/state")).isEqualTo("nowhere");
    assertThat(place("p-22222222", "/ec2_attributes")).isEqualTo("nowhere");
    assertThat(place("p-33333333", "/x")).isEqualTo("nowhere");
  }

  @Test
  void aByteOrderMarkDoesNotMatter() {
    assertThat(PolicyPlaces.in("f.json", "\uFEFF" + FILE).of(id("p-11111111"), "/ec2_attributes"))
        .map(Where::line)
        .contains(4);
  }

  private String place(String policy, String pointer) {
    return places.of(id(policy), pointer).map(Where::toString).orElse("nowhere");
  }

  private static PolicyId id(String id) {
    return new PolicyId(id);
  }
}
