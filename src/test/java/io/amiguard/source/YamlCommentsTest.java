package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A comment is what YAML passes over, and it is about its line or the value below it. */
final class YamlCommentsTest {

  @Test
  void whatStandsInAValueIsNoComment() {
    assertThat(
            texts(
                """
                plain: a#b
                double: "c # d"
                single: 'e
                  # f'
                block: |2
                   # g
                  # h
                folded: >- # i
                  # j
                # k
                last: l # m
                """))
        .containsExactly(" i", " k", " m");
  }

  @Test
  void aCommentBehindSomethingIsAboutItsLine() {
    assertThat(about("a: 1 # x\nb:\n  - c\n")).containsExactly(new LineRange(1, 1));
    assertThat(about("a: [1, # x\n  2]\n")).containsExactly(new LineRange(1, 1));
  }

  @Test
  void aCommentBehindTheSignOfABlockIsAboutItsText() {
    assertThat(about("a: | # x\n\n  b\n  c\nd: 1\n")).containsExactly(new LineRange(1, 4));
    assertThat(about("a: > # x\r\n  b\r\n  c\r\nd: 1\r\n")).containsExactly(new LineRange(1, 3));
  }

  @Test
  void aCommentOnALineOfItsOwnIsAboutAllThatBeginsBelow() {
    assertThat(about("a:\n  # x\n  - b: 1\n    c: 2\n  - d\n"))
        .containsExactly(new LineRange(3, 4));
    assertThat(about("# x\n\na:\n  - b\nc: 1\n")).containsExactly(new LineRange(3, 4));
    assertThat(about("a:\n  # x\n  -\n    b: 1\n    c: 2\n")).containsExactly(new LineRange(4, 5));
    assertThat(about("a: 1\n# x\n")).containsExactly(LineRange.of(3));
  }

  @Test
  void anAliasReachesNoFurtherThanItsPlace() {
    assertThat(about("a: &n\n  b: 1\n  c: 2\nd:\n  # x\n  - *n\n  - e\n"))
        .containsExactly(new LineRange(6, 6));
  }

  @Test
  void columnsCountCharacters() {
    assertThat(comments("a: \"😀\" # x\n").get(0).where()).isEqualTo(Where.at("f", 1, 8));
  }

  @Test
  void nothingIsAcommentBehindTheFaultOfABrokenText() {
    assertThat(texts("a: 1 # x\nb: \"c # y\n")).containsExactly(" x");
  }

  private static List<String> texts(String text) {
    return comments(text).stream().map(Comment::text).toList();
  }

  private static List<LineRange> about(String text) {
    return comments(text).stream().map(Comment::about).toList();
  }

  private static List<Comment> comments(String text) {
    return YamlComments.of("f", text, SourceParser.parse("f", text, new ArrayList<>()));
  }
}
