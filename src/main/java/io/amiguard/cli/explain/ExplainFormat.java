package io.amiguard.cli.explain;

import io.amiguard.cli.console.Console;
import io.amiguard.output.ExplanationJson;
import io.amiguard.output.ExplanationText;

/** How an explanation can be shown; each shows the findings after it. */
enum ExplainFormat {
  text {
    @Override
    void show(Explaining explaining, Console console) {
      ExplanationText text = new ExplanationText(console.out(), console.palette());
      text.show(explaining.explanation(), explaining.locations());
      text.show(explaining.findings(), explaining.live());
    }
  },
  json {
    @Override
    void show(Explaining explaining, Console console) {
      new ExplanationJson(console.out(), explaining.locations())
          .show(explaining.explanation(), explaining.findings(), explaining.live());
    }
  };

  abstract void show(Explaining explaining, Console console);
}
