package io.amiguard.terraform;

import io.amiguard.terraform.Expression.Entry;
import io.amiguard.terraform.Expression.Local;
import io.amiguard.terraform.Expression.Table;
import io.amiguard.terraform.Expression.Text;
import io.amiguard.terraform.Expression.Tuple;
import java.util.Map;
import java.util.Optional;

/** The values that a configuration gives names to, in its blocks {@code locals}. */
final class Locals {
  /** A name may stand for another name; nobody goes on for long. */
  private static final int MAX_STEPS = 20;

  private final Map<String, Expression> values;

  Locals(Map<String, Expression> values) {
    this.values = Map.copyOf(values);
  }

  /** Returns an expression that is no name of a value; empty if nothing has the name. */
  Optional<Expression> resolved(Expression expression) {
    return new Walk().resolved(expression);
  }

  /** Returns whether an expression is a name that none of the values has. */
  boolean isElsewhere(Expression expression) {
    return expression instanceof Local local && !values.containsKey(local.path().get(0));
  }

  /** The way from one name to the next. */
  private final class Walk {
    private int steps;

    private Optional<Expression> resolved(Expression expression) {
      if (!(expression instanceof Local local)) {
        return Optional.of(expression);
      }
      steps++;
      if (steps > MAX_STEPS) {
        return Optional.empty();
      }
      Optional<Expression> found = Optional.ofNullable(values.get(local.path().get(0)));
      for (String step : local.path().subList(1, local.path().size())) {
        found = found.flatMap(this::resolved).flatMap(value -> below(value, step));
      }
      return found.flatMap(this::resolved);
    }
  }

  private static Optional<Expression> below(Expression expression, String step) {
    if (expression instanceof Table table) {
      return table.entries().stream()
          .filter(entry -> entry.key() instanceof Text key && key.content().text().equals(step))
          .map(Entry::value)
          .findFirst();
    }
    return expression instanceof Tuple tuple
        ? tuple.items().stream().skip(index(step, tuple)).findFirst()
        : Optional.empty();
  }

  private static long index(String step, Tuple tuple) {
    return step.matches("[0-9]{1,9}") ? Long.parseLong(step) : tuple.items().size();
  }
}
