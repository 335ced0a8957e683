package io.amiguard.aws;

import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Instance.State;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceImageMetadataRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ImageMetadata;
import software.amazon.awssdk.services.ec2.model.InstanceImageMetadata;

/**
 * The instances of accounts with what EC2 knows of their images, which it says even of those that
 * are deregistered or private (API {@code DescribeInstanceImageMetadata}). Its {@code ImageAllowed}
 * is about the settings of now and not about those that are planned, so it is left aside.
 */
final class InstanceLists {
  private static final int PAGE = 1_000;
  private static final Filter NOT_TERMINATED =
      Filter.builder()
          .name("instance-state-name")
          .values(
              Arrays.stream(State.values())
                  .filter(state -> state != State.TERMINATED)
                  .map(State::word)
                  .toList())
          .build();

  /** Stands for the principal of a service that does not give its name. */
  private static final String SOME_SERVICE = "an AWS service";

  private final MemberCalls members;
  private final SharedTexts texts;

  InstanceLists(MemberCalls members, SharedTexts texts) {
    this.members = members;
    this.texts = texts;
  }

  /**
   * Returns the instances of one account in one Region that are not terminated.
   *
   * @param images takes what comes with them of their images, by id
   */
  List<Instance> in(Place place, Map<String, Image> images) {
    return members.inside(
        place,
        "ec2:DescribeInstanceImageMetadata",
        (ec2, as) -> {
          List<Instance> instances = new ArrayList<>();
          for (InstanceImageMetadata instance : all(ec2, as)) {
            ImageMetadata metadata = Answer.part(instance.imageMetadata(), "ImageMetadata");
            Image image = image(metadata, place);
            images.putIfAbsent(image.id(), image);
            instances.add(instance(instance, image.id(), place));
          }
          return instances;
        });
  }

  private static List<InstanceImageMetadata> all(
      Ec2Client ec2, AwsRequestOverrideConfiguration as) {
    DescribeInstanceImageMetadataRequest request =
        DescribeInstanceImageMetadataRequest.builder()
            .overrideConfiguration(as)
            .filters(NOT_TERMINATED)
            .maxResults(PAGE)
            .build();
    return Pages.all(
        ec2.describeInstanceImageMetadataPaginator(request),
        page -> MemberAnswers.fromEc2(page).instanceImageMetadata());
  }

  private Instance instance(InstanceImageMetadata instance, String imageId, Place place) {
    String state = Answer.part(instance.state(), "State").nameAsString();
    return new Instance(
        Answer.part(instance.instanceId(), "InstanceId"),
        place.account(),
        texts.share(place.region()),
        imageId,
        MemberAnswers.known(State.parse(String.valueOf(state)), "instance state", state),
        Optional.ofNullable(instance.launchTime()),
        operator(instance));
  }

  private Optional<String> operator(InstanceImageMetadata instance) {
    boolean isManaged =
        instance.operator() != null && Boolean.TRUE.equals(instance.operator().managed());
    return isManaged
        ? texts.word(instance.operator().principal()).or(() -> Optional.of(SOME_SERVICE))
        : Optional.empty();
  }

  private Image image(ImageMetadata image, Place place) {
    return new Image(
        texts.share(Answer.part(image.imageId(), "ImageMetadata.ImageId")),
        texts.share(place.region()),
        texts.word(image.name()),
        new Image.Owner(
            texts.word(MemberAnswers.account(image.ownerId(), "ImageMetadata.OwnerId")),
            texts.word(image.imageOwnerAlias())),
        new Image.Lifetime(
            MemberAnswers.time(image.creationDate(), "ImageMetadata.CreationDate"),
            MemberAnswers.time(image.deprecationTime(), "ImageMetadata.DeprecationTime"),
            texts.word(image.stateAsString()).orElse("unknown")),
        Optional.empty(),
        visibility(image.isPublic()));
  }

  private static Visibility visibility(@Nullable Boolean isPublic) {
    if (isPublic == null) {
      return Visibility.UNKNOWN;
    }
    return isPublic ? Visibility.PUBLIC : Visibility.PRIVATE;
  }
}
