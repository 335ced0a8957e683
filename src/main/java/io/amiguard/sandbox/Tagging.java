package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Paging.Page;
import io.amiguard.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TagResourceRequest;
import software.amazon.awssdk.services.organizations.model.TagResourceResponse;
import software.amazon.awssdk.services.organizations.model.UntagResourceRequest;
import software.amazon.awssdk.services.organizations.model.UntagResourceResponse;

/**
 * Tags of policies, which are part of the policy, and of the root, units and accounts, which a
 * snapshot keeps in its inventory under {@code tags}.
 */
final class Tagging extends OrganizationsPart {
  private static final String TAGS = "tags";

  Tagging(Context context) {
    super(context);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    requireManagement();
    List<Tag> all =
        new TreeMap<>(tagsOf(request.resourceId()))
            .entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    Page<Tag> page = page(all, null, request.nextToken());
    return ListTagsForResourceResponse.builder()
        .tags(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    requireManagement();
    setTags(request.resourceId(), Tags.merged(tagsOf(request.resourceId()), request.tags()));
    return TagResourceResponse.builder().build();
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    requireManagement();
    Map<String, String> tags = new HashMap<>(tagsOf(request.resourceId()));
    request.tagKeys().forEach(tags::remove);
    setTags(request.resourceId(), tags);
    return UntagResourceResponse.builder().build();
  }

  private Map<String, String> tagsOf(@Nullable String resourceId) {
    if (isPolicy(resourceId)) {
      return policyOrNoTarget(resourceId).tags();
    }
    TargetId target = existingTarget(resourceId);
    Map<String, String> tags = new HashMap<>();
    for (Map.Entry<String, JsonNode> tag :
        inventory().path(TAGS).path(target.value()).properties()) {
      tags.put(tag.getKey(), tag.getValue().asText());
    }
    return tags;
  }

  private void setTags(@Nullable String resourceId, Map<String, String> tags) {
    Snapshot snapshot = context.snapshot();
    if (isPolicy(resourceId)) {
      DeclarativePolicy policy = policyOrNoTarget(resourceId);
      context
          .live()
          .becomeBeside(
              snapshot.withPolicies(
                  snapshot.policies().stream()
                      .map(other -> other.id().equals(policy.id()) ? policy.tagged(tags) : other)
                      .toList()));
      return;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    inventory().path(TAGS).properties().forEach(other -> all.set(other.getKey(), other.getValue()));
    ObjectNode own = all.putObject(existingTarget(resourceId).value());
    new TreeMap<>(tags).forEach(own::put);
    ObjectNode inventory = JsonNodeFactory.instance.objectNode().setAll(inventory());
    inventory.set(TAGS, all);
    context.live().becomeBeside(snapshot.withInventory(inventory));
  }

  private DeclarativePolicy policyOrNoTarget(@Nullable String id) {
    return context.snapshot().policies().stream()
        .filter(policy -> policy.id().value().equals(id))
        .findFirst()
        .orElseThrow(OrganizationsErrors::noTarget);
  }

  private ObjectNode inventory() {
    return context.snapshot().inventory().orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static boolean isPolicy(@Nullable String resourceId) {
    return resourceId != null && resourceId.startsWith("p-");
  }
}
