package io.amiguard.snapshot;

import io.amiguard.Finding.Where;

/** A thing read from a file, with the place where it stands. */
record Placed<T>(Where where, T thing) {}
