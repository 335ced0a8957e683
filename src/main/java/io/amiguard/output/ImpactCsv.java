package io.amiguard.output;

import io.amiguard.inventory.Counts;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.Part;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * An impact as a table: a row for each image in each account that uses it, for each version of a
 * launch template whose AMI was not looked up, for each place that could not be read, and one that
 * says that only a part was asked about, so that a table of less than everything does not pass for
 * one of everything.
 */
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
  private static final List<String> ORDER = List.of(COLUMNS);
  private static final int VERDICT = ORDER.indexOf("verdict");
  private static final int WHY = ORDER.indexOf("why");
  private static final int REGION = ORDER.indexOf("region");
  private static final int ACCOUNT = ORDER.indexOf("account_id");
  private static final int TEMPLATES = ORDER.indexOf("launch_templates");

  /** What a spreadsheet takes for the beginning of a formula, in both widths of the sign. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private static final Pattern BREAKS = Pattern.compile("[\\n\\r\\t]+");

  private static final String NOT_READ = "not_read";
  private static final String NOT_ASKED = "not_asked";

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
        print(row(use, impact), csv);
      }
      for (TemplateVersion version : impact.unresolved()) {
        print(row(version, impact), csv);
      }
      for (Unread place : impact.unread()) {
        print(row(place, impact), csv);
      }
      if (impact.part().isPresent()) {
        print(row(impact.part().get()), csv);
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not throw", e);
    }
  }

  private static void print(List<Object> row, CSVPrinter csv) throws IOException {
    csv.printRecord(row.stream().map(ImpactCsv::safe));
  }

  /**
   * The name of a stranger's AMI must neither run as a formula where the table is opened, blanks
   * before it or not, nor be obeyed by a terminal.
   */
  private static Object safe(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    String line = Quoted.visible(BREAKS.matcher(text).replaceAll(" "));
    String begin = line.stripLeading();
    return !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0 ? "'" + line : line;
  }

  private static List<Object> row(Use use, Impact impact) {
    Image image = use.image();
    TargetId account = use.account();
    Counts counts = use.counts();
    return List.of(
        word(use.verdict().kind()),
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

  private static List<Object> row(TemplateVersion used, Impact impact) {
    LaunchTemplate template = used.template();
    List<Object> row = empty(template.account(), template.region(), impact);
    row.set(VERDICT, word(Kind.UNKNOWN));
    row.set(
        WHY,
        "version %d names its AMI by a parameter that was not looked up: %s"
            .formatted(used.version().number(), used.version().imageId().orElse("")));
    row.set(TEMPLATES, template.id());
    return row;
  }

  private static List<Object> row(Unread place, Impact impact) {
    List<Object> row = empty(place.account(), place.region().orElse(""), impact);
    row.set(VERDICT, NOT_READ);
    row.set(WHY, place.reason());
    return row;
  }

  private static List<Object> row(Part part) {
    List<Object> row = new ArrayList<>(Collections.nCopies(COLUMNS.length, ""));
    row.set(VERDICT, NOT_ASKED);
    row.set(WHY, ImpactWords.part(part));
    return row;
  }

  /** Returns a row that says no more than where it is about. */
  private static List<Object> empty(TargetId account, String region, Impact impact) {
    List<Object> row = new ArrayList<>(Collections.nCopies(COLUMNS.length, ""));
    row.set(REGION, region);
    row.set(ACCOUNT, account.value());
    row.set(ACCOUNT + 1, impact.tree().nameOf(account));
    row.set(ACCOUNT + 2, Places.parent(account, impact.tree()));
    return row;
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
