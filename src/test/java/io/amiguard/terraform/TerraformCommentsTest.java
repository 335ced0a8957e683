package io.amiguard.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.source.Comment;
import io.amiguard.source.LineRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A comment is what Terraform passes over, and it is about its line or the value below it. */
final class TerraformCommentsTest {

  @Test
  void whatStandsInATextIsNoComment() {
    String text =
        """
        a = "b # c" # d
        e = <<-EOT
          # f
          ${g /* h */}
        EOT
        i = ["j", /* k */ "l"] // m
        """;

    assertThat(comments(text)).extracting(Comment::text).containsExactly(" d", " k ", " m");
  }

  @Test
  void aCommentBehindSomethingIsAboutItsLine() {
    assertThat(about("a = [ # x\n  1,\n]\n")).containsExactly(LineRange.of(1));
    assertThat(about("/* x */ a = [\n  1,\n]\n")).containsExactly(LineRange.of(1));
  }

  @Test
  void aCommentOnALineOfItsOwnIsAboutAllThatBeginsBelow() {
    assertThat(about("# x\n\na = [\n  1,\n]\nb = 2\n")).containsExactly(new LineRange(3, 5));
    assertThat(about("# x\na \"b\" {\n  c = 1\n}\n")).containsExactly(new LineRange(2, 4));
    assertThat(about("# x\na = <<EOT\n  # b\nEOT\n")).containsExactly(new LineRange(2, 4));
    assertThat(about("a = [\n  # x\n  { b = 1,\n    c = 2 }, 3,\n]\n"))
        .containsExactly(new LineRange(3, 4));
  }

  @Test
  void commentsOfSeveralLinesStandAboveOneValue() {
    assertThat(about("# x\n// y\n/* z\n*/\na = [\n  1,\n]\n"))
        .containsExactly(new LineRange(5, 7), new LineRange(5, 7), new LineRange(5, 7));
  }

  @Test
  void brokenTextHasTheCommentsUpToItsFault() {
    assertThat(about("# x\na = [\n# y\n  \"1\n]\n"))
        .containsExactly(LineRange.of(2), LineRange.of(4));
  }

  private static List<LineRange> about(String text) {
    return comments(text).stream().map(Comment::about).toList();
  }

  private static List<Comment> comments(String text) {
    return TerraformFile.comments("main.tf", text);
  }
}
