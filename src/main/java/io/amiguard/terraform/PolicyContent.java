package io.amiguard.terraform;

import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;

/** The content of a policy, as a Terraform file gives it. */
public sealed interface PolicyContent {

  /** JSON as a text: a heredoc, or a text in quotes. */
  record Json(PlacedText text) implements PolicyContent {}

  /** What {@code jsonencode} is given; it sends it without white space. */
  record Encoded(SourceNode value) implements PolicyContent {}
}
