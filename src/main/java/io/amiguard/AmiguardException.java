package io.amiguard;

import java.util.List;

/**
 * Cannot go on. The message is one line: what happened, to which thing, and what to do next.
 *
 * <p>Anything else that is thrown is a bug in amiguard and shows its stack trace.
 */
public final class AmiguardException extends RuntimeException {

  /** Why it cannot go on; each kind has one exit code. */
  public enum Kind {
    /** The command line does not make sense. */
    USAGE,
    /** A settings, policy, snapshot or plan file is missing, empty or invalid. */
    INVALID_INPUT,
    /** A brake, a foreign policy, a stale plan, or a question with nobody to ask. */
    REFUSED,
    /** AWS, the network or the file system said no. */
    FAILED,
    /** AWS said no to a call the first time it was made, so that the call changed nothing. */
    DENIED,
    /** A deadline passed, or something could not be read: the answer is not known. */
    INCOMPLETE
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Finding> findings;

  public AmiguardException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  /** Creates one that carries the findings which are the reason; they are shown before it. */
  public AmiguardException(Kind kind, String message, List<Finding> findings) {
    super(message);
    this.kind = kind;
    this.findings = List.copyOf(findings);
  }

  public AmiguardException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.findings = List.of();
  }

  public Kind kind() {
    return kind;
  }

  public List<Finding> findings() {
    return findings;
  }
}
