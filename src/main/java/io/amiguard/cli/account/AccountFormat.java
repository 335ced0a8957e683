package io.amiguard.cli.account;

/** How what accounts have and should have can be shown. */
enum AccountFormat {
  text,
  json
}
