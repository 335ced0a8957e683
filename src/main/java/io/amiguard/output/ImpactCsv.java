package io.amiguard.output;

import io.amiguard.inventory.Counts;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.Use;
import io.amiguard.organization.TargetId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** An impact as a table, one row for each image in each account that uses it. */
public final class ImpactCsv {
  private static final String[] COLUMNS = {
    "verdict",
    "why",
    "image_id",
    "image_name",
    "region",
    "owner_id",
    "owner_alias",
    "public",
    "stranger",
    "account_id",
    "account_name",
    "account_path",
    "instances",
    "running",
    "stopped",
    "managed",
    "launch_templates",
    "first_launch",
    "last_launch"
  };

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@";

  private final PrintWriter out;

  public ImpactCsv(PrintWriter out) {
    this.out = out;
  }

  /** Shows all of it, with names in the first row. */
  public void show(Impact impact) {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader(COLUMNS).setRecordSeparator("\n").build();
    try {
      CSVPrinter csv = new CSVPrinter(out, format);
      for (Use use : impact.uses()) {
        csv.printRecord(row(use, impact).stream().map(ImpactCsv::safe));
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not throw", e);
    }
  }

  /** The name of a stranger's AMI must not run as a formula where the table is opened. */
  private static Object safe(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }

  private static List<Object> row(Use use, Impact impact) {
    Image image = use.image();
    TargetId account = use.account();
    Counts counts = use.counts();
    return List.of(
        use.verdict().kind().name().toLowerCase(Locale.ROOT),
        use.verdict().why(),
        image.id(),
        image.name().orElse(""),
        image.region(),
        image.owner().id().orElse(""),
        image.owner().alias().orElse(""),
        image.visibility() == Image.Visibility.UNKNOWN ? "" : image.isPublic(),
        impact.isOfStranger(image),
        account.value(),
        impact.tree().nameOf(account),
        Places.parent(account, impact.tree()),
        counts.all(),
        counts.running(),
        counts.stopped(),
        counts.managed(),
        use.templates().stream()
            .map(version -> version.template())
            .map(LaunchTemplate::id)
            .distinct()
            .collect(Collectors.joining(" ")),
        counts.firstLaunch().map(Instant::toString).orElse(""),
        counts.lastLaunch().map(Instant::toString).orElse(""));
  }
}
