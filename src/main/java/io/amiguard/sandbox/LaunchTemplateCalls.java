package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.sandbox.Paging.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** Looking at launch templates and the images that their versions name. */
final class LaunchTemplateCalls extends Ec2Part {
  private static final int MAX_RESULTS = 200;

  LaunchTemplateCalls(Context context) {
    super(context);
  }

  @Override
  public DescribeLaunchTemplatesResponse describeLaunchTemplates(
      DescribeLaunchTemplatesRequest request) {
    List<String> ids = request.launchTemplateIds();
    List<String> names = request.launchTemplateNames();
    List<LaunchTemplate> found =
        templates().stream()
            .filter(json -> ids.isEmpty() || ids.contains(json.path("id").asText()))
            .filter(json -> names.isEmpty() || names.contains(json.path("name").asText()))
            .map(LaunchTemplateCalls::shape)
            .toList();
    if (found.size() < ids.size() || found.size() < names.size()) {
      throw unknown();
    }
    Page<LaunchTemplate> page = page(found, request.maxResults(), MAX_RESULTS, request.nextToken());
    return DescribeLaunchTemplatesResponse.builder()
        .launchTemplates(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DescribeLaunchTemplateVersionsResponse describeLaunchTemplateVersions(
      DescribeLaunchTemplateVersionsRequest request) {
    boolean wholeAccount =
        request.launchTemplateId() == null && request.launchTemplateName() == null;
    if (wholeAccount && request.versions().isEmpty()) {
      throw error(
          "MissingParameter",
          "Name a launch template, or ask for the versions $Latest and $Default of all.");
    }
    List<LaunchTemplateVersion> found = new ArrayList<>();
    for (JsonNode template : templates()) {
      if (wholeAccount
          || template.path("id").asText().equals(request.launchTemplateId())
          || template.path("name").asText().equals(request.launchTemplateName())) {
        for (JsonNode version : template.path("versions")) {
          if (isWanted(template, version, request.versions())) {
            found.add(shape(template, version, request));
          }
        }
      }
    }
    if (found.isEmpty() && !wholeAccount) {
      throw unknown();
    }
    Page<LaunchTemplateVersion> page =
        page(found, request.maxResults(), MAX_RESULTS, request.nextToken());
    return DescribeLaunchTemplateVersionsResponse.builder()
        .launchTemplateVersions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private List<JsonNode> templates() {
    return inventoryHere("launchTemplates");
  }

  private static boolean isWanted(JsonNode template, JsonNode version, List<String> versions) {
    long number = version.path("version").asLong();
    return versions.isEmpty()
        || versions.contains(String.valueOf(number))
        || (versions.contains("$Latest") && number == template.path("latestVersion").asLong())
        || (versions.contains("$Default") && number == template.path("defaultVersion").asLong());
  }

  private static LaunchTemplate shape(JsonNode json) {
    return LaunchTemplate.builder()
        .launchTemplateId(json.path("id").asText())
        .launchTemplateName(json.path("name").asText())
        .defaultVersionNumber(json.path("defaultVersion").asLong())
        .latestVersionNumber(json.path("latestVersion").asLong())
        .build();
  }

  private static LaunchTemplateVersion shape(
      JsonNode template, JsonNode version, DescribeLaunchTemplateVersionsRequest request) {
    boolean resolved =
        Boolean.TRUE.equals(request.resolveAlias()) && version.hasNonNull("resolvedImageId");
    long number = version.path("version").asLong();
    return LaunchTemplateVersion.builder()
        .launchTemplateId(template.path("id").asText())
        .launchTemplateName(template.path("name").asText())
        .versionNumber(number)
        .defaultVersion(number == template.path("defaultVersion").asLong())
        .launchTemplateData(
            ResponseLaunchTemplateData.builder()
                .imageId(version.path(resolved ? "resolvedImageId" : "imageId").asText())
                .build())
        .build();
  }

  private static RuntimeException unknown() {
    return error(
        "InvalidLaunchTemplateId.NotFound", "The specified launch template does not exist.");
  }
}
