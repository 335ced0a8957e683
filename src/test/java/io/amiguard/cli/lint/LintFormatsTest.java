package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What lint finds, in the formats that other programs read. */
class LintFormatsTest extends LintCases {
  @Test
  void jsonNamesFilesAndFindings() throws IOException {
    JsonNode json = json(Cli.in(folder).file("p.json", HYPHEN).run("lint", "p.json", "-o", "json"));

    assertThat(json.path("formatVersion").asText()).isEqualTo("1");
    assertThat(json.path("files").path(0).path("file").asText()).isEqualTo("p.json");
    assertThat(json.path("files").path(0).path("kind").asText()).isEqualTo("policy");
    assertThat(json.path("files").path(0).path("status").asText()).isEqualTo("linted");
    assertThat(json.path("findings").path(0).path("rule").asText())
        .isEqualTo("policy.state-spelling");
  }

  @Test
  void sarifHasWhatCodeHostsAskFor() throws IOException {
    Path file = folder.resolve("a b.json");
    Files.writeString(file, HYPHEN);

    JsonNode log = json(Cli.in(folder).run("lint", file.toString(), "-o", "sarif"));

    JsonNode run = log.path("runs").path(0);
    JsonNode rule = run.path("tool").path("driver").path("rules").path(0);
    JsonNode result = run.path("results").path(0);
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(run.path("tool").path("driver").path("name").asText()).isEqualTo("amiguard");
    assertThat(rule.path("id").asText()).isEqualTo("policy.state-spelling");
    assertThat(rule.path("help").path("markdown").asText()).contains("audit_mode", "```json");
    assertThat(result.path("ruleId")).isEqualTo(rule.path("id"));
    assertThat(result.path("ruleIndex").asInt()).isZero();
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("a%20b.json");
    assertThat(place.path("region").path("startLine").asInt()).isEqualTo(2);
    assertThat(place.path("region").path("startColumn").asInt()).isEqualTo(25);
    assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void sarifFingerprintsStayWhenLinesMove() throws IOException {
    Cli cli = Cli.in(folder);

    String before = fingerprint(cli.file("p.json", HYPHEN));
    String after = fingerprint(cli.file("p.json", "\n\n" + HYPHEN));

    assertThat(after).isEqualTo(before).matches("[0-9a-f]{32}:1");
  }

  @Test
  void annotationsNameTheFileAndEscapeTheirText() {
    Run run = Cli.in(folder).file("a,b.json", HYPHEN).run("lint", "a,b.json", "-o", "github");

    assertThat(run.out())
        .isEqualTo(
            "::error file=a%2Cb.json,line=2,col=25,title=policy.state-spelling::state 'audit-mode'"
                + " is spelled as in the EC2 API. Write \"audit_mode\": a policy has underscores.\n");
  }

  @Test
  void textInGithubActionsComesWithAnnotations() {
    Cli cli = Cli.in(folder).file("p.json", TWICE).with("GITHUB_ACTIONS", "true");

    assertThat(cli.run("lint", "p.json").out())
        .contains("Lint: 1 warning in 1 file", "::warning file=p.json,line=3,");
    assertThat(cli.run("lint", "p.json", "-o", "json").out()).doesNotContain("::warning");
  }

  @Test
  void junitFailsForFindingsThatCount() throws Exception {
    Cli cli = Cli.in(folder).file("p.json", TWICE).file("sound.json", SOUND);

    Document mild = xml(cli.run("lint", "p.json", "sound.json", "-o", "junit"));
    Document strict =
        xml(cli.run("lint", "p.json", "sound.json", "-o", "junit", "--fail-on", "warning"));

    assertThat(mild.getDocumentElement().getAttribute("tests")).isEqualTo("2");
    assertThat(mild.getDocumentElement().getAttribute("failures")).isEqualTo("0");
    assertThat(mild.getElementsByTagName("failure").getLength()).isZero();
    assertThat(strict.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(strict.getElementsByTagName("failure").item(0).getTextContent())
        .contains("p.json:3:", "policy.duplicate-value");
  }

  private static String fingerprint(Cli cli) throws IOException {
    return json(cli.run("lint", "p.json", "-o", "sarif"))
        .at("/runs/0/results/0/partialFingerprints/primaryLocationLineHash")
        .asText();
  }

  private static Document xml(Run run) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(run.out())));
  }
}
