package io.amiguard.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.amiguard.lint.FixedFile;
import io.amiguard.lint.SensitiveText;
import io.amiguard.plan.Change.Effort;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What fixes change in a file, as a unified diff. Output is kept and passed on, so that what would
 * let somebody in is shown as stars; the file keeps it.
 */
public final class FixDiff {
  private static final int CONTEXT = 3;

  private final PrintWriter out;
  private final Palette palette;

  public FixDiff(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows the changes of a file; nothing if there are none. */
  public void show(FixedFile file) {
    String name = visible(file.before().name());
    List<String> before = file.before().text().lines().toList();
    List<String> after = file.after().text().lines().toList();
    UnifiedDiffUtils.generateUnifiedDiff(name, name, before, DiffUtils.diff(before, after), CONTEXT)
        .stream()
        .map(SensitiveText::masked)
        .forEach(line -> out.println(painted(visible(line))));
    out.flush();
  }

  private String painted(String line) {
    if (line.startsWith("--- ") || line.startsWith("+++ ")) {
      return palette.bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> palette.of(Effort.ADD, line);
      case '-' -> palette.of(Effort.REMOVE, line);
      case '@' -> palette.faint(line);
      default -> line;
    };
  }

  /** Tabs are layout; a terminal shows them as such. */
  private static String visible(String line) {
    return Arrays.stream(line.split("\t", -1))
        .map(Quoted::visible)
        .collect(Collectors.joining("\t"));
  }
}
