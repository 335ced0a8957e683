package io.amiguard.aws;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/**
 * The launch templates of accounts, with the versions that launches use unless they name another
 * (API {@code DescribeLaunchTemplateVersions}, which gives those of all templates in one list).
 */
final class LaunchTemplateLists {
  private static final int PAGE = 200;

  private final MemberCalls members;
  private final SharedTexts texts;

  LaunchTemplateLists(MemberCalls members, SharedTexts texts) {
    this.members = members;
    this.texts = texts;
  }

  /** Whether EC2 looks up the parameter that a version names instead of an AMI. */
  private enum Aliases {
    RESOLVED,
    AS_WRITTEN
  }

  /** Returns the launch templates of one account in one Region. */
  List<LaunchTemplate> in(Place place) {
    return members.inside(
        place,
        "ec2:DescribeLaunchTemplateVersions",
        (ec2, as) -> {
          Map<String, List<LaunchTemplateVersion>> byTemplate =
              versions(ec2, as).stream()
                  .collect(
                      groupingBy(
                          version -> Answer.part(version.launchTemplateId(), "LaunchTemplateId"),
                          TreeMap::new,
                          toList()));
          return byTemplate.entrySet().stream()
              .map(entry -> template(entry.getKey(), entry.getValue(), place))
              .toList();
        });
  }

  /**
   * What EC2 says where it may not read a parameter, or where there is none, is not documented: if
   * it refuses the whole list, the list is asked for as it is written.
   */
  private static List<LaunchTemplateVersion> versions(
      Ec2Client ec2, AwsRequestOverrideConfiguration as) {
    try {
      return all(Aliases.RESOLVED, ec2, as);
    } catch (AwsServiceException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      return all(Aliases.AS_WRITTEN, ec2, as);
    }
  }

  private static boolean isRefusal(AwsServiceException failure) {
    return failure.statusCode() < 500
        && !failure.isThrottlingException()
        && !MemberErrors.isExpired(failure);
  }

  private static List<LaunchTemplateVersion> all(
      Aliases aliases, Ec2Client ec2, AwsRequestOverrideConfiguration as) {
    DescribeLaunchTemplateVersionsRequest request =
        DescribeLaunchTemplateVersionsRequest.builder()
            .overrideConfiguration(as)
            .versions(Version.LATEST, Version.DEFAULT)
            .resolveAlias(aliases == Aliases.RESOLVED)
            .maxResults(PAGE)
            .build();
    return Pages.all(
        ec2.describeLaunchTemplateVersionsPaginator(request),
        page -> MemberAnswers.fromEc2(page).launchTemplateVersions());
  }

  private LaunchTemplate template(String id, List<LaunchTemplateVersion> versions, Place place) {
    long latest =
        versions.stream()
            .map(version -> Answer.part(version.versionNumber(), "VersionNumber"))
            .max(Long::compare)
            .orElseThrow();
    return new LaunchTemplate(
        id,
        texts.word(versions.get(0).launchTemplateName()).orElse(id),
        place.account(),
        texts.share(place.region()),
        versions.stream().map(version -> version(version, latest)).toList());
  }

  /** The API does not say which version is the latest, but that is the higher one of the two. */
  private Version version(LaunchTemplateVersion version, long latest) {
    List<String> aliases = new ArrayList<>();
    if (Boolean.TRUE.equals(version.defaultVersion())) {
      aliases.add(Version.DEFAULT);
    }
    if (version.versionNumber() == latest) {
      aliases.add(Version.LATEST);
    }
    Optional<String> image =
        version.launchTemplateData() == null
            ? Optional.empty()
            : texts.word(version.launchTemplateData().imageId());
    return new Version(version.versionNumber(), aliases, image, Optional.empty());
  }
}
