package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import java.io.PrintWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What lint found as JUnit XML: a suite a file, a failed test a finding that counts. */
public final class LintJunit {
  private final PrintWriter out;
  private final Severity failOn;

  /**
   * @param failOn findings milder than this are tests that pass and say something
   */
  public LintJunit(PrintWriter out, Severity failOn) {
    this.out = out;
    this.failOn = failOn;
  }

  public void show(LintReport report) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      start(xml, "testsuites", "amiguard lint", report.files());
      for (LintedFile file : report.files()) {
        suite(xml, file);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory cannot fail to be written", e);
    }
    out.println();
    out.flush();
  }

  private void start(XMLStreamWriter xml, String element, String name, List<LintedFile> files)
      throws XMLStreamException {
    long tests = files.stream().mapToLong(file -> Math.max(1, file.findings().size())).sum();
    long failures =
        files.stream()
            .flatMap(file -> file.findings().stream())
            .filter(finding -> finding.severity().isAtLeast(failOn))
            .count();
    xml.writeStartElement(element);
    attribute(xml, "name", name);
    attribute(xml, "tests", Long.toString(tests));
    attribute(xml, "failures", Long.toString(failures));
    xml.writeCharacters("\n");
  }

  private void suite(XMLStreamWriter xml, LintedFile file) throws XMLStreamException {
    start(xml, "testsuite", file.name(), List.of(file));
    if (file.findings().isEmpty()) {
      startTest(xml, file, "lint");
      endTest(xml);
    }
    for (Finding finding : file.findings()) {
      String place = finding.where().line() == null ? "" : " " + finding.where();
      startTest(xml, file, finding.rule() + place);
      content(xml, finding);
      endTest(xml);
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static void startTest(XMLStreamWriter xml, LintedFile file, String name)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", file.name());
    attribute(xml, "name", name);
  }

  private static void endTest(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void content(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
    String text = plain(FindingsText.heading(finding, Palette.PLAIN) + hint(finding));
    if (finding.severity().isAtLeast(failOn)) {
      xml.writeStartElement("failure");
      attribute(xml, "type", finding.rule());
      attribute(xml, "message", finding.message());
    } else {
      xml.writeStartElement("system-out");
    }
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String hint(Finding finding) {
    return finding.hint().map(hint -> "\n  → " + hint).orElse("");
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, plain(value));
  }

  /** XML 1.0 has no way to write some characters, which a file name may hold. */
  private static String plain(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
