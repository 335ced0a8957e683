package io.amiguard.journal;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A writer that writes each change down before it makes it, and how it went after it.
 *
 * <p>It knows what was there before the first change, and works out what is there before each later
 * one.
 */
public final class JournalingWriter implements PolicyWriter {
  private final OrganizationWriter writer;
  private final EntryRecorder recorder;
  private final Set<PolicyName> told = new HashSet<>();
  private final List<Change> placed = new ArrayList<>();
  private CurrentOrganization now;
  private int number;

  /** Creates one for an organization as it is before the first change. */
  public JournalingWriter(
      OrganizationWriter writer, EntryRecorder recorder, CurrentOrganization current) {
    this.writer = writer;
    this.recorder = recorder;
    this.now = current;
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    write(new Change.EnableServiceAccess(servicePrincipal));
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    write(new Change.EnablePolicyType(root, policyType));
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    write(new Change.CreatePolicy(name, description, document, tags));
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    write(new Change.TagPolicy(before, tags));
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    write(new Change.UntagPolicy(before, keys));
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    write(new Change.UpdatePolicy(before, description, document));
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    place(new Change.AttachPolicy(policy, target), edit(policy, target, true));
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    place(new Change.DetachPolicy(policy, target), edit(policy, target, false));
  }

  @Override
  public void delete(PolicyName policy) {
    write(new Change.DeletePolicy(now().policy(policy).orElseThrow()));
  }

  private Edit edit(PolicyName policy, TargetId target, boolean attached) {
    Optional<DeclarativePolicy> first = told.add(policy) ? now().policy(policy) : Optional.empty();
    return new Edit.Attachment(writer.knownId(policy), target, attached, first);
  }

  /** There may be thousands of them: what they come to is worked out when it is needed. */
  private void place(Change change, Edit edit) {
    make(change, edit);
    placed.add(change);
  }

  private void write(Change change) {
    Optional<PolicyName> policy = JournalLines.policy(change);
    CurrentOrganization before = now();
    CurrentOrganization after = before.after(change);
    make(change, new Edit.Whole(policy.flatMap(before::policy), policy.flatMap(after::policy)));
    policy.ifPresent(told::add);
    now = policy.map(name -> identified(after, name)).orElse(after);
  }

  private void make(Change change, Edit edit) {
    number++;
    recorder.begin(number, change, edit);
    try {
      change.applyTo(writer);
    } catch (AmiguardException e) {
      writeDown(e);
      throw e;
    }
    recorder.done(number, JournalLines.policy(change).flatMap(writer::knownId));
  }

  private CurrentOrganization now() {
    if (!placed.isEmpty()) {
      now = new Plan(now, List.of(), placed, List.of(), List.of()).after();
      placed.clear();
    }
    return now;
  }

  /** Without the line the change counts as one that nobody knows the end of, which is true, too. */
  private void writeDown(AmiguardException failure) {
    try {
      recorder.stopped(number, failure);
    } catch (AmiguardException full) {
      failure.addSuppressed(full);
    }
  }

  /** A policy that was just created gets the id that AWS gave it. */
  private CurrentOrganization identified(CurrentOrganization organization, PolicyName name) {
    return organization
        .policy(name)
        .filter(policy -> !policy.id().isKnown())
        .flatMap(policy -> writer.knownId(name).map(policy::identified))
        .map(organization::with)
        .orElse(organization);
  }
}
