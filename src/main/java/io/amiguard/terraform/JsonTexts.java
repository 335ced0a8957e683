package io.amiguard.terraform;

import io.amiguard.source.Lines;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Text;
import java.util.Optional;

/** The texts of a JSON file; what Terraform fills in stands in them as in its own language. */
final class JsonTexts {
  private static final int HEXADECIMAL = 16;

  private final String file;
  private final Lines lines;

  JsonTexts(String file, Lines lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Returns a text of the file, which is known to be JSON. */
  Expression text(Scalar scalar) {
    int place = start(scalar);
    TextBuilder text = new TextBuilder();
    Optional<Expression> filledIn = Optional.empty();
    while (file.charAt(place) != '"' && filledIn.isEmpty()) {
      int next = place + length(place);
      if (isTemplate(place)) {
        filledIn = Optional.of(new Opaque(lines.at(place), scalar.text()));
      } else if (file.startsWith("$${", place) || file.startsWith("%%{", place)) {
        text.append(file.charAt(place), place);
        text.append('{', place + 2);
        next = place + 3;
      } else {
        text.append(character(place), place);
      }
      place = next;
    }
    int end = place;
    return filledIn.orElseGet(() -> new Text(text.build(lines, scalar.where(), end)));
  }

  /** Returns where the first character of a text stands, behind its quote. */
  private int start(Scalar scalar) {
    Integer line = scalar.where().line();
    Integer column = scalar.where().column();
    if (line == null || column == null) {
      throw new IllegalArgumentException("a text of a file has a place");
    }
    return lines.offset(line, column) + 1;
  }

  private boolean isTemplate(int place) {
    return file.startsWith("${", place) || file.startsWith("%{", place);
  }

  private int length(int place) {
    if (file.charAt(place) != '\\') {
      return 1;
    }
    return file.charAt(place + 1) == 'u' ? 6 : 2;
  }

  private char character(int place) {
    char c = file.charAt(place);
    if (c != '\\') {
      return c;
    }
    char escape = file.charAt(place + 1);
    return switch (escape) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(file.substring(place + 2, place + 6), HEXADECIMAL);
      default -> escape;
    };
  }
}
