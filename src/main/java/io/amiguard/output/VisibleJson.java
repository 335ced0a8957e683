package io.amiguard.output;

import io.amiguard.source.Quoted;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * A writer of JSON that a person may look at: names that others gave keep their meaning, but no
 * terminal obeys them.
 */
public final class VisibleJson extends FilterWriter {

  public VisibleJson(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString((char) character), 0, 1);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    out.write(Quoted.json(new String(characters, offset, length)));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(Quoted.json(text.substring(offset, offset + length)));
  }
}
