package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final Thread HOOK = new Thread(() -> {});

  @Test
  void doesNotBeginWorkInAProcessThatIsEnding() {
    assertThatThrownBy(
            () ->
                Interruption.register(
                    HOOK,
                    hook -> {
                      throw new IllegalStateException("Shutdown in progress");
                    }))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("interrupted before it began; run the command again");
  }

  @Test
  void registersWhatIsTold() {
    List<Thread> hooks = new ArrayList<>();

    Interruption.register(HOOK, hooks::add);

    assertThat(hooks).containsExactly(HOOK);
  }
}
