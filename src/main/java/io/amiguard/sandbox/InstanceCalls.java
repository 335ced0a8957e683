package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.amiguard.sandbox.Paging.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceImageMetadataRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceImageMetadataResponse;
import software.amazon.awssdk.services.ec2.model.ImageMetadata;
import software.amazon.awssdk.services.ec2.model.InstanceImageMetadata;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Looking at instances and the images they were launched from, whatever became of these. */
final class InstanceCalls extends Ec2Part {
  private static final int MAX_RESULTS = 1_000;
  private static final Filters<Running> FILTERS =
      new Filters<>(
          Map.of(
              "instance-id", it -> it.text("id"),
              "instance-state-name", it -> it.text("state"),
              "instance-type", it -> it.text("instanceType"),
              "owner-id", it -> it.image().ownerId(),
              "owner-alias", it -> String.valueOf(it.image().ownerAlias())));
  private static final Map<String, Integer> STATE_CODES =
      Map.of(
          "pending", 0,
          "running", 16,
          "shutting-down", 32,
          "terminated", 48,
          "stopping", 64,
          "stopped", 80);

  /** An instance with its image. */
  private record Running(JsonNode json, InventoryImage image) {
    String text(String key) {
      return json.path(key).asText();
    }
  }

  InstanceCalls(Context context) {
    super(context);
  }

  @Override
  public DescribeInstanceImageMetadataResponse describeInstanceImageMetadata(
      DescribeInstanceImageMetadataRequest request) {
    ImageJudge judge = judge();
    var allowed = ImageAllowedFilter.condition(request.filters(), judge);
    List<InstanceImageMetadata> found =
        instances().stream()
            .filter(
                it ->
                    request.instanceIds().isEmpty()
                        || request.instanceIds().contains(it.text("id")))
            .filter(FILTERS.condition(ImageAllowedFilter.without(request.filters())))
            .filter(it -> allowed.test(it.image()))
            .map(it -> shape(it, judge))
            .toList();
    Page<InstanceImageMetadata> page =
        page(found, request.maxResults(), MAX_RESULTS, request.nextToken());
    return DescribeInstanceImageMetadataResponse.builder()
        .instanceImageMetadata(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<Running> instances() {
    Map<String, InventoryImage> images = context.live().index().images(inventory("images"));
    List<Running> instances = new ArrayList<>();
    for (JsonNode json : inventoryHere("instances")) {
      String image = json.path("imageId").asText();
      instances.add(new Running(json, images.getOrDefault(image, unknown(image))));
    }
    return instances;
  }

  /** An image that nobody can see any more. */
  private static InventoryImage unknown(String id) {
    return new InventoryImage(JsonNodeFactory.instance.objectNode().put("id", id));
  }

  private InstanceImageMetadata shape(Running instance, ImageJudge judge) {
    return InstanceImageMetadata.builder()
        .instanceId(instance.text("id"))
        .instanceType(textOrNull(instance.json(), "instanceType"))
        .launchTime(
            instance.json().hasNonNull("launched")
                ? Instant.parse(instance.text("launched"))
                : null)
        .availabilityZone(region() + "a")
        .state(
            InstanceState.builder()
                .code(STATE_CODES.get(instance.text("state")))
                .name(instance.text("state"))
                .build())
        .ownerId(account().value())
        .tags(tags(instance))
        .operator(
            OperatorResponse.builder()
                .managed(instance.json().path("operatorManaged").asBoolean())
                .principal(textOrNull(instance.json(), "operatorPrincipal"))
                .build())
        .imageMetadata(shape(instance.image(), judge))
        .build();
  }

  private static ImageMetadata shape(InventoryImage image, ImageJudge judge) {
    return ImageMetadata.builder()
        .imageId(image.id())
        .name(textOrNull(image.json(), "name"))
        .ownerId(textOrNull(image.json(), "ownerId"))
        .state(image.state())
        .imageOwnerAlias(image.ownerAlias())
        .creationDate(InventoryImage.text(image.created()))
        .deprecationTime(InventoryImage.text(image.deprecated()))
        .imageAllowed(judge.verdict(image))
        .isPublic(image.isPublic())
        .build();
  }

  private static List<Tag> tags(Running instance) {
    String name = instance.text("name");
    return name.isEmpty() ? List.of() : List.of(Tag.builder().key("Name").value(name).build());
  }

  private static @Nullable String textOrNull(JsonNode json, String key) {
    return json.hasNonNull(key) ? json.get(key).asText() : null;
  }
}
