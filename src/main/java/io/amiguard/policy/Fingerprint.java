package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that two values share only if they mean the same. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Returns the SHA-256 of the meaning of {@code json}, as 64 hexadecimal digits. */
  public static String of(JsonNode json) {
    try {
      byte[] text = Meaning.of(json).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
