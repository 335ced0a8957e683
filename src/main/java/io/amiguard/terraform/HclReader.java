package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads resources about policies and locals from Terraform's own language; other blocks are passed
 * over (HCL native syntax specification).
 */
final class HclReader {
  private final Cursor cursor;
  private final Passage passage;
  private final ExpressionReader expressions;
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Expression> locals = new HashMap<>();

  private HclReader(Cursor cursor) {
    this.cursor = cursor;
    this.passage = new Passage(cursor);
    this.expressions = new ExpressionReader(cursor, passage);
  }

  static Blocks read(String file, String text) throws BrokenTerraformException {
    HclReader reader = new HclReader(new Cursor(file, text));
    reader.file();
    return new Blocks(reader.resources, reader.locals);
  }

  private void file() throws BrokenTerraformException {
    cursor.skipLines();
    while (!cursor.isAtEnd()) {
      block();
      cursor.skipLines();
    }
  }

  private void block() throws BrokenTerraformException {
    Where where = cursor.where();
    int start = cursor.position();
    List<String> labels = new ArrayList<>(List.of(cursor.takeName()));
    cursor.skipBlanks();
    while (!labels.get(0).isEmpty() && cursor.peek() != '{' && cursor.peek() != '=') {
      int before = cursor.position();
      labels.add(label());
      cursor.skipBlanks();
      if (before == cursor.position()) {
        throw notABlock(start);
      }
    }
    if (labels.get(0).isEmpty()) {
      throw notABlock(start);
    }
    if (cursor.take("=")) {
      passage.overRestOfLine();
    } else if (isWanted(labels)) {
      resources.add(new Resource(where, labels.get(1), labels.get(2), body()));
    } else if (labels.equals(List.of("locals"))) {
      body().forEach(locals::putIfAbsent);
    } else {
      passage.overBrackets();
    }
  }

  private String label() throws BrokenTerraformException {
    if (cursor.peek() != '"') {
      return cursor.takeName();
    }
    return expressions.quoted() instanceof Expression.Text text ? text.content().text() : "";
  }

  private static boolean isWanted(List<String> labels) {
    return labels.size() == 3
        && labels.get(0).equals("resource")
        && Resource.isWanted(labels.get(1));
  }

  private Map<String, Expression> body() throws BrokenTerraformException {
    int start = cursor.position();
    Map<String, Expression> arguments = new HashMap<>();
    cursor.advance(1);
    cursor.skipLines();
    while (!cursor.take("}")) {
      if (cursor.isAtEnd()) {
        throw cursor.broken(start, "the brace is not closed", "Close it.");
      }
      member(arguments);
      cursor.skipLines();
    }
    return arguments;
  }

  private void member(Map<String, Expression> arguments) throws BrokenTerraformException {
    int start = cursor.position();
    String name = cursor.takeName();
    cursor.skipBlanks();
    if (name.isEmpty()) {
      throw cursor.broken(start, "a block holds NAME = VALUE, or blocks", "Look at this line.");
    }
    if (cursor.take("=")) {
      cursor.skipBlanks();
      Expression before = arguments.putIfAbsent(name, expressions.inLine());
      if (before != null) {
        throw cursor.broken(
            start,
            "argument %s stands here a second time".formatted(Quoted.text(name)),
            "Keep one of the two.");
      }
      requireEndOfLine(start);
    } else {
      nested(start);
    }
  }

  private void requireEndOfLine(int start) throws BrokenTerraformException {
    if (!cursor.isAtEnd() && cursor.peek() != '\n' && cursor.peek() != '}') {
      throw cursor.broken(
          start, "the argument does not end with its line", "Look at this line and its brackets.");
    }
  }

  private void nested(int start) throws BrokenTerraformException {
    while (cursor.peek() == '"') {
      passage.overText();
      cursor.skipBlanks();
    }
    if (cursor.peek() != '{') {
      throw cursor.broken(start, "a block holds NAME = VALUE, or blocks", "Look at this line.");
    }
    passage.overBrackets();
  }

  private BrokenTerraformException notABlock(int start) {
    return cursor.broken(
        start,
        "a file holds blocks, such as resource \"TYPE\" \"NAME\" {…}",
        "Look at this line and the ones before it: quotes, brackets, heredocs.");
  }
}
