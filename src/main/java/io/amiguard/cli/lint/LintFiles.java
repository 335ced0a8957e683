package io.amiguard.cli.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.InputText;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.lint.Linter;
import io.amiguard.source.Lines;
import io.amiguard.source.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files of a run of lint, several at a time, and lints each. */
final class LintFiles {
  static final int MAX_BYTES = 20 * 1024 * 1024;

  private static final String STANDARD_INPUT = InputText.STANDARD_INPUT;
  private static final String STANDARD_INPUT_LABEL = InputText.label(STANDARD_INPUT);

  private final Environment environment;
  private final Linter linter;

  LintFiles(Environment environment, Linter linter) {
    this.environment = environment;
    this.linter = linter;
  }

  /** Lints what was named: files, folders with what is in them, and standard input. */
  LintReport lint(List<String> names) {
    List<FileWalk.Found> found = new FileWalk(environment).files(names);
    List<LintedFile> ours =
        found.parallelStream()
            .flatMap(file -> Stream.of(lint(file)).filter(linted -> !isForeign(linted, file)))
            .toList();
    List<LintedFile> all =
        Stream.concat(ours.stream(), named(ours).stream().map(this::lint)).toList();
    Set<String> shown = labels(all);
    long skipped =
        found.stream()
            .filter(file -> file.origin() == FileWalk.Origin.FOLDER)
            .filter(file -> !shown.contains(file.label()))
            .count();
    return new LintReport(all, (int) skipped);
  }

  /** Returns files that hold a policy of another one, and are not among the files yet. */
  private List<FileWalk.Found> named(List<LintedFile> files) {
    Set<String> known = labels(files);
    return files.stream()
        .flatMap(file -> file.named().stream())
        .distinct()
        .filter(label -> !known.contains(label))
        .map(label -> new FileWalk.Found(label, environment.path(label), FileWalk.Origin.NAMED))
        .toList();
  }

  private static Set<String> labels(List<LintedFile> files) {
    return files.stream()
        .map(LintedFile::name)
        .filter(name -> !name.equals(STANDARD_INPUT_LABEL))
        .map(name -> Path.of(name).normalize().toString().replace('\\', '/'))
        .collect(Collectors.toSet());
  }

  /** Folders hold files of other programs, too; what was named is meant. */
  private static boolean isForeign(LintedFile file, FileWalk.Found found) {
    return found.origin() == FileWalk.Origin.FOLDER
        && (file.status() == Status.UNRECOGNISED
            || (file.status() == Status.BROKEN && !file.isLikelyOurs()));
  }

  private LintedFile lint(FileWalk.Found file) {
    if (file.label().equals(STANDARD_INPUT)) {
      return standardInput();
    }
    try (InputStream in = Files.newInputStream(file.path())) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES ? tooBig(file.label()) : lint(file.label(), bytes);
    } catch (NoSuchFileException e) {
      return unreadable("not-found", file.label(), "the file does not exist", "Check the path.");
    } catch (IOException e) {
      String message = "the file cannot be read: %s".formatted(reason(e));
      return unreadable("unreadable", file.label(), message, "Check its permissions and links.");
    }
  }

  /** The messages of Java's exceptions repeat the path. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException refusal ? refusal.getReason() : e.getMessage();
    return Quoted.line(String.valueOf(reason));
  }

  private LintedFile lint(String label, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean isText = !StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
    String text = out.flip().toString();
    return isText ? linter.lint(label, text) : notText(label, text);
  }

  /**
   * @param before what could be read
   */
  private static LintedFile notText(String label, String before) {
    Where where = Lines.of(label, before).at(before.length());
    return LintedFile.unreadable(
        label,
        Finding.of(Severity.ERROR, "file.not-text", where, "the file is not UTF-8 text")
            .withHint("Save it as UTF-8, as editors and 'iconv -t UTF-8' do."));
  }

  private LintedFile standardInput() {
    String label = STANDARD_INPUT_LABEL;
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      for (int read = environment.in().read(buffer);
          read >= 0 && text.length() <= MAX_BYTES;
          read = environment.in().read(buffer)) {
        text.append(buffer, 0, read);
      }
    } catch (IOException e) {
      String message = "standard input cannot be read: %s".formatted(e.getMessage());
      return unreadable("unreadable", label, message, "Name a file instead.");
    }
    return text.length() > MAX_BYTES ? tooBig(label) : linter.lint(label, text.toString());
  }

  private static LintedFile tooBig(String label) {
    String message = "the file is larger than %d MB".formatted(MAX_BYTES / 1024 / 1024);
    return unreadable("too-big", label, message, "Name the file that was meant, or split it.");
  }

  private static LintedFile unreadable(String rule, String label, String message, String hint) {
    Finding why = Finding.of(Severity.ERROR, "file." + rule, Where.file(label), message);
    return LintedFile.unreadable(label, why.withHint(hint));
  }
}
