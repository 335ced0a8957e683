package io.amiguard.sandbox;

import java.util.Optional;

/** What matters of an HTTP request. */
record WireRequest(String method, Headers headers, String body) {

  /**
   * The headers that matter.
   *
   * @param target {@code X-Amz-Target}, which only the JSON protocol sends
   * @param authorization who signed it
   * @param securityToken {@code X-Amz-Security-Token}, which belongs to temporary credentials
   */
  record Headers(
      Optional<String> target, Optional<String> authorization, Optional<String> securityToken) {}

  Optional<String> target() {
    return headers.target();
  }

  boolean isPost() {
    return method.equals("POST");
  }
}
