package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding.Where;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The frame of a log of SARIF 2.1.0 (OASIS): one run of this program.
 *
 * @param rules described, in the order of their indexes
 * @param invocation whether the run saw everything, and what is to be said of it
 */
record SarifLog(ArrayNode rules, ArrayNode results, ObjectNode invocation) {
  /** GitHub shows no more of one run. */
  static final int MAX_RESULTS = 5_000;

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int FINGERPRINT_BYTES = 16;

  /** Returns the document. */
  ObjectNode json(String version) {
    ObjectNode log = NODES.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "amiguard").put("semanticVersion", version).set("rules", rules);
    run.putArray("invocations").add(invocation);
    run.put("columnKind", "utf16CodeUnits");
    run.set("results", results);
    return log;
  }

  /** Returns an invocation of which nothing is to be said yet. */
  static ObjectNode invocation(boolean isSuccessful) {
    return NODES.objectNode().put("executionSuccessful", isSuccessful);
  }

  /** Adds something to be said of the run as a whole. */
  static void notify(ObjectNode invocation, String level, String text) {
    ObjectNode notification =
        invocation.withArrayProperty("toolExecutionNotifications").addObject().put("level", level);
    notification.putObject("message").put("text", text);
  }

  /** Says where a result is, if that is in a file. */
  static void locate(ObjectNode result, Where where, SourcePaths paths) {
    if (where.file() == null) {
      return;
    }
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", paths.uri(where.file()));
    if (where.line() != null && where.column() != null) {
      place.putObject("region").put("startLine", where.line()).put("startColumn", where.column());
    }
  }

  /**
   * Gives a result its fingerprint, by which a finding that is known stays known.
   *
   * @param key what stays the same when lines move
   * @param number tells those apart that have the same key
   */
  static void fingerprint(ObjectNode result, String key, int number) {
    result
        .putObject("partialFingerprints")
        .put("primaryLocationLineHash", hash(key) + ":" + number);
  }

  private static String hash(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
