package io.amiguard.journal;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.FakeClock;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An organization in memory, to which plans are applied, and the journal of it: as AWS is when
 * nothing goes wrong, or stops at a change.
 */
final class Rehearsal implements OrganizationWriter {
  private final FakeClock clock = new FakeClock();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private CurrentOrganization live;
  private Fault fault = Fault.NONE;
  private Kind refusal = Kind.DENIED;
  private int left = Integer.MAX_VALUE;
  private int created;

  /** What happens to the change at which it stops. */
  enum Fault {
    NONE,
    /** AWS refuses it. */
    REFUSED,
    /** The process is killed before it is made. */
    KILLED_BEFORE,
    /** The process is killed after it was made. */
    KILLED_AFTER
  }

  /** Stands for SIGKILL: nothing of amiguard catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  Rehearsal(CurrentOrganization live) {
    this.live = live;
  }

  CurrentOrganization live() {
    return live;
  }

  /** Somebody else changes something. */
  void become(CurrentOrganization changed) {
    live = changed;
  }

  Journal journal() {
    return new Journal(entries);
  }

  /** Makes the next plan stop at a change, counted from 1. */
  Rehearsal stoppingAt(int change, Fault how) {
    left = change;
    fault = how;
    return this;
  }

  /** Makes what is refused fail in this way. */
  Rehearsal refusingWith(Kind kind) {
    refusal = kind;
    return this;
  }

  /** Applies a plan and returns its journal entry, read from the text that was written. */
  JournalEntry apply(Plan plan) {
    return apply(plan, Optional.empty());
  }

  /** Plans the rollback of an entry and applies it. */
  JournalEntry rollBack(JournalEntry entry) {
    Rollback rollback = Rollback.of(past(entry), live);
    if (!rollback.moved().isEmpty()) {
      throw new AssertionError(rollback.moved().toString());
    }
    return apply(rollback.plan(), Optional.of(entry.id()));
  }

  /** Returns what the journal knows of an entry. */
  Past past(JournalEntry entry) {
    List<Deed> deeds = new ArrayList<>();
    journal().since(entry).forEach(link -> deeds.addAll(deeds(link)));
    return new Past(
        entry, deeds, Succession.in(journal(), entry.heading().organizationId().orElseThrow()));
  }

  /** Returns the text of an entry. */
  String text(JournalEntry entry) {
    return String.valueOf(texts.get(entry.id()));
  }

  private List<Deed> deeds(JournalEntry entry) {
    try {
      return EditReader.deeds(entry, source(entry.id(), text(entry)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an entry. */
  static Optional<JournalEntry> read(String id, String text) {
    try {
      return JournalReader.read(id, source(id, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JournalSource source(String id, String text) {
    return new JournalSource(id + ".jsonl", new StringReader(text));
  }

  private JournalEntry apply(Plan plan, Optional<String> undoes) {
    StringBuilder text = new StringBuilder();
    Heading heading =
        new Heading(
            clock.instant(),
            Optional.of("arn:aws:iam::111111111111:user/sandbox"),
            plan.current().tree().organizationId(),
            PlanJson.fingerprint(plan),
            Optional.empty(),
            plan.changes().size(),
            plan.options().limits(),
            undoes);
    JournalSink sink = line -> text.append(line).append('\n');
    try {
      plan.applyTo(
          new JournalingWriter(this, new EntryRecorder(heading, sink, clock), plan.current()));
    } catch (AmiguardException | Killed e) {
      fault = Fault.NONE;
    }
    left = Integer.MAX_VALUE;
    String id = "20261124T120000Z-" + (entries.size() + 1);
    texts.put(id, text.toString());
    JournalEntry entry = read(id, text.toString()).orElseThrow();
    entries.add(entry);
    return entry;
  }

  private void make(Change change) {
    left--;
    if (left == 0 && fault == Fault.REFUSED) {
      throw new AmiguardException(refusal, "AWS denied it.");
    }
    if (left == 0 && fault == Fault.KILLED_BEFORE) {
      throw new Killed();
    }
    live = live.after(change);
    if (left == 0 && fault == Fault.KILLED_AFTER) {
      identify();
      throw new Killed();
    }
    identify();
  }

  private void identify() {
    live.policies().stream()
        .filter(policy -> !policy.id().isKnown())
        .map(policy -> policy.identified(new PolicyId("p-9999999" + ++created)))
        .forEach(policy -> live = live.with(policy));
  }

  @Override
  public Optional<PolicyId> knownId(PolicyName policy) {
    return live.policy(policy).map(DeclarativePolicy::id);
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    make(new Change.EnableServiceAccess(servicePrincipal));
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    make(new Change.EnablePolicyType(root, policyType));
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    make(new Change.CreatePolicy(name, description, document, tags));
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    make(new Change.TagPolicy(before, tags));
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    make(new Change.UntagPolicy(before, keys));
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    make(new Change.UpdatePolicy(before, description, document));
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    make(new Change.AttachPolicy(policy, target));
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    make(new Change.DetachPolicy(policy, target));
  }

  @Override
  public void delete(PolicyName policy) {
    make(new Change.DeletePolicy(live.policy(policy).orElseThrow()));
  }
}
