package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The comments of YAML text: what begins with # outside of every value (YAML 1.2, section 6.6). */
public final class YamlComments {
  private final String text;
  private final YamlTexts texts;
  private final Lines lines;
  private final Optional<YamlBlocks> blocks;
  private final List<Comment> comments = new ArrayList<>();

  private YamlComments(String file, String text, Optional<SourceNode> root) {
    this.text = text;
    this.texts = YamlTexts.of(text);
    this.lines = Lines.of(file, text);
    int last = lines.lineOf(text.stripTrailing().length());
    this.blocks = root.map(node -> YamlBlocks.of(node, last));
  }

  /**
   * Returns the comments in the order of the text; none behind the place at which it is broken.
   *
   * @param root what the text says, if it could be read
   */
  public static List<Comment> of(String file, String text, Optional<SourceNode> root) {
    YamlComments all = new YamlComments(file, text, root);
    all.read();
    return all.comments;
  }

  /** No comment begins in a value, and none reaches into one, because it ends with its line. */
  private void read() {
    int done = 0;
    for (Span value : texts.values()) {
      between(done, value.start());
      done = value.end();
    }
    between(done, texts.end());
  }

  private void between(int start, int end) {
    int sign = text.indexOf('#', start);
    while (sign >= 0 && sign < end) {
      boolean isComment = sign == 0 || Character.isWhitespace(text.charAt(sign - 1));
      int next = isComment ? endOfLine(sign) : sign + 1;
      if (isComment) {
        add(sign, next);
      }
      sign = text.indexOf('#', next);
    }
  }

  private void add(int sign, int end) {
    int line = lines.lineOf(sign);
    String before = text.substring(lines.offset(line, 1), sign);
    int column = before.codePointCount(0, before.length()) + 1;
    comments.add(
        new Comment(
            Where.at(lines.file(), line, column),
            text.substring(sign + 1, end),
            before.isBlank() ? below(line) : behind(line, end)));
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private LineRange below(int line) {
    return blocks.flatMap(known -> known.below(line)).orElse(LineRange.of(line + 1));
  }

  /** Behind | a comment is about the text that begins in the next line. */
  private LineRange behind(int line, int end) {
    int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
    Integer textEnd = texts.blocks().get(next);
    return textEnd == null
        ? LineRange.of(line)
        : new LineRange(line, lines.lineOf(Math.max(end, textEnd - 1)));
  }
}
