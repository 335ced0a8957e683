package io.amiguard.terraform;

import java.util.List;
import java.util.Map;

/**
 * What a file of Terraform says about policies.
 *
 * @param locals the values that it gives names to
 */
record Blocks(List<Resource> resources, Map<String, Expression> locals) {
  Blocks {
    resources = List.copyOf(resources);
    locals = Map.copyOf(locals);
  }
}
