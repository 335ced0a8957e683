package io.amiguard.cli.planning;

import io.amiguard.cli.console.Console;
import io.amiguard.output.PlanMarkdown;
import io.amiguard.output.PlanText;
import io.amiguard.plan.PlanJson;

/** How a plan can be shown. */
public enum PlanFormat {
  text {
    @Override
    public void show(Planning planning, Console console) {
      new PlanText(console.out(), console.palette()).show(planning.plan(), planning.names());
    }
  },
  json {
    @Override
    public void show(Planning planning, Console console) {
      console.json(PlanJson.of(planning.plan()).toPrettyString() + "\n");
    }
  },
  markdown {
    @Override
    public void show(Planning planning, Console console) {
      new PlanMarkdown(console.out()).show(planning.plan(), planning.names());
    }
  };

  public abstract void show(Planning planning, Console console);
}
