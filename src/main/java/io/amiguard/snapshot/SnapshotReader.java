package io.amiguard.snapshot;

import static io.amiguard.organization.TargetId.Type.ACCOUNT;
import static io.amiguard.organization.TargetId.Type.ROOT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.source.JsonKeys;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a snapshot file; whatever is wrong with it is a finding with its line and column. */
public final class SnapshotReader {
  private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");

  private final List<Finding> findings;

  private SnapshotReader(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Returns the snapshot that a text holds, or nothing if it has an error.
   *
   * @param file its name as the user gave it
   */
  public static Optional<Snapshot> read(String file, String text, List<Finding> findings) {
    List<Finding> faults = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parseJson(file, text, faults);
    findings.addAll(faults);
    return root.flatMap(node -> read(node, findings));
  }

  /** Returns the snapshot that was parsed before; see the other method. */
  public static Optional<Snapshot> read(SourceNode root, List<Finding> findings) {
    List<Finding> own = new ArrayList<>();
    Optional<SnapshotDraft> draft = new SnapshotReader(own).draft(root);
    draft.ifPresent(read -> SnapshotRules.check(read, own));
    findings.addAll(own);
    return Finding.anyAtLeast(own, Severity.ERROR)
        ? Optional.empty()
        : draft.map(SnapshotDraft::snapshot);
  }

  /** Returns whether a file holds a snapshot, be it of another version or with errors. */
  public static boolean isIn(Path file) {
    return JsonKeys.areIn(
        file,
        Set.of(
            SnapshotKeys.FORMAT_VERSION,
            SnapshotKeys.ORGANIZATION,
            SnapshotKeys.ROOT,
            SnapshotKeys.ACCOUNTS));
  }

  private Optional<SnapshotDraft> draft(SourceNode node) {
    if (!(node instanceof SourceNode.Mapping mapping)) {
      findings.add(
          Finding.of(
              Severity.ERROR, "snapshot.wrong-type", node.where(), "a snapshot is a JSON object"));
      return Optional.empty();
    }
    ObjectFields file =
        fields(
            mapping,
            "a snapshot",
            SnapshotKeys.FORMAT_VERSION,
            SnapshotKeys.ORGANIZATION,
            SnapshotKeys.ROOT,
            SnapshotKeys.ORGANIZATIONAL_UNITS,
            SnapshotKeys.ACCOUNTS,
            SnapshotKeys.POLICIES,
            SnapshotKeys.ATTACHMENTS,
            SnapshotKeys.INVENTORY);
    checkVersion(file);
    SnapshotRecords records = new SnapshotRecords(findings);
    Optional<SnapshotDraft.Organization> organization =
        file.mapping(SnapshotKeys.ORGANIZATION).flatMap(this::organization);
    Optional<Root> root = file.mapping(SnapshotKeys.ROOT).flatMap(this::root);
    List<Placed<OrganizationalUnit>> units =
        all(file, SnapshotKeys.ORGANIZATIONAL_UNITS, records::unit);
    List<Placed<Account>> accounts = all(file, SnapshotKeys.ACCOUNTS, records::account);
    List<Placed<DeclarativePolicy>> policies = all(file, SnapshotKeys.POLICIES, records::policy);
    List<Placed<Attachment>> attachments = all(file, SnapshotKeys.ATTACHMENTS, records::attachment);
    Optional<ObjectNode> inventory =
        file.optionalMapping(SnapshotKeys.INVENTORY)
            .map(content -> SourceJson.of(content, findings));
    return organization.flatMap(
        head ->
            root.map(
                top ->
                    new SnapshotDraft(
                        head, top, units, accounts, policies, attachments, inventory)));
  }

  private void checkVersion(ObjectFields file) {
    file.text(SnapshotKeys.FORMAT_VERSION)
        .filter(version -> !version.equals(SnapshotKeys.VERSION))
        .ifPresent(
            version ->
                findings.add(
                    Finding.of(
                            Severity.ERROR,
                            "snapshot.format-version",
                            file.where(SnapshotKeys.FORMAT_VERSION),
                            "format version %s is not '%s', the only one that this amiguard reads"
                                .formatted(Quoted.text(version), SnapshotKeys.VERSION))
                        .withHint("use the amiguard that wrote the file, or a newer one")));
  }

  private Optional<SnapshotDraft.Organization> organization(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(
            mapping,
            "the organization",
            SnapshotKeys.ID,
            SnapshotKeys.MANAGEMENT_ACCOUNT_ID,
            SnapshotKeys.SERVICE_PRINCIPALS);
    Optional<String> id =
        fields.matching(SnapshotKeys.ID, ORGANIZATION_ID, "an organization id (o-…)");
    Optional<TargetId> management =
        fields.target(SnapshotKeys.MANAGEMENT_ACCOUNT_ID, EnumSet.of(ACCOUNT));
    Optional<Set<String>> services =
        fields.has(SnapshotKeys.SERVICE_PRINCIPALS)
            ? Optional.of(Set.copyOf(fields.texts(SnapshotKeys.SERVICE_PRINCIPALS)))
            : Optional.empty();
    return id.flatMap(
        text -> management.map(account -> new SnapshotDraft.Organization(text, account, services)));
  }

  private Optional<Root> root(SourceNode.Mapping mapping) {
    ObjectFields fields =
        fields(mapping, "the root", SnapshotKeys.ID, SnapshotKeys.NAME, SnapshotKeys.POLICY_TYPES);
    Optional<TargetId> id = fields.target(SnapshotKeys.ID, EnumSet.of(ROOT));
    Optional<String> name = fields.text(SnapshotKeys.NAME);
    Set<String> types = new HashSet<>(fields.texts(SnapshotKeys.POLICY_TYPES));
    return id.flatMap(root -> name.map(text -> new Root(root, text, types)));
  }

  private <T> List<Placed<T>> all(
      ObjectFields file, String key, Function<SourceNode.Mapping, Optional<T>> reader) {
    List<Placed<T>> things = new ArrayList<>();
    for (SourceNode.Mapping mapping : file.mappings(key)) {
      reader.apply(mapping).ifPresent(thing -> things.add(new Placed<>(mapping.where(), thing)));
    }
    return things;
  }

  private ObjectFields fields(SourceNode.Mapping mapping, String what, String... known) {
    return new ObjectFields(mapping, what, List.of(known), findings);
  }
}
