package io.amiguard.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.List;

/** What a plan must not do to accounts half-way, where it may be stopped. */
final class OnTheWay {
  private static final String INSTEAD =
      "take it in plans of its own, such as the targets first and then what the policies say";

  private final Plan plan;
  private final Reach reach;

  private OnTheWay(Plan plan) {
    this.plan = plan;
    this.reach = new Reach(plan.current().tree(), List.of());
  }

  static List<Finding> objectionsTo(Plan plan) {
    OnTheWay way = new OnTheWay(plan);
    return Detours.of(plan).stream().map(way::objection).toList();
  }

  private Finding objection(Detour detour) {
    return Brake.ON_THE_WAY.objection(
        reach.root(),
        "between %s and %s, %s: %s"
            .formatted(
                change(detour.from()),
                change(detour.until()),
                detour.kind().words(Reach.count(detour.accounts())),
                reach.names(detour.accounts())),
        INSTEAD);
  }

  /** Returns a change as messages name it, counted from 1. */
  private String change(int number) {
    ObjectNode json = ChangeJson.of(plan.changes().get(number - 1));
    String action = json.path("action").asText().replace('_', ' ');
    String policy = json.path("policyName").asText(json.path("policyType").asText());
    String target = json.path("targetId").asText();
    String place = target.isEmpty() ? "" : preposition(action) + label(target);
    return "change %d (%s %s%s)".formatted(number, action, policy, place);
  }

  private static String preposition(String action) {
    return action.startsWith("detach") ? " from " : " to ";
  }

  private String label(String target) {
    OrganizationTree tree = plan.current().tree();
    return tree.labelOf(new TargetId(target));
  }
}
