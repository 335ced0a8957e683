package io.amiguard.conversion;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import java.util.List;

/** The places of a document that stands in a file as it is. */
record JsonPlaces(Mapping document) implements Places {

  @Override
  public Where of(List<String> path) {
    Where place = document.where();
    SourceNode here = document;
    for (String key : path) {
      if (!(here instanceof Mapping mapping)) {
        return place;
      }
      for (Entry entry : mapping.entries()) {
        if (entry.key().equals(key)) {
          place = entry.where();
          here = entry.value();
          break;
        }
      }
    }
    return place;
  }
}
