package io.amiguard.source;

import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The keys and single values of YAML text, one after another. */
final class YamlValues {

  private YamlValues() {}

  /** Hands each of them on, up to where the text is broken; returns whether it is whole. */
  static boolean read(String text, Consumer<ScalarEvent> taker) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(text.length() + YamlSource.ROOM)
            .build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        if (event instanceof ScalarEvent scalar) {
          taker.accept(scalar);
        }
      }
      return true;
    } catch (YamlEngineException | NumberFormatException e) {
      return false;
    }
  }
}
