package io.amiguard.cli;

/** How what accounts have and should have can be shown. */
enum AccountFormat {
  text,
  json
}
