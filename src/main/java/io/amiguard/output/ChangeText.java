package io.amiguard.output;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.Change.Effort;
import io.amiguard.plan.Plan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says each change of a plan in words: a headline, and lines below it. */
final class ChangeText implements PolicyWriter {
  private final OrganizationTree tree;
  private final Plan plan;
  private final DocumentLines documents;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<PolicyName, Set<TargetId>> moved = new TreeMap<>();

  private ChangeText(Plan plan, Names names) {
    this.plan = plan;
    this.tree = plan.current().tree();
    this.documents = new DocumentLines(names);
  }

  /**
   * One change in words.
   *
   * @param details lines with a symbol of their own
   * @param remarks lines without
   */
  record Entry(
      Effort effort, String headline, List<DocumentLines.Line> details, List<String> remarks) {
    Entry {
      headline = Quoted.visible(headline);
      remarks = remarks.stream().map(Quoted::visible).toList();
    }
  }

  static List<Entry> of(Plan plan, Names names) {
    ChangeText text = new ChangeText(plan, names);
    plan.changes().forEach(change -> change.applyTo(text));
    return List.copyOf(text.entries);
  }

  /** Returns the words for a single change, without details. */
  static String headline(Plan plan, Change change) {
    ChangeText text = new ChangeText(plan, Names.NONE);
    change.applyTo(text);
    return text.entries.get(0).headline();
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    add(
        Effort.ADD,
        "enable trusted access for %s in organization %s"
            .formatted(servicePrincipal, tree.organizationId()),
        List.of());
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    add(
        Effort.ADD,
        "enable policy type %s on %s".formatted(policyType, tree.labelOf(root)),
        List.of());
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    List<DocumentLines.Line> lines = new ArrayList<>();
    lines.add(new DocumentLines.Line(Effort.ADD, "description = " + description));
    lines.addAll(documents.of(document));
    List<String> remarks = new ArrayList<>();
    if (document.minified().contains(PolicyKeys.CHILD_CONTROL)) {
      remarks.add("child policies are restricted on every node of it");
    }
    remarks.add(charactersUsed(document));
    entries.add(new Entry(Effort.ADD, "create policy " + name, lines, remarks));
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    List<DocumentLines.Line> lines = new ArrayList<>();
    new TreeMap<>(tags).forEach((key, value) -> lines.add(tagLine(before, key, value)));
    entries.add(new Entry(Effort.CHANGE, tagHeadline(before, tags), lines, List.of(reach(before))));
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    List<DocumentLines.Line> lines =
        new TreeSet<>(keys)
            .stream()
                .map(
                    key -> new DocumentLines.Line(Effort.REMOVE, "tag " + key + value(before, key)))
                .toList();
    entries.add(new Entry(Effort.CHANGE, "untag policy " + before.label(), lines, List.of()));
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    List<DocumentLines.Line> lines = new ArrayList<>();
    if (!before.description().equals(description)) {
      lines.add(
          new DocumentLines.Line(
              Effort.CHANGE, "description: " + before.description() + " → " + description));
    }
    lines.addAll(documents.between(before.document(), document));
    entries.add(
        new Entry(
            Effort.CHANGE,
            "update policy " + before.label(),
            lines,
            List.of(charactersUsed(document), reach(before))));
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    targets(policy).add(target);
    add(
        Effort.ADD,
        "attach policy %s to %s".formatted(label(policy), tree.labelOf(target)),
        List.of("reaches " + accounts(tree.accountsUnder(target))));
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    targets(policy).remove(target);
    add(
        Effort.REMOVE,
        "detach policy %s from %s".formatted(label(policy), tree.labelOf(target)),
        detachRemarks(policy, target));
  }

  @Override
  public void delete(PolicyName policy) {
    add(Effort.REMOVE, "delete policy " + label(policy), List.of());
  }

  /** To set our own tag on a policy that somebody else made is to take it over. */
  private static String tagHeadline(DeclarativePolicy before, Map<String, String> tags) {
    boolean adopts = !before.isManaged() && tags.containsKey(DeclarativePolicy.MANAGED_TAG);
    return (adopts ? "adopt policy " : "tag policy ") + before.label();
  }

  private static DocumentLines.Line tagLine(DeclarativePolicy before, String key, String value) {
    return before.tags().containsKey(key)
        ? new DocumentLines.Line(
            Effort.CHANGE, "tag " + key + ": " + before.tags().get(key) + " → " + value)
        : new DocumentLines.Line(Effort.ADD, "tag " + key + " = " + value);
  }

  private static String value(DeclarativePolicy before, String key) {
    return before.tags().containsKey(key) ? " = " + before.tags().get(key) : "";
  }

  /** Nothing says who attached a policy, or when. */
  private List<String> detachRemarks(PolicyName policy, TargetId target) {
    String reached = "reached " + accounts(tree.accountsUnder(target));
    boolean isWanted = plan.desired().stream().anyMatch(it -> it.name().equals(policy));
    return isWanted
        ? List.of(
            reached, "the settings do not name it: taken out of them, or attached by somebody else")
        : List.of(reached);
  }

  private String label(PolicyName name) {
    return plan.current().policy(name).map(DeclarativePolicy::label).orElse(name.value());
  }

  /** Returns where a policy is attached once the changes up to here are made. */
  private Set<TargetId> targets(PolicyName name) {
    return moved.computeIfAbsent(
        name,
        it ->
            plan.current()
                .policy(it)
                .map(live -> new TreeSet<>(live.targets()))
                .orElseGet(TreeSet::new));
  }

  private String reach(DeclarativePolicy policy) {
    Set<TargetId> targets = targets(policy.name());
    List<Account> reached =
        targets.stream().flatMap(target -> tree.accountsUnder(target).stream()).distinct().toList();
    return targets.isEmpty() ? "attached nowhere" : "reaches " + accounts(reached);
  }

  private static String accounts(List<Account> accounts) {
    long inactive = accounts.stream().filter(account -> !account.isActive()).count();
    String count = Words.count(accounts.size(), "account");
    return inactive == 0 ? count : "%s (%d not active)".formatted(count, inactive);
  }

  private static String charactersUsed(PolicyDocument document) {
    return "%s of %s characters"
        .formatted(
            Words.number(document.characters()), Words.number(PolicyDocument.MAX_CHARACTERS));
  }

  private void add(Effort effort, String headline, List<String> remarks) {
    entries.add(new Entry(effort, headline, List.of(), remarks));
  }
}
