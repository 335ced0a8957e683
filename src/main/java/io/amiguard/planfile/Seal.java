package io.amiguard.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash over everything else in a plan file. It shows that a file was edited; whoever means to can
 * make it anew, which is why apply plans once more on what is live.
 */
final class Seal {
  static final String KEY = "seal";

  private Seal() {}

  /** Puts the seal on a plan; it must hold what reading it gives, not what merely prints alike. */
  static void put(ObjectNode plan) {
    plan.remove(KEY);
    plan.put(KEY, of(plan));
  }

  /** Returns whether a plan is as it was when the seal was put on it. */
  static boolean isUnbroken(JsonNode plan) {
    ObjectNode rest = plan.deepCopy();
    rest.remove(KEY);
    return plan.path(KEY).asText().equals(of(rest));
  }

  private static String of(ObjectNode rest) {
    try {
      byte[] text = rest.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
