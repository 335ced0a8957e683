package io.amiguard.terraform;

import io.amiguard.source.Comment;
import io.amiguard.source.LineRange;
import io.amiguard.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the comments of a Terraform file: what begins with #, // or /* and stands in no text. One
 * on a line of its own is about the argument, the block or the item below it.
 */
final class CommentReader {
  private final Cursor cursor;
  private final Passage passage;
  private int below = -1;
  private LineRange aboutBelow = LineRange.of(1);

  private CommentReader(String file, String text) {
    this.cursor = new Cursor(file, text);
    this.passage = new Passage(cursor);
  }

  /** Returns the comments in the order of the text; none behind the place at which it is broken. */
  static List<Comment> read(String file, String text) {
    CommentReader reader = new CommentReader(file, text);
    return reader.comments(reader.spans());
  }

  private List<Span> spans() {
    try {
      passage.overAll();
    } catch (BrokenTerraformException e) {
      return cursor.comments();
    }
    return cursor.comments();
  }

  /** From the last to the first, because comments of several lines stand above one value. */
  private List<Comment> comments(List<Span> spans) {
    List<Comment> comments = new ArrayList<>();
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (isAlone(span)) {
        aboutBelow = isAboveAnother(span) ? aboutBelow : below();
        below = span.start();
        comments.add(comment(span, aboutBelow));
      } else {
        comments.add(comment(span, LineRange.of(cursor.lines().lineOf(span.start()))));
      }
    }
    Collections.reverse(comments);
    return comments;
  }

  private Comment comment(Span span, LineRange about) {
    String text = cursor.between(span.start(), span.end());
    String words = text.replaceFirst("^(?:#|//|/\\*)", "").replaceFirst("\\*/$", "");
    return new Comment(cursor.where(span.start()), words, about);
  }

  private boolean isAlone(Span comment) {
    int line = cursor.lines().lineOf(comment.start());
    int start = cursor.lines().offset(line, 1);
    cursor.moveTo(comment.end());
    return cursor.between(start, comment.start()).isBlank()
        && cursor.between(comment.end(), cursor.endOfLine()).isBlank();
  }

  /** Leaves the cursor on what stands below. */
  private boolean isAboveAnother(Span comment) {
    cursor.moveTo(comment.end());
    while (!cursor.isAtEnd() && Character.isWhitespace(cursor.peek())) {
      cursor.advance(1);
    }
    return cursor.position() == below;
  }

  private LineRange below() {
    int first = cursor.lines().lineOf(cursor.position());
    try {
      passage.overRestOfLine();
    } catch (BrokenTerraformException e) {
      return LineRange.of(first);
    }
    return new LineRange(first, cursor.lines().lineOf(cursor.position()));
  }
}
