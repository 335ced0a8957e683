package io.amiguard.plan;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.AttachmentOrders.Order;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders in which the policies of targets may have been attached before a plan, as far as they
 * make a difference at one of the stages that are compared. Of five policies on a target that all
 * say something about the same values, only who is first does: five orders, not 120.
 */
final class DifferentOrders {

  /** So many orders on one path are looked at one by one. */
  static final int AT_MOST = 120;

  private final AttachmentOrders orders;
  private final List<Stage> stages;
  private final Map<TargetId, Optional<List<Order>>> known = new HashMap<>();

  DifferentOrders(AttachmentOrders orders, List<Stage> stages) {
    this.orders = orders;
    this.stages = stages;
  }

  /**
   * Returns the orders on a path; empty if they are more than {@value #AT_MOST}, or if a target has
   * too many policies to tell.
   */
  Optional<List<Order>> on(List<TargetId> path) {
    List<Order> all = List.of(Order.NONE);
    for (TargetId target : path) {
      List<Order> here = known.computeIfAbsent(target, this::on).orElse(List.of());
      if (here.isEmpty() || all.size() * here.size() > AT_MOST) {
        return Optional.empty();
      }
      all = all.stream().flatMap(order -> here.stream().map(order::and)).toList();
    }
    return Optional.of(all);
  }

  private Optional<List<Order>> on(TargetId target) {
    return orders.before(target).map(all -> all.size() < 2 ? all : different(target, all));
  }

  /** Returns the first of those that come to the same at all stages. */
  private List<Order> different(TargetId target, List<Order> all) {
    return List.copyOf(
        all.stream()
            .collect(
                toMap(
                    order -> whatDecides(target, order),
                    order -> order,
                    (first, other) -> first,
                    LinkedHashMap::new))
            .values());
  }

  private List<Map<String, JsonNode>> whatDecides(TargetId target, Order order) {
    return stages.stream()
        .map(stage -> stage.firstAssignedOn(target, orders.after(stage.made(), order)))
        .toList();
  }
}
