package io.amiguard.terraform;

import io.amiguard.source.JsonText;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.terraform.Expression.Call;
import io.amiguard.terraform.Expression.Entry;
import io.amiguard.terraform.Expression.Hole;
import io.amiguard.terraform.Expression.Literal;
import io.amiguard.terraform.Expression.Local;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Table;
import io.amiguard.terraform.Expression.Template;
import io.amiguard.terraform.Expression.Text;
import io.amiguard.terraform.Expression.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the value of an expression, and what only Terraform can tell of it. */
final class Evaluator {
  private final String subject;
  private final Locals locals;
  private final Budget budget;
  private final List<Unknown> unknown = new ArrayList<>();

  private Evaluator(String subject, Locals locals, Budget budget) {
    this.subject = subject;
    this.locals = locals;
    this.budget = budget;
  }

  /** Returns a text. */
  static Evaluated<String> text(String subject, Expression expression, Locals locals) {
    return new Evaluator(subject, locals, new Budget())
        .text(expression)
        .map(Evaluated::known)
        .orElseGet(() -> Evaluated.unknown(unknown(subject, expression, locals)));
  }

  /** Returns the content of a policy: a text, or what a call of {@code jsonencode} is given. */
  static Evaluated<PolicyContent> content(String subject, Expression expression, Locals locals) {
    Evaluator evaluator = new Evaluator(subject, locals, new Budget());
    Optional<PolicyContent> content =
        evaluator.locals.resolved(expression).flatMap(evaluator::content);
    return content.isEmpty()
        ? Evaluated.unknown(
            unknown(subject, locals.resolved(expression).orElse(expression), locals))
        : new Evaluated<>(content, evaluator.unknown);
  }

  private Optional<PolicyContent> content(Expression expression) {
    if (expression instanceof Text text) {
      return Optional.of(new PolicyContent.Json(text.content()));
    }
    if (expression instanceof Template template) {
      return content(template);
    }
    return isCallOf("jsonencode", expression)
        ? Optional.of(value(((Call) expression).arguments().get(0)))
            .filter(value -> !(value instanceof SourceNode.Unknown))
            .map(PolicyContent.Encoded::new)
        : Optional.empty();
  }

  private Optional<PolicyContent> content(Template template) {
    Optional<Hole> onlyHole = template.onlyHole();
    return onlyHole.isPresent()
        ? locals.resolved(onlyHole.get().expression()).flatMap(this::content)
        : GapMarker.notIn(template.known())
            .map(marker -> JsonGaps.fill(filled(template, marker), marker));
  }

  /** Returns the text with what is known filled in, and gaps where something is not. */
  private PlacedText filled(Template template, GapMarker marker) {
    TextBuilder text = new TextBuilder();
    for (Expression.Part part : template.parts()) {
      if (part instanceof Hole hole) {
        text.append(filling(hole).orElseGet(() -> gap(hole, marker, template)), hole.offset());
      } else {
        text.append((Piece) part);
      }
    }
    return text.build(template.ending().lines(), template.where(), template.ending().offset());
  }

  private String gap(Hole hole, GapMarker marker, Template template) {
    unknown.add(unknown(subject, hole, template, locals));
    return marker.gap();
  }

  /** Returns what Terraform puts into a text. */
  private Optional<String> filling(Hole hole) {
    Evaluator inside = new Evaluator(subject, locals, budget);
    boolean isJson = isCallOf("jsonencode", hole.expression());
    SourceNode value =
        inside.value(isJson ? ((Call) hole.expression()).arguments().get(0) : hole.expression());
    if (!inside.unknown.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> filling = isJson ? Optional.of(JsonText.of(value)) : word(value);
    return filling.filter(text -> budget.spend(text.length()));
  }

  private Optional<String> text(Expression expression) {
    return word(new Evaluator(subject, locals, budget).value(expression));
  }

  private static Optional<String> word(SourceNode value) {
    return value instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static boolean isCallOf(String function, Expression expression) {
    return expression instanceof Call call
        && call.function().equals(function)
        && call.arguments().size() == 1;
  }

  private SourceNode value(Expression expression) {
    if (!budget.enter()) {
      return unknown(expression);
    }
    SourceNode value =
        locals.resolved(expression).map(this::known).orElseGet(() -> unknown(expression));
    budget.leave();
    return value;
  }

  private SourceNode known(Expression expression) {
    if (expression instanceof Text text) {
      return new Scalar(text.where(), text.content().text(), Scalar.Type.STRING);
    }
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    if (expression instanceof Tuple tuple) {
      return new Sequence(tuple.where(), tuple.items().stream().map(this::value).toList());
    }
    if (expression instanceof Table table) {
      return object(table);
    }
    return expression instanceof Template template ? text(template) : unknown(expression);
  }

  /** A text that is nothing but a hole has the value of it, whatever that is. */
  private SourceNode text(Template template) {
    Optional<Hole> onlyHole = template.onlyHole();
    if (onlyHole.isPresent() && !onlyHole.get().isDirective()) {
      return value(onlyHole.get().expression());
    }
    Optional<GapMarker> marker = GapMarker.notIn(template.known());
    if (marker.isEmpty()) {
      return unknown(template);
    }
    String text = filled(template, marker.get()).text();
    return marker.get().isIn(text)
        ? new SourceNode.Unknown(template.where(), Optional.of(marker.get().shown(text)))
        : new Scalar(template.where(), text, Scalar.Type.STRING);
  }

  private SourceNode object(Table table) {
    List<SourceNode.Entry> entries = new ArrayList<>();
    List<SourceNode.Unknown> more = new ArrayList<>();
    for (Entry entry : table.entries()) {
      Optional<String> key = text(entry.key());
      if (key.isPresent()) {
        entries.add(new SourceNode.Entry(entry.key().where(), key.get(), value(entry.value())));
      } else {
        unknown.add(unknown(subject, entry.key(), locals).inKey());
        more.add(new SourceNode.Unknown(entry.key().where(), Optional.empty()));
      }
    }
    return new Mapping(table.where(), entries, more);
  }

  private SourceNode.Unknown unknown(Expression expression) {
    unknown.add(unknown(subject, expression, locals));
    return new SourceNode.Unknown(expression.where(), Optional.empty());
  }

  private static Unknown unknown(String subject, Expression expression, Locals locals) {
    return expression instanceof Template template
        ? unknown(subject, template.firstHole(), template, locals)
        : new Unknown(expression.where(), subject, source(expression), kind(expression, locals));
  }

  private static Unknown unknown(String subject, Hole hole, Template template, Locals locals) {
    return new Unknown(
        template.ending().lines().at(hole.offset()),
        subject,
        hole.source(),
        kind(hole.expression(), locals));
  }

  private static Unknown.Kind kind(Expression expression, Locals locals) {
    return locals.isElsewhere(expression) ? Unknown.Kind.LOCAL_OF_ANOTHER_FILE : Unknown.Kind.VALUE;
  }

  private static String source(Expression expression) {
    if (expression instanceof Opaque opaque) {
      return opaque.source();
    }
    if (expression instanceof Local local) {
      return local.source();
    }
    if (expression instanceof Call call) {
      return call.source();
    }
    return expression instanceof Literal literal ? literal.value().text() : "…";
  }
}
