package io.amiguard.cli;

/**
 * Which of the standard streams a person sits at. Java 17 cannot tell them apart, so that the
 * launcher says it in system properties.
 */
record Terminal(boolean in, boolean out, boolean err) {

  /** Nobody sits anywhere: a pipe, a file, a pipeline. */
  static final Terminal NONE = new Terminal(false, false, false);

  static Terminal ofProcess() {
    return new Terminal(
        Boolean.getBoolean("amiguard.tty.in"),
        Boolean.getBoolean("amiguard.tty.out"),
        Boolean.getBoolean("amiguard.tty.err"));
  }
}
