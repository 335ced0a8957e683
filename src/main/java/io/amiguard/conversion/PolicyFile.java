package io.amiguard.conversion;

/**
 * A file that may hold policies.
 *
 * @param name as the user gave it
 */
public record PolicyFile(String name, String text) {}
