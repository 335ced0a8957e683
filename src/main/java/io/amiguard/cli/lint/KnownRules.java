package io.amiguard.cli.lint;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.lint.Catalogue;
import io.amiguard.lint.Rule;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;

/** The rules that a user may name. */
final class KnownRules {

  private KnownRules() {}

  /**
   * Returns the rule with this id.
   *
   * @throws AmiguardException with the nearest one if there is none
   */
  static Rule require(String id) {
    return Catalogue.find(id)
        .orElseThrow(
            () ->
                new AmiguardException(
                    Kind.USAGE,
                    "%s is not a rule of lint. %s"
                        .formatted(
                            Quoted.text(id),
                            Spelling.hint(
                                id,
                                Catalogue.ids(),
                                "'amiguard rules' lists them; docs has what other commands find."))));
  }
}
