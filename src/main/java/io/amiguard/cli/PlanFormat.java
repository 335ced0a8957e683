package io.amiguard.cli;

import io.amiguard.cli.console.Console;
import io.amiguard.output.PlanMarkdown;
import io.amiguard.output.PlanText;
import io.amiguard.plan.PlanJson;

/** How a plan can be shown. */
enum PlanFormat {
  text {
    @Override
    void show(Planning planning, Console console) {
      new PlanText(console.out(), console.palette()).show(planning.plan(), planning.names());
    }
  },
  json {
    @Override
    void show(Planning planning, Console console) {
      console.json(PlanJson.of(planning.plan()).toPrettyString() + "\n");
    }
  },
  markdown {
    @Override
    void show(Planning planning, Console console) {
      new PlanMarkdown(console.out()).show(planning.plan(), planning.names());
    }
  };

  abstract void show(Planning planning, Console console);
}
