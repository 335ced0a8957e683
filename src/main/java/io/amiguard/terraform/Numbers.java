package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.terraform.Expression.Literal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers, and writes them as {@code jsonencode} does: 1.50 as 1.5, 1e3 as 1000. */
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?");

  private Numbers() {}

  /** Reads a number, unless it is none, or one that nobody writes. */
  static Optional<Expression> take(Cursor cursor) {
    int start = cursor.position();
    Where where = cursor.where();
    cursor.advance(1);
    while (isPart(cursor.peek()) || isSign(cursor, start)) {
      cursor.advance(1);
    }
    String text = cursor.since(start);
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    Scalar.Type type = value.scale() > 0 ? Scalar.Type.DECIMAL : Scalar.Type.INTEGER;
    return Optional.of(new Literal(new Scalar(where, value.toPlainString(), type)));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  /** A sign goes on with a number only behind the letter of its exponent. */
  private static boolean isSign(Cursor cursor, int start) {
    String before = cursor.since(start);
    char last = before.charAt(before.length() - 1);
    return (last == 'e' || last == 'E') && (cursor.peek() == '-' || cursor.peek() == '+');
  }
}
