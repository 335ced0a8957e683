package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

class CriteriaRulesTest {
  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatEc2Refuses(List<ImageCriterionRequest> criteria) {
    assertThatThrownBy(() -> CriteriaRules.check(criteria))
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            refusal ->
                assertThat(refusal.awsErrorDetails().errorCode())
                    .isEqualTo("InvalidParameterValue"));
  }

  static Stream<List<ImageCriterionRequest>> refused() {
    ImageCriterionRequest amazon = ImageCriterionRequest.builder().imageProviders("amazon").build();
    ImageCriterionRequest none = ImageCriterionRequest.builder().imageProviders("none").build();
    return Stream.concat(
        refusedAlone().map(List::of),
        Stream.of(Collections.nCopies(11, amazon), List.of(none, amazon), List.of(none, none)));
  }

  private static Stream<ImageCriterionRequest> refusedAlone() {
    ImageCriterionRequest.Builder none = ImageCriterionRequest.builder().imageProviders("none");
    return Stream.of(
            ImageCriterionRequest.builder()
                .creationDateCondition(it -> it.maximumDaysSinceCreated(-1)),
            ImageCriterionRequest.builder()
                .deprecationTimeCondition(it -> it.maximumDaysSinceDeprecated(-1)),
            ImageCriterionRequest.builder().imageProviders("aws_marketplace"),
            ImageCriterionRequest.builder().imageProviders(Collections.nCopies(201, "amazon")),
            ImageCriterionRequest.builder().imageNames(Collections.nCopies(51, "golden-*")),
            ImageCriterionRequest.builder().imageNames(""),
            ImageCriterionRequest.builder().imageNames("x".repeat(129)),
            ImageCriterionRequest.builder().imageNames("a?"),
            ImageCriterionRequest.builder().imageNames("golden#1"),
            ImageCriterionRequest.builder().marketplaceProductCodes(Collections.nCopies(51, "a1")),
            ImageCriterionRequest.builder().marketplaceProductCodes("x".repeat(26)),
            ImageCriterionRequest.builder().marketplaceProductCodes("a-1"),
            none.copy().imageNames("golden-*"),
            none.copy().creationDateCondition(it -> it.maximumDaysSinceCreated(1)))
        .map(ImageCriterionRequest.Builder::build);
  }

  @Test
  void takesTheGreatestAndTheSmallestThatEc2Takes() {
    ImageCriterionRequest greatest =
        ImageCriterionRequest.builder()
            .imageNames(Collections.nCopies(50, "x".repeat(128)))
            .imageProviders(Collections.nCopies(200, "444455556666"))
            .marketplaceProductCodes(Collections.nCopies(50, "a".repeat(25)))
            .creationDateCondition(it -> it.maximumDaysSinceCreated(Integer.MAX_VALUE))
            .deprecationTimeCondition(it -> it.maximumDaysSinceDeprecated(Integer.MAX_VALUE))
            .build();
    ImageCriterionRequest smallest =
        ImageCriterionRequest.builder()
            .imageNames("a", "?ab", "( )[]./-'@_*")
            .marketplaceProductCodes("0")
            .creationDateCondition(it -> it.maximumDaysSinceCreated(0))
            .deprecationTimeCondition(it -> it.maximumDaysSinceDeprecated(0))
            .build();

    assertThatCode(() -> CriteriaRules.check(Collections.nCopies(10, greatest)))
        .doesNotThrowAnyException();
    assertThatCode(() -> CriteriaRules.check(List.of(smallest))).doesNotThrowAnyException();
  }

  @Test
  void takesNoneWhenItStandsAlone() {
    assertThatCode(
            () ->
                CriteriaRules.check(
                    List.of(ImageCriterionRequest.builder().imageProviders("none").build())))
        .doesNotThrowAnyException();
  }
}
