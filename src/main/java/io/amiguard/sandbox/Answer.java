package io.amiguard.sandbox;

/** What the client gets to see. */
sealed interface Answer {

  /** A response. */
  record Reply(int status, String contentType, String body, String requestId) implements Answer {}

  /** Nothing: the connection is closed without a word. */
  record HangUp() implements Answer {}
}
