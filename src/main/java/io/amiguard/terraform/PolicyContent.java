package io.amiguard.terraform;

import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;

/** The content of a policy, as a Terraform file gives it. */
public sealed interface PolicyContent {

  /**
   * JSON as a text: a heredoc, or a text in quotes.
   *
   * @param gaps where something only stands in for what Terraform fills in
   */
  record Json(PlacedText text, JsonGaps gaps) implements PolicyContent {
    Json(PlacedText text) {
      this(text, JsonGaps.NONE);
    }
  }

  /** What {@code jsonencode} is given; it sends it without white space. */
  record Encoded(SourceNode value) implements PolicyContent {}
}
