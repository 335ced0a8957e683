package io.amiguard.terraform;

import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.terraform.Expression.Call;
import io.amiguard.terraform.Expression.Entry;
import io.amiguard.terraform.Expression.Literal;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Table;
import io.amiguard.terraform.Expression.Text;
import io.amiguard.terraform.Expression.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the value of an expression, without what only Terraform can tell. */
final class Evaluator {
  private final String subject;
  private final List<Unknown> unknown = new ArrayList<>();

  private Evaluator(String subject) {
    this.subject = subject;
  }

  /** Returns a text. */
  static Evaluated<String> text(String subject, Expression expression) {
    return expression instanceof Text text
        ? Evaluated.known(text.content().text())
        : Evaluated.unknown(unknown(subject, expression));
  }

  /** Returns the content of a policy: a text, or what a call of {@code jsonencode} is given. */
  static Evaluated<PolicyContent> content(String subject, Expression expression) {
    if (expression instanceof Text text) {
      return Evaluated.known(new PolicyContent.Json(text.content()));
    }
    if (expression instanceof Call call
        && call.function().equals("jsonencode")
        && call.arguments().size() == 1) {
      Evaluator evaluator = new Evaluator(subject);
      Optional<PolicyContent> value =
          evaluator.value(call.arguments().get(0)).map(PolicyContent.Encoded::new);
      return new Evaluated<>(value, evaluator.unknown);
    }
    return Evaluated.unknown(unknown(subject, expression));
  }

  private static Unknown unknown(String subject, Expression expression) {
    return new Unknown(expression.where(), subject, source(expression));
  }

  private static String source(Expression expression) {
    if (expression instanceof Opaque opaque) {
      return opaque.source();
    }
    if (expression instanceof Call call) {
      return call.source();
    }
    return expression instanceof Literal literal ? literal.value().text() : "…";
  }

  private Optional<SourceNode> value(Expression expression) {
    if (expression instanceof Text text) {
      return Optional.of(new Scalar(text.where(), text.content().text(), Scalar.Type.STRING));
    }
    if (expression instanceof Literal literal) {
      return Optional.of(literal.value());
    }
    if (expression instanceof Tuple tuple) {
      return list(tuple);
    }
    if (expression instanceof Table table) {
      return Optional.of(object(table));
    }
    unknown.add(unknown(subject, expression));
    return Optional.empty();
  }

  /** A list of which one value is unknown is unknown: rules would take it for a shorter one. */
  private Optional<SourceNode> list(Tuple tuple) {
    List<SourceNode> items = tuple.items().stream().flatMap(item -> value(item).stream()).toList();
    return items.size() == tuple.items().size()
        ? Optional.of(new Sequence(tuple.where(), items))
        : Optional.empty();
  }

  private SourceNode object(Table table) {
    List<SourceNode.Entry> entries = new ArrayList<>();
    for (Entry entry : table.entries()) {
      if (entry.key() instanceof Text key) {
        value(entry.value())
            .map(value -> new SourceNode.Entry(key.where(), key.content().text(), value))
            .ifPresent(entries::add);
      } else {
        unknown.add(unknown(subject, entry.key()));
      }
    }
    return new Mapping(table.where(), entries);
  }
}
