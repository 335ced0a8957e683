package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.MAX_TAG_LIMIT_EXCEEDED;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class TagCallsTest {
  private final Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Acme.ROOT, Acme.WORKLOADS, Acme.PROD})
  void tagsPlaces(String place) {
    tag(place, tag("team", "platform"), tag("env", "prod"));
    tag(place, tag("team", "security"));
    aws.organizations.untagResource(it -> it.resourceId(place).tagKeys("env"));

    assertThat(tags(place)).containsExactly(tag("team", "security"));
  }

  @Test
  void tagsPolicies() {
    String policy = aws.created("allowed-amis", Acme.AUDIT);

    tag(policy, tag("amiguard:managed", "true"));

    assertThat(tags(policy)).containsExactly(tag("amiguard:managed", "true"));
    assertThat(aws.sandbox.snapshot().policies().get(0).isManaged()).isTrue();
  }

  @Test
  void pagesTags() {
    tag(Acme.PROD, many(50));

    var first = aws.organizations.listTagsForResource(it -> it.resourceId(Acme.PROD));

    assertThat(first.tags()).hasSize(20);
    assertThat(first.nextToken()).isNotNull();
    assertThat(tags(Acme.PROD)).hasSize(50);
  }

  @Test
  void holdsFiftyTags() {
    ConstraintViolationException refusal =
        catchThrowableOfType(ConstraintViolationException.class, () -> tag(Acme.PROD, many(51)));

    assertThat(refusal.reason()).isEqualTo(MAX_TAG_LIMIT_EXCEEDED);
    assertThat(tags(Acme.PROD)).isEmpty();
  }

  @Test
  void refusesTagsThatAwsRefuses() {
    assertThat(refusalOf(tag("aws:name", "x"))).isEqualTo("INVALID_SYSTEM_TAGS_PARAMETER");
    assertThat(refusalOf(tag("semi;colon", "x"))).isEqualTo("INVALID_PATTERN");
    assertThat(refusalOf(tag("", "x"))).isEqualTo("MIN_LENGTH_EXCEEDED:KEY");
    assertThat(refusalOf(tag("a", "x".repeat(257)))).isEqualTo("MAX_LENGTH_EXCEEDED:VALUE");
    assertThat(refusalOf(tag("a", "x"), tag("a", "y"))).isEqualTo("DUPLICATE_TAG_KEY");
  }

  @Test
  void tagsOnlyWhatExists() {
    assertThatThrownBy(() -> tag("p-99999999", tag("a", "b")))
        .isInstanceOf(TargetNotFoundException.class);
    assertThatThrownBy(() -> tag("999999999999", tag("a", "b")))
        .isInstanceOf(TargetNotFoundException.class);
  }

  private String refusalOf(Tag... tags) {
    return catchThrowableOfType(InvalidInputException.class, () -> tag(Acme.PROD, tags))
        .reasonAsString();
  }

  private void tag(String resource, Tag... tags) {
    aws.organizations.tagResource(it -> it.resourceId(resource).tags(tags));
  }

  private List<Tag> tags(String resource) {
    return aws.organizations.listTagsForResourcePaginator(it -> it.resourceId(resource)).stream()
        .flatMap(page -> page.tags().stream())
        .toList();
  }

  private static Tag[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> tag("key-" + number, "value"))
        .toArray(Tag[]::new);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
