package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * As many fixes as can be made to a text at once. Each is checked: the new text is read, and must
 * say what the old one said but for what the fixes say; a fix that does not hold is left out.
 */
final class FixRound {
  /** Characters read to find which fixes hold; beyond, those that are left do not count. */
  private static final long MOST_CHECKED = 20_000_000;

  private final String file;
  private final String text;
  private final Parsed before;
  private final Map<Fix, List<Edit>> edits = new LinkedHashMap<>();
  private final List<Fix> left = new ArrayList<>();
  private long checked;

  /**
   * What came of the fixes.
   *
   * @param left fixes that would have done more than they say
   */
  record Result(String text, int made, List<Fix> left) {}

  private FixRound(String file, String text, Parsed before) {
    this.file = file;
    this.text = text;
    this.before = before;
  }

  static Result of(Linter.Examined examined) {
    LintedFile file = examined.file();
    return examined.fixes().isEmpty()
        ? new Result(file.text(), 0, List.of())
        : parsed(file)
            .map(parsed -> new FixRound(file.name(), file.text(), parsed).fix(examined.fixes()))
            .orElseGet(() -> new Result(file.text(), 0, examined.fixes()));
  }

  /** Returns the fixes that hold each for itself, with their edits. */
  static Map<Fix, List<Edit>> alone(Linter.Examined examined) {
    LintedFile file = examined.file();
    Map<Fix, List<Edit>> sound = new LinkedHashMap<>();
    if (!examined.fixes().isEmpty()) {
      parsed(file)
          .map(parsed -> new FixRound(file.name(), file.text(), parsed))
          .ifPresent(round -> sound.putAll(round.alone(examined.fixes())));
    }
    return sound;
  }

  /** AWS takes JSON only, so that a policy is JSON whatever its file is called. */
  private static Optional<Parsed> parsed(LintedFile file) {
    Problems known = new Problems();
    return file.kind().filter(FileKind.POLICY::equals).isPresent()
        ? Parsed.ofJson(file.name(), file.text(), known)
        : Parsed.of(file.name(), file.text(), known);
  }

  private Result fix(List<Fix> fixes) {
    choose(fixes);
    List<Fix> sound = sound(List.copyOf(edits.keySet()));
    Set<Fix> made = Set.copyOf(sound);
    edits.keySet().stream().filter(fix -> !made.contains(fix)).forEach(left::add);
    return new Result(textWith(sound), sound.size(), List.copyOf(left));
  }

  private Map<Fix, List<Edit>> alone(List<Fix> fixes) {
    Set<Fix> rivals = RivalKeys.of(before.root(), fixes);
    FixableText fixable = FixableText.of(before);
    for (Fix fix : fixes) {
      List<Edit> wanted = fix.edits(fixable);
      if (!wanted.isEmpty() && !rivals.contains(fix)) {
        edits.put(fix, wanted);
      }
    }
    edits.keySet().removeIf(fix -> checked > MOST_CHECKED || !isSound(List.of(fix)));
    return edits;
  }

  /** Takes the fixes whose edits do not clash; another round takes the others. */
  private void choose(List<Fix> fixes) {
    Set<Fix> rivals = RivalKeys.of(before.root(), fixes);
    FixableText fixable = FixableText.of(before);
    NavigableSet<Edit> taken = new TreeSet<>();
    for (Fix fix : fixes) {
      List<Edit> wanted = fix.edits(fixable);
      if (wanted.isEmpty() || rivals.contains(fix)) {
        left.add(fix);
      } else if (wanted.stream().noneMatch(edit -> clashes(edit, taken))) {
        edits.put(fix, wanted);
        taken.addAll(wanted);
      }
    }
  }

  /** Edits that are taken never overlap, so only the neighbours can be in the way. */
  private static boolean clashes(Edit edit, NavigableSet<Edit> taken) {
    Edit below = taken.floor(edit);
    Edit above = taken.ceiling(edit);
    return (below != null && below.clashesWith(edit)) || (above != null && above.clashesWith(edit));
  }

  private List<Fix> sound(List<Fix> fixes) {
    if (fixes.isEmpty() || isSound(fixes)) {
      return fixes;
    }
    if (fixes.size() == 1 || checked > MOST_CHECKED) {
      return List.of();
    }
    List<Fix> first = sound(fixes.subList(0, fixes.size() / 2));
    List<Fix> both = new ArrayList<>(first);
    both.addAll(sound(fixes.subList(fixes.size() / 2, fixes.size())));
    return isSound(both) ? both : first;
  }

  private boolean isSound(List<Fix> fixes) {
    checked += text.length();
    SourceNode wanted = FixedTree.of(before.root(), fixes);
    return read(textWith(fixes)).filter(root -> FixedTree.isSame(root, wanted)).isPresent();
  }

  private Optional<SourceNode> read(String fixed) {
    List<Finding> faults = new ArrayList<>();
    return before.isJson()
        ? Parsed.ofJson(file, fixed, new Problems()).map(Parsed::root)
        : SourceParser.parse(file, fixed, faults);
  }

  private String textWith(List<Fix> fixes) {
    List<Edit> inOrder =
        fixes.stream()
            .flatMap(fix -> edits.getOrDefault(fix, List.of()).stream())
            .sorted()
            .toList();
    StringBuilder fixed = new StringBuilder();
    int done = 0;
    for (Edit edit : inOrder) {
      fixed.append(text, done, edit.span().start()).append(edit.replacement());
      done = edit.span().end();
    }
    return fixed.append(text, done, text.length()).toString();
  }
}
