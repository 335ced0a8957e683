package io.amiguard.survey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Survey.Questions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A survey of which a thread breaks down: it ends, and leaves no account out as if it were well.
 */
class SurveyTest {
  private static final Questions TWO_ACCOUNTS =
      new Questions(List.of(new TargetId("111111111111"), new TargetId("222222222222")), List.of());

  @Test
  void endsWithWhatAThreadThrew() {
    Error broken = new NoClassDefFoundError("io/amiguard/aws/MemberSessions");
    Survey<String> survey = new Survey<>(throwing(broken), Set.of(), 2);

    assertThatThrownBy(() -> survey.ask(TWO_ACCOUNTS, new Nobody(), () -> {})).isSameAs(broken);
  }

  @Test
  void endsForAQuestionAboutOneRegionToo() {
    Survey<String> survey = new Survey<>(throwing(new OutOfMemoryError("heap")), Set.of(), 1);
    Questions place =
        new Questions(List.of(), List.of(new Place(new TargetId("111111111111"), "us-east-1")));

    assertThatThrownBy(() -> survey.ask(place, new Nobody(), () -> {}))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static PlaceReader<String> throwing(Error error) {
    return new PlaceReader<>() {
      @Override
      public List<String> regions(TargetId account) {
        throw error;
      }

      @Override
      public String read(Place place) {
        throw error;
      }
    };
  }

  /** Takes answers that do not come. */
  private static final class Nobody implements Answers<String> {
    @Override
    public void regions(TargetId account, List<String> regions) {}

    @Override
    public void answer(Place place, String answer) {
      throw new AssertionError(answer);
    }

    @Override
    public void unknown(TargetId account, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void unknown(Place place, String reason) {
      throw new AssertionError(reason);
    }
  }
}
