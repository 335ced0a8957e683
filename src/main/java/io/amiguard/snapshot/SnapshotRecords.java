package io.amiguard.snapshot;

import static io.amiguard.organization.TargetId.Type.ACCOUNT;
import static io.amiguard.organization.TargetId.Type.ORGANIZATIONAL_UNIT;
import static io.amiguard.organization.TargetId.Type.ROOT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the records of a snapshot file, one at a time: units, accounts, policies, attachments. */
final class SnapshotRecords {
  private static final Pattern POLICY_ID = Pattern.compile("p-[0-9a-zA-Z_]{8,128}");

  private final List<Finding> findings;

  SnapshotRecords(List<Finding> findings) {
    this.findings = findings;
  }

  Optional<OrganizationalUnit> unit(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(
            mapping,
            "an organizational unit",
            SnapshotKeys.ID,
            SnapshotKeys.NAME,
            SnapshotKeys.PARENT_ID);
    Optional<TargetId> id = fields.target(SnapshotKeys.ID, EnumSet.of(ORGANIZATIONAL_UNIT));
    Optional<String> name = fields.text(SnapshotKeys.NAME);
    Optional<TargetId> parent = parent(fields);
    return id.isPresent() && name.isPresent() && parent.isPresent()
        ? Optional.of(new OrganizationalUnit(id.get(), name.get(), parent.get()))
        : Optional.empty();
  }

  Optional<Account> account(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(
            mapping,
            "an account",
            SnapshotKeys.ID,
            SnapshotKeys.NAME,
            SnapshotKeys.PARENT_ID,
            SnapshotKeys.STATE);
    Optional<TargetId> id = fields.target(SnapshotKeys.ID, EnumSet.of(ACCOUNT));
    Optional<String> name = fields.text(SnapshotKeys.NAME);
    Optional<TargetId> parent = parent(fields);
    Optional<Account.State> state = state(fields);
    return id.isPresent() && name.isPresent() && parent.isPresent() && state.isPresent()
        ? Optional.of(new Account(id.get(), name.get(), parent.get(), state.get()))
        : Optional.empty();
  }

  private Optional<Account.State> state(ObjectFields fields) {
    Optional<String> word = fields.text(SnapshotKeys.STATE);
    Optional<Account.State> state =
        word.flatMap(
            text ->
                Arrays.stream(Account.State.values())
                    .filter(value -> value.name().equals(text))
                    .findFirst());
    if (word.isPresent() && state.isEmpty()) {
      findings.add(
          Finding.of(
                  Severity.ERROR,
                  "snapshot.unknown-state",
                  fields.where(SnapshotKeys.STATE),
                  "%s is not the state of an account".formatted(Quoted.text(word.get())))
              .withHint("use one of " + Arrays.toString(Account.State.values())));
    }
    return state;
  }

  Optional<DeclarativePolicy> policy(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(
            mapping,
            "a policy",
            SnapshotKeys.ID,
            SnapshotKeys.NAME,
            SnapshotKeys.DESCRIPTION,
            SnapshotKeys.TAGS,
            SnapshotKeys.CONTENT);
    Optional<String> id = fields.matching(SnapshotKeys.ID, POLICY_ID, "a policy id (p-…)");
    Optional<String> name = fields.text(SnapshotKeys.NAME);
    Optional<ObjectNode> content =
        fields.mapping(SnapshotKeys.CONTENT).map(node -> SourceJson.of(node, findings));
    String description = fields.optionalText(SnapshotKeys.DESCRIPTION).orElse("");
    return id.isPresent() && name.isPresent() && content.isPresent()
        ? Optional.of(
            new DeclarativePolicy(
                new PolicyId(id.get()),
                new PolicyName(name.get()),
                description,
                fields.textsByName(SnapshotKeys.TAGS),
                PolicyDocument.parse(content.get().toString()),
                List.of()))
        : Optional.empty();
  }

  Optional<Attachment> attachment(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(mapping, "an attachment", SnapshotKeys.POLICY_ID, SnapshotKeys.TARGET_ID);
    Optional<String> policy =
        fields.matching(SnapshotKeys.POLICY_ID, POLICY_ID, "a policy id (p-…)");
    Optional<TargetId> target =
        fields.target(SnapshotKeys.TARGET_ID, EnumSet.allOf(TargetId.Type.class));
    return policy.flatMap(id -> target.map(place -> new Attachment(new PolicyId(id), place)));
  }

  private Optional<TargetId> parent(ObjectFields fields) {
    return fields.target(SnapshotKeys.PARENT_ID, EnumSet.of(ROOT, ORGANIZATIONAL_UNIT));
  }

  private ObjectFields fields(SourceNode.Mapping mapping, String what, String... known) {
    return new ObjectFields(mapping, what, List.of(known), findings);
  }
}
