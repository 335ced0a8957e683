package io.amiguard.terraform;

/** Characters of a text that need no Terraform, each with its place. */
final class Piece implements Expression.Part {
  private final String text;
  private final int[] offsets;

  Piece(String text, int[] offsets) {
    this.text = text;
    this.offsets = offsets.clone();
  }

  int length() {
    return text.length();
  }

  char charAt(int index) {
    return text.charAt(index);
  }

  /** Returns where in the file a character stands. */
  int offset(int index) {
    return offsets[index];
  }

  @Override
  public String toString() {
    return text;
  }
}
