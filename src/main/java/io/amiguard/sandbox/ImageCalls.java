package io.amiguard.sandbox;

import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ProductCode;
import software.amazon.awssdk.services.ec2.model.ProductCodeValues;

/** Looking for images; what is not allowed is marked in audit mode and hidden when enabled. */
final class ImageCalls extends Ec2Part {
  private static final int MAX_RESULTS = 1_000;
  private static final Filters<InventoryImage> FILTERS =
      new Filters<>(
          Map.of(
              "image-id", InventoryImage::id,
              "name", InventoryImage::name,
              "owner-id", InventoryImage::ownerId,
              "owner-alias", image -> String.valueOf(image.ownerAlias()),
              "state", InventoryImage::state,
              "is-public", image -> String.valueOf(image.isPublic())));

  ImageCalls(Context context) {
    super(context);
  }

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    ImageJudge judge = judge();
    List<InventoryImage> visible =
        images().filter(image -> isThere(image, request)).filter(judge::shows).toList();
    requireAll(request.imageIds(), visible);
    List<Image> found =
        visible.stream()
            .filter(
                image -> request.imageIds().isEmpty() || request.imageIds().contains(image.id()))
            .filter(image -> request.owners().isEmpty() || isOwned(image, request.owners()))
            .filter(FILTERS.condition(ImageAllowedFilter.without(request.filters())))
            .filter(ImageAllowedFilter.condition(request.filters(), judge))
            .map(image -> shape(image, judge))
            .toList();
    Page<Image> page = page(found, request.maxResults(), MAX_RESULTS, request.nextToken());
    return DescribeImagesResponse.builder()
        .images(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private Stream<InventoryImage> images() {
    String organization = context.tree().organizationId();
    return StreamSupport.stream(inventory("images").spliterator(), false)
        .map(InventoryImage::new)
        .filter(image -> image.region().equals(region()))
        .filter(image -> image.isSharedWith(account(), organization));
  }

  private boolean isThere(InventoryImage image, DescribeImagesRequest request) {
    return switch (image.state()) {
      case "deregistered" -> false;
      case "disabled" ->
          // With that it loses all its launch permissions (EC2 API Reference, DisableImage).
          Boolean.TRUE.equals(request.includeDisabled()) && image.isOwnedBy(account());
      default ->
          Boolean.TRUE.equals(request.includeDeprecated())
              || image.isOwnedBy(account())
              || !image.isDeprecated(context.clock().instant());
    };
  }

  private boolean isOwned(InventoryImage image, List<String> owners) {
    return owners.contains(image.ownerId())
        || (owners.contains("self") && image.isOwnedBy(account()))
        || (image.ownerAlias() != null && owners.contains(image.ownerAlias()));
  }

  private static void requireAll(List<String> ids, List<InventoryImage> visible) {
    List<String> known = visible.stream().map(InventoryImage::id).toList();
    Optional<String> unknown = ids.stream().filter(id -> !known.contains(id)).findFirst();
    if (unknown.isPresent()) {
      throw error(
          "InvalidAMIID.NotFound", "The image id '[%s]' does not exist".formatted(unknown.get()));
    }
  }

  private static Image shape(InventoryImage image, ImageJudge judge) {
    return Image.builder()
        .imageId(image.id())
        .name(image.name())
        .ownerId(image.ownerId())
        .imageOwnerAlias(image.ownerAlias())
        .creationDate(InventoryImage.text(image.created()))
        .deprecationTime(InventoryImage.text(image.deprecated()))
        .publicLaunchPermissions(image.isPublic())
        .state(image.state())
        .productCodes(
            image.productCodes().stream()
                .map(
                    code ->
                        ProductCode.builder()
                            .productCodeId(code)
                            .productCodeType(ProductCodeValues.MARKETPLACE)
                            .build())
                .toList())
        .imageAllowed(judge.verdict(image))
        .build();
  }
}
