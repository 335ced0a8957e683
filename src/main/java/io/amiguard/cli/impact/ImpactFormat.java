package io.amiguard.cli.impact;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.Version;
import io.amiguard.output.ImpactCsv;
import io.amiguard.output.ImpactJson;
import io.amiguard.output.ImpactMarkdown;
import io.amiguard.output.ImpactSarif;
import io.amiguard.output.ImpactText;

/** How an impact can be shown. */
enum ImpactFormat {
  text {
    @Override
    void show(Judging judging, Console console, Environment environment) {
      ImpactText text =
          new ImpactText(console.out(), console.palette(), judging.impact(), judging.names());
      text.show();
      judging.difference().ifPresent(text::show);
    }
  },
  json {
    @Override
    void show(Judging judging, Console console, Environment environment) {
      new ImpactJson(console.out()).show(judging.impact(), judging.difference());
    }
  },
  markdown {
    @Override
    void show(Judging judging, Console console, Environment environment) {
      ImpactMarkdown markdown =
          new ImpactMarkdown(console.out(), judging.impact(), judging.names());
      markdown.show();
      judging.difference().ifPresent(markdown::show);
    }
  },
  /** The table of the settings that would be; a comparison has no place in it. */
  csv {
    @Override
    void show(Judging judging, Console console, Environment environment) {
      new ImpactCsv(console.out()).show(judging.judged());
    }
  },
  /** Results for code hosts and editors, of the settings that would be. */
  sarif {
    @Override
    void show(Judging judging, Console console, Environment environment) {
      ImpactSarif sarif =
          new ImpactSarif(
              judging.judged(), judging.names(), judging.places(), environment.directory());
      console.json(sarif.log(Version.number()).toPrettyString() + "\n");
    }
  };

  abstract void show(Judging judging, Console console, Environment environment);
}
