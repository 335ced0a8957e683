package io.amiguard.lint;

import io.amiguard.Finding;
import java.util.Optional;

/** A finding, and what puts it right where that is certain. */
record Flaw(Finding finding, Optional<Fix> fix) {}
