package io.amiguard.lint;

import io.amiguard.source.Comment;
import io.amiguard.source.SourceNode;
import io.amiguard.source.YamlComments;
import io.amiguard.terraform.TerraformFile;
import java.util.List;
import java.util.Optional;

/**
 * What is linted: a text, and what it says.
 *
 * @param root empty if the text could not be read as YAML or JSON, or is Terraform
 */
record Subject(String name, String text, Optional<SourceNode> root) {

  /** Returns the comments of the text; JSON has none. */
  List<Comment> comments() {
    if (Parsed.isJson(name, text)) {
      return List.of();
    }
    return TerraformFile.isTerraform(name, text)
        ? TerraformFile.comments(name, text)
        : YamlComments.of(name, text, root);
  }
}
