package io.amiguard.terraform;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;

/** Text that cannot be read on; never leaves this package. */
final class BrokenTerraformException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  BrokenTerraformException(String rule, Where where, String message, String hint) {
    super(message);
    this.finding = Finding.of(Severity.ERROR, rule, where, message).withHint(hint);
  }

  Finding finding() {
    return finding;
  }
}
