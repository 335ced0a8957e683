package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.lint.Fixer.Layout;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Blanks;
import io.amiguard.source.Comment;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceParser;
import io.amiguard.source.YamlComments;
import io.amiguard.testing.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * A fixed file says what it said, but for spelling, brackets, operators and what stands twice; and
 * every comment is still there. This compares the two files without asking how fixes are checked.
 */
final class FixMeaningPropertyTest {

  @Property
  void fixedFilesMeanTheSame(
      @ForAll("files") Path seed, @ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    String before =
        Mutation.broken(
            Files.readString(seed), mutations.subList(0, Math.min(2, mutations.size())));
    String name = seed.getFileName().toString();
    FixedFile fixed =
        new Fixer(FixCasesTest.LINTER, Layout.KEPT).fix(FixCasesTest.LINTER.lint(name, before));
    String after = fixed.after().text();
    Statistics.collect(fixed.isChanged());

    Optional<SourceNode> old = parsed(name, fixed.before().text());
    if (old.isPresent()) {
      assertThat(parsed(name, after)).as(after).isPresent();
      assertThat(isSame(old.get(), parsed(name, after).get()))
          .as("%s%n---%n%s", before, after)
          .isTrue();
      assertThat(comments(name, after)).isEqualTo(comments(name, fixed.before().text()));
    }
  }

  private static boolean isSame(SourceNode old, SourceNode now) {
    if (old instanceof Scalar one && now instanceof Scalar other) {
      return letters(one.text()).equals(letters(other.text()));
    }
    if (old instanceof Mapping one && now instanceof Mapping other) {
      return one.entries().size() == other.entries().size()
          ? areSame(one, other)
          : isWrapped(old, now);
    }
    if (old instanceof Sequence one && now instanceof Sequence other) {
      return areSame(withoutTwins(one), withoutTwins(other));
    }
    return isWrapped(old, now);
  }

  private static boolean areSame(Mapping old, Mapping now) {
    for (int i = 0; i < old.entries().size(); i++) {
      Entry one = old.entries().get(i);
      Entry other = now.entries().get(i);
      String was = letters(one.key());
      String is = letters(other.key());
      if (!(was.equals(is) || Spelling.isOneSlip(was, is)) || !isSame(one.value(), other.value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(List<SourceNode> old, List<SourceNode> now) {
    for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
      if (!isSame(old.get(i), now.get(i))) {
        return false;
      }
    }
    return old.size() == now.size();
  }

  /** A value that now stands in a list, below an operator, or both. */
  private static boolean isWrapped(SourceNode old, SourceNode now) {
    if (now instanceof Mapping mapping && mapping.entries().size() == 1) {
      Entry only = mapping.entries().get(0);
      return only.key().equals("@@assign") && isSame(old, only.value());
    }
    return now instanceof Sequence list
        && list.items().size() == 1
        && isSame(old, list.items().get(0));
  }

  /** Two spellings of one word become one word that stands twice. */
  private static List<SourceNode> withoutTwins(Sequence list) {
    Set<String> seen = new HashSet<>();
    return list.items().stream()
        .filter(item -> !(item instanceof Scalar scalar) || seen.add(letters(scalar.text())))
        .toList();
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(point -> !Blanks.isBlank(point) && "-_.@".indexOf(point) < 0)
        .map(point -> Character.digit(point, 10) < 0 ? point : '0' + Character.digit(point, 10))
        .forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT).replace("criterion", "criteria");
  }

  private static Optional<SourceNode> parsed(String name, String text) {
    return Parsed.isJson(name, text)
        ? SourceParser.parseJson(name, text, new ArrayList<>())
        : SourceParser.parse(name, text, new ArrayList<>());
  }

  private static List<String> comments(String name, String text) {
    return Parsed.isJson(name, text)
        ? List.of()
        : YamlComments.of(name, text, Optional.empty()).stream().map(Comment::text).toList();
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return new FixFuzzTest().mutations();
  }

  @Provide
  Arbitrary<Path> files() {
    return new FixFuzzTest().files();
  }
}
