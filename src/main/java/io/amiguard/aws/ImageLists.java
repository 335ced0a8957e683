package io.amiguard.aws;

import static java.util.stream.Collectors.toSet;

import io.amiguard.AmiguardException;
import io.amiguard.inventory.Image.Lifetime;
import io.amiguard.inventory.Image.Owner;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ProductCode;
import software.amazon.awssdk.services.ec2.model.ProductCodeValues;

/**
 * What accounts can see of images (API {@code DescribeImages}). Deprecated and disabled ones come
 * only if they are asked for. One that is gone, that nobody shares with the account, or that
 * Allowed AMIs already hides there is left out: images are asked for by a filter, since a single
 * unknown id among {@code ImageIds} would fail the whole call.
 */
final class ImageLists {
  /** EC2 takes so many values in the filters of a call (EC2 API Reference, Filter). */
  private static final int BATCH = 200;

  private static final int PAGE = 1_000;

  /** Half of a Region would pass for all of it, so that it counts as not read. */
  private static final String CONSEQUENCE =
      "; instances and launch templates could be read there, but some of their AMIs cannot be judged"
          + " without it, so nothing of the Region is counted";

  private final MemberCalls members;
  private final SharedTexts texts;

  ImageLists(MemberCalls members, SharedTexts texts) {
    this.members = members;
    this.texts = texts;
  }

  /** Returns those of the images that one account can see in one Region. */
  List<io.amiguard.inventory.Image> of(List<String> ids, Place place) {
    List<io.amiguard.inventory.Image> seen = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      seen.addAll(described(batch, place));
    }
    return seen;
  }

  private List<io.amiguard.inventory.Image> described(List<String> batch, Place place) {
    try {
      return members.inside(
          place,
          "ec2:DescribeImages",
          (ec2, as) -> all(batch, ec2, as).stream().map(image -> image(image, place)).toList());
    } catch (AmiguardException e) {
      throw new AmiguardException(e.kind(), e.getMessage() + CONSEQUENCE, e);
    }
  }

  private static List<Image> all(
      List<String> ids, Ec2Client ec2, AwsRequestOverrideConfiguration as) {
    DescribeImagesRequest request =
        DescribeImagesRequest.builder()
            .overrideConfiguration(as)
            .filters(Filter.builder().name("image-id").values(ids).build())
            .includeDeprecated(true)
            .includeDisabled(true)
            .maxResults(PAGE)
            .build();
    return Pages.all(
        ec2.describeImagesPaginator(request), page -> MemberAnswers.fromEc2(page).images());
  }

  private io.amiguard.inventory.Image image(Image image, Place place) {
    return new io.amiguard.inventory.Image(
        texts.share(Answer.part(image.imageId(), "Images.ImageId")),
        texts.share(place.region()),
        texts.word(image.name()),
        new Owner(
            texts.word(MemberAnswers.account(image.ownerId(), "Images.OwnerId")),
            texts.word(image.imageOwnerAlias())),
        new Lifetime(
            MemberAnswers.time(image.creationDate(), "Images.CreationDate"),
            MemberAnswers.time(image.deprecationTime(), "Images.DeprecationTime"),
            texts.word(image.stateAsString()).orElse("unknown")),
        Optional.of(codes(image)),
        Boolean.TRUE.equals(image.publicLaunchPermissions())
            ? Visibility.PUBLIC
            : Visibility.PRIVATE);
  }

  /** Codes of DevPay have nothing to do with AWS Marketplace. */
  private Set<String> codes(Image image) {
    return image.productCodes().stream()
        .filter(code -> code.productCodeType() == ProductCodeValues.MARKETPLACE)
        .map(ProductCode::productCodeId)
        .flatMap(code -> texts.word(code).stream())
        .collect(toSet());
  }
}
