package io.amiguard.aws;

import io.amiguard.policy.DeclarativePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Tag;

/** Changes the tags of policies in AWS; to do it twice is the same as once. */
final class AwsPolicyTags {
  private final OrganizationsClient organizations;
  private final AwsCall aws;

  AwsPolicyTags(AwsClients clients) {
    this.organizations = clients.organizations();
    this.aws = clients.calls();
  }

  void set(DeclarativePolicy policy, Map<String, String> tags) {
    aws.call(
        "organizations:TagResource",
        "policy " + policy.label(),
        () ->
            organizations.tagResource(
                request -> request.resourceId(policy.id().value()).tags(of(tags))));
  }

  void remove(DeclarativePolicy policy, Set<String> keys) {
    aws.call(
        "organizations:UntagResource",
        "policy " + policy.label(),
        () ->
            organizations.untagResource(
                request ->
                    request
                        .resourceId(policy.id().value())
                        .tagKeys(keys.stream().sorted().toList())));
  }

  /** Returns tags as AWS takes them, by key. */
  static List<Tag> of(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
  }
}
