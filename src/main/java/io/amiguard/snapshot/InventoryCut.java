package io.amiguard.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A snapshot file that is read once, with the inventory apart from the rest: the inventory of a
 * large organization does not fit into a text. In the rest, the inventory is an empty object that
 * ends where the inventory ended, so that places after it stay what they are.
 */
final class InventoryCut {
  private static final byte[] KEY = "\"inventory\"".getBytes(UTF_8);
  private static final int COLUMNS_AT_MOST = 10_000;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int maxRest;
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[BUFFER];
  private final JsonScan scan = new JsonScan();
  private int position;
  private int limit;
  private int line = 1;
  private int column = 1;

  /**
   * @param maxRest how many bytes there may be beside the inventory
   */
  InventoryCut(InputStream in, int maxRest) {
    this.in = in;
    this.maxRest = maxRest;
  }

  /** Reads on to the inventory, and returns whether there is one. */
  boolean findInventory() throws IOException {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    boolean isKey = false;
    while (hasMore() && rest.size() <= maxRest) {
      int here = buffer[position] & 0xFF;
      if (isKey && here == '{') {
        return true;
      }
      boolean wasTop = scan.depth() == 1;
      boolean wasString = scan.isInString();
      take();
      scan.see(here);
      if (wasTop && (wasString || scan.isInString())) {
        isKey = false;
        remember(key, here, wasString);
      } else if (!isBlank(here)) {
        isKey = wasTop && here == ':' && Arrays.equals(key.toByteArray(), KEY);
      }
    }
    return false;
  }

  /** Returns the bytes of the inventory, from its brace to the one that closes it. */
  InputStream inventory() {
    return new InputStream() {
      private final int outside = scan.depth();
      private boolean isOver;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (isOver || length == 0 || !hasMore()) {
          return length == 0 ? 0 : -1;
        }
        int start = position;
        int end = Math.min(limit, position + length);
        while (position < end && !isOver) {
          int here = buffer[position++] & 0xFF;
          count(here);
          isOver = scan.see(here) && scan.depth() == outside;
        }
        System.arraycopy(buffer, start, into, offset, position - start);
        return position - start;
      }
    };
  }

  /** Returns the line of what comes next, from 1. */
  int line() {
    return line;
  }

  /** Returns the column of what comes next, from 1. */
  int column() {
    return column;
  }

  /** Leaves an empty object where an inventory stood that was begun at a line and is read now. */
  void closeInventory(int startLine, int startColumn) {
    rest.write('{');
    int columns = line > startLine ? column - 2 : column - startColumn - 2;
    byte[] lines = new byte[line - startLine];
    Arrays.fill(lines, (byte) '\n');
    byte[] blanks = new byte[Math.min(COLUMNS_AT_MOST, Math.max(0, columns))];
    Arrays.fill(blanks, (byte) ' ');
    rest.writeBytes(lines);
    rest.writeBytes(blanks);
    rest.write('}');
  }

  /**
   * Reads to the end, and returns all but the inventory; longer than the limit if there is more.
   */
  byte[] rest() throws IOException {
    while (hasMore() && rest.size() <= maxRest) {
      int length = Math.min(limit - position, maxRest + 1 - rest.size());
      rest.write(buffer, position, length);
      position += length;
    }
    return rest.toByteArray();
  }

  private static void remember(ByteArrayOutputStream key, int here, boolean wasString) {
    if (!wasString) {
      key.reset();
    }
    if (key.size() <= KEY.length) {
      key.write(here);
    }
  }

  private void take() {
    int here = buffer[position++] & 0xFF;
    rest.write(here);
    count(here);
  }

  private void count(int here) {
    if (here == '\n') {
      line++;
      column = 1;
    } else if ((here & 0xC0) != 0x80) {
      column++;
    }
  }

  private static boolean isBlank(int here) {
    return here == ' ' || here == '\n' || here == '\r' || here == '\t';
  }

  private boolean hasMore() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  /** Where in the structure of JSON one is. */
  private static final class JsonScan {
    private int depth;
    private boolean inString;
    private boolean escaped;

    int depth() {
      return depth;
    }

    boolean isInString() {
      return inString;
    }

    /** Takes one byte in, and returns whether it closes an object or a list. */
    boolean see(int here) {
      if (inString) {
        seeInString(here);
        return false;
      }
      switch (here) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          return true;
        }
        default -> {
          // says nothing about structure
        }
      }
      return false;
    }

    private void seeInString(int here) {
      if (escaped) {
        escaped = false;
      } else if (here == '\\') {
        escaped = true;
      } else if (here == '"') {
        inString = false;
      }
    }
  }
}
