package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.terraform.TerraformFile;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lints the text of one file, whatever it is. */
public final class Linter {
  private static final int MAX_FINDINGS = Problems.MOST_OF_A_SEVERITY;

  private final LocalDate today;
  private final Set<String> disabled;
  private final NamedFiles namedFiles;

  /**
   * @param today the day on which trust in a provider must still count
   * @param disabled rules whose findings are left out
   */
  public Linter(LocalDate today, Set<String> disabled) {
    this(today, disabled, NamedFiles.NONE);
  }

  /** Makes one that finds files which others name. */
  public Linter(LocalDate today, Set<String> disabled, NamedFiles namedFiles) {
    this.today = today;
    this.disabled = Set.copyOf(disabled);
    this.namedFiles = namedFiles;
  }

  /** Returns what there is to say about a file with this name and text. */
  public LintedFile lint(String name, String text) {
    return examine(name, text).file();
  }

  /** A linted file, and its findings with what puts them right. */
  record Examined(LintedFile file, List<Flaw> flaws) {
    List<Fix> fixes() {
      return flaws.stream().flatMap(flaw -> flaw.fix().stream()).toList();
    }
  }

  /** Returns the same as {@link #lint}, and the fixes. */
  Examined examine(String name, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Problems problems = new Problems();
    if (TerraformFile.isTerraform(name, content)) {
      return terraform(name, content, problems);
    }
    Optional<Parsed> parsed = Parsed.of(name, content, problems);
    Subject subject = new Subject(name, content, parsed.map(Parsed::root));
    if (parsed.isEmpty()) {
      Status status = content.isBlank() ? Status.UNRECOGNISED : Status.BROKEN;
      return examined(subject, status, Optional.empty(), problems);
    }
    Optional<FileKind> kind = FileKind.of(name, parsed.get().root());
    if (kind.isEmpty()) {
      problems.addAll(List.of(NotRecognised.finding(name, parsed.get().root())));
      return examined(subject, Status.UNRECOGNISED, kind, problems);
    }
    return check(subject, kind.get(), parsed.get());
  }

  /** Nothing is put right: what is written for JSON need not fit into Terraform's language. */
  private Examined terraform(String name, String content, Problems problems) {
    TerraformLint lint = new TerraformLint(problems, namedFiles);
    Status status = lint.check(name, content);
    Subject subject = new Subject(name, content, Optional.empty());
    LintedFile file = examined(subject, status, Optional.of(FileKind.TERRAFORM), problems).file();
    return new Examined(
        new LintedFile(name, content, status, file.kind(), file.findings(), lint.named()),
        List.of());
  }

  private Examined check(Subject subject, FileKind kind, Parsed parsed) {
    Problems problems = new Problems();
    problems.addFlaws(parsed.flaws());
    Status status = Status.LINTED;
    switch (kind) {
      case SETTINGS -> new SettingsLint(subject.name(), parsed, problems).check(today);
      case SNAPSHOT -> new SnapshotLint(problems).check(parsed.root());
      case POLICY -> status = policy(subject, parsed, problems);
      case TERRAFORM -> throw new IllegalArgumentException("Terraform is read before");
    }
    return examined(subject, status, Optional.of(kind), problems);
  }

  /** AWS takes JSON only, so a policy in a YAML file is read once more, as JSON. */
  private static Status policy(Subject subject, Parsed parsed, Problems problems) {
    Optional<Parsed> json =
        parsed.isJson()
            ? Optional.of(parsed)
            : Parsed.ofJson(subject.name(), subject.text(), problems);
    if (json.isEmpty()) {
      return Status.BROKEN;
    }
    if (!parsed.isJson()) {
      problems.addFlaws(json.get().flaws());
    }
    SourceNode root = json.get().root();
    new PolicyLint(problems).check(root);
    if (root instanceof Mapping document) {
      new SizeRules(problems).checkWhiteSpace(document, subject.text());
    }
    return Status.LINTED;
  }

  private Examined examined(
      Subject subject, Status status, Optional<FileKind> kind, Problems problems) {
    List<Finding> wanted =
        Ignores.apply(subject, problems.byPlace()).stream()
            .filter(finding -> !disabled.contains(finding.rule()))
            .toList();
    List<Finding> shown = worst(subject.name(), wanted, problems.left());
    return new Examined(
        new LintedFile(subject.name(), subject.text(), status, kind, shown, List.of()),
        flaws(shown, problems));
  }

  /** What is not found, because it is ignored or disabled, is not put right either. */
  private static List<Flaw> flaws(List<Finding> found, Problems problems) {
    Set<Finding> shown = new HashSet<>(found);
    return problems.flaws().stream().filter(flaw -> shown.contains(flaw.finding())).toList();
  }

  /** A file with more is broken in some other way; nobody reads on. */
  private static List<Finding> worst(String name, List<Finding> findings, int left) {
    int more = left + Math.max(0, findings.size() - MAX_FINDINGS);
    if (more == 0) {
      return findings;
    }
    Problems worst = new Problems();
    worst.addAll(
        findings.stream()
            .sorted(Comparator.comparing(Finding::severity).reversed())
            .limit(MAX_FINDINGS)
            .toList());
    worst.warning(
        "lint.too-many-findings",
        Where.at(name, 1, 1),
        String.format(Locale.ROOT, "%,d findings more are left out", more),
        "Correct the first ones, then look again.");
    return worst.byPlace();
  }
}
