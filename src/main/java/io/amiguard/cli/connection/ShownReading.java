package io.amiguard.cli.connection;

import io.amiguard.aws.ReadingListener;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.LongWork;
import io.amiguard.organization.TargetId;
import io.amiguard.output.ProgressBar;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;

/** Shows how far the reading of an organization is; how much there is to read, it finds out. */
final class ShownReading implements ReadingListener {
  private final LongWork work;
  private long found;
  private long read;

  ShownReading(Console console, Clock clock) {
    this.work = new LongWork(console, clock, new ProgressBar("parts of the organization"));
  }

  @Override
  public synchronized void found(int more) {
    found += more;
    work.show(read, found);
  }

  @Override
  public synchronized void read() {
    read++;
    work.show(read, found);
  }

  /** Returns a reader that takes the progress away when it has read. */
  CurrentReader of(CurrentReader reader) {
    return new CurrentReader() {
      @Override
      public CurrentOrganization whole() {
        return ending(reader::whole);
      }

      @Override
      public CurrentOrganization around(Set<TargetId> accounts) {
        return ending(() -> reader.around(accounts));
      }
    };
  }

  private CurrentOrganization ending(Supplier<CurrentOrganization> reading) {
    try {
      return reading.get();
    } finally {
      work.end();
    }
  }
}
