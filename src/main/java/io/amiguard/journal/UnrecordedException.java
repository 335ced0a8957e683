package io.amiguard.journal;

/** A change was made, and the journal could not record that it was. */
public final class UnrecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnrecordedException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
