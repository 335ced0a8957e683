package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicyBuilder.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Predicts the effective policy of every account of an organization from the policies that are
 * attached on the way from the root down to it. {@link InheritanceRule} has the rules one by one,
 * each with its source and with how sure it is; this is how they work together.
 *
 * <p><b>Down the tree.</b> Each target starts with the document that its parent ended up with, and
 * the policies attached to it change that document node by node. On one node the first attached
 * policy that assigns wins, then all append, then all remove, whatever the order in which they were
 * attached. Only then do their child controls narrow what lower targets may do, so peers never
 * restrict each other. What is not permitted is ignored without an error; we keep it with the
 * policy that forbade it, because AWS shows it nowhere.
 *
 * <p><b>What we do not know.</b> AWS exposes neither the order nor the time of attachment. Where
 * peers assign different values to a node, each of them may be the winner, so the node carries all
 * of these values down the tree: appends and removes change each of them, those that become equal
 * are one again, and an assignment at a lower level ends the question. Two open nodes can hang
 * together (whoever was attached first wins on both); candidates are given node by node. The second
 * thing we do not know is whether a control on a container keeps lower policies from adding keys to
 * it. So a key that is added below a container on which lower policies may neither assign nor
 * append is marked, with everything below it, as perhaps not there.
 *
 * <p><b>Several answers from one merge.</b> {@link #of} reports all of that as uncertain and leaves
 * it out of the content. {@link #inOrder} is for those who know the order and must choose: of the
 * values of a node the first one counts, and an added key is there. The recordings suggest that: in
 * them a control on a container did not protect a value below it either. AWS's pages for other
 * policy types suggest the opposite. {@link #under} is for those who go through the cases one by
 * one, each order and each of these two answers.
 *
 * <p><b>Speed.</b> Nothing is computed before it is asked for, and nothing twice. Merged documents
 * are immutable and share every node that a policy does not touch; a target without policies of its
 * own shares the effective policy of the nearest one above that has some.
 */
public final class Inheritance {
  private final OrganizationTree tree;
  private final Attachments attachments;
  private final Outcomes outcomes;
  private final Map<TargetId, MergedNode> documents = new ConcurrentHashMap<>();
  private final Map<TargetId, EffectivePolicy> effective = new ConcurrentHashMap<>();

  private Inheritance(OrganizationTree tree, Attachments attachments, Outcomes outcomes) {
    this.tree = tree;
    this.attachments = attachments;
    this.outcomes = outcomes;
  }

  /**
   * Returns the prediction for policies whose order of attachment is not known. What depends on it,
   * or on anything else that AWS leaves open, is uncertain. Lists that several policies on one
   * target append to are in order of policy id.
   */
  public static Inheritance of(OrganizationTree tree, List<DeclarativePolicy> policies) {
    return new Inheritance(tree, Attachments.of(policies), Outcomes.POSSIBLE);
  }

  /**
   * Returns the prediction for policies whose order of attachment is known. Nothing is uncertain: a
   * key that is added below a locked container counts as there.
   *
   * @param attached the policies of each target, first attached first
   */
  public static Inheritance inOrder(
      OrganizationTree tree, Map<TargetId, List<DeclarativePolicy>> attached) {
    return new Inheritance(tree, Attachments.inOrder(attached), Outcomes.RECORDED);
  }

  /**
   * Returns the prediction for the same policies under a hypothesis. Nothing is uncertain then.
   * Costs little: what policies say is not read again.
   */
  public Inheritance under(Hypothesis hypothesis) {
    return new Inheritance(
        tree,
        attachments.reordered(hypothesis.order()),
        switch (hypothesis.newKeys()) {
          case COUNT -> Outcomes.RECORDED;
          case ARE_KEPT_OUT -> Outcomes.KEPT_OUT;
        });
  }

  /**
   * Returns what an account ends up with; for the root or a unit, what an account directly below
   * would have. AWS itself answers for accounts only.
   *
   * @throws IllegalArgumentException if the target is not part of the organization
   */
  public EffectivePolicy effective(TargetId target) {
    if (!tree.contains(target)) {
      throw new IllegalArgumentException(target + " is not in the organization");
    }
    return effective.computeIfAbsent(
        nearestWithPolicies(target),
        place -> EffectivePolicyBuilder.read(document(place), outcomes));
  }

  /**
   * Returns the policies attached to a target that say something, first attached first as far as
   * that is known here.
   */
  public List<PolicyName> attachedTo(TargetId target) {
    return attachments.on(target).stream().map(peer -> peer.source().policyName()).toList();
  }

  /**
   * Returns all that depends on the order in which the policies of a target were attached: what the
   * first one that assigns to a value assigns to it, by path in lower case.
   */
  public Map<String, JsonNode> firstAssignedOn(TargetId target) {
    return attachments.firstAssignedOn(target);
  }

  /** Returns the target itself or the nearest one above that has policies, else the root. */
  private TargetId nearestWithPolicies(TargetId target) {
    TargetId place = target;
    Optional<TargetId> parent = tree.parentOf(place);
    while (attachments.on(place).isEmpty() && parent.isPresent()) {
      place = parent.get();
      parent = tree.parentOf(place);
    }
    return place;
  }

  private MergedNode document(TargetId target) {
    MergedNode document = MergedNode.EMPTY;
    for (TargetId place : tree.pathTo(target)) {
      document = after(document, place);
    }
    return document;
  }

  /** Only the root and units are remembered: nobody inherits from an account. */
  private MergedNode after(MergedNode inherited, TargetId place) {
    return place.isAccount()
        ? inherited.after(attachments.on(place))
        : documents.computeIfAbsent(place, it -> inherited.after(attachments.on(it)));
  }
}
