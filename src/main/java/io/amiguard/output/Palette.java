package io.amiguard.output;

import io.amiguard.Finding.Severity;
import io.amiguard.plan.Change.Effort;

/** The colours of a terminal, or none. */
public enum Palette {
  COLOURED,
  PLAIN;

  private static final String RESET = "\u001B[0m";

  String bold(String text) {
    return paint("\u001B[1m", text);
  }

  String faint(String text) {
    return paint("\u001B[2m", text);
  }

  String of(Effort effort, String text) {
    return switch (effort) {
      case ADD -> paint("\u001B[32m", text);
      case CHANGE -> paint("\u001B[33m", text);
      case REMOVE -> paint("\u001B[31m", text);
    };
  }

  String of(Severity severity, String text) {
    return switch (severity) {
      case NOTE -> paint("\u001B[36m", text);
      case WARNING -> paint("\u001B[33m", text);
      case DANGER, ERROR -> paint("\u001B[31m", text);
    };
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : code + text + RESET;
  }
}
