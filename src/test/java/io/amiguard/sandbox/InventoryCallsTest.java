package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceImageMetadata;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

class InventoryCallsTest {
  private static final String INVENTORY =
      """
      "inventory": {
        "regions": ["us-east-1", "eu-west-1"],
        "images": [
          {"id": "ami-0aaaaaaaaaaaaaaaa", "region": "us-east-1", "name": "al2023-6.12",
           "ownerId": "137112412989", "ownerAlias": "amazon", "created": "2026-11-01T00:00:00Z",
           "deprecated": null, "productCodes": [], "public": true},
          {"id": "ami-0bbbbbbbbbbbbbbbb", "region": "us-east-1", "name": "golden-web-1",
           "ownerId": "444455556666", "ownerAlias": null, "created": "2026-01-01T00:00:00Z",
           "deprecated": "2026-11-20T00:00:00Z", "productCodes": ["abcdefg1"], "public": true},
          {"id": "ami-0cccccccccccccccc", "region": "us-east-1", "name": "own",
           "ownerId": "222222222222", "created": "2026-01-01T00:00:00Z", "public": false},
          {"id": "ami-0dddddddddddddddd", "region": "us-east-1", "name": "golden-private",
           "ownerId": "111111111111", "created": "2026-01-01T00:00:00Z", "public": false,
           "sharedWith": ["o-acme000001"]},
          {"id": "ami-0eeeeeeeeeeeeeeee", "region": "us-east-1", "name": "secret",
           "ownerId": "111111111111", "created": "2026-01-01T00:00:00Z", "public": false},
          {"id": "ami-0ffffffffffffffff", "region": "eu-west-1", "name": "al2023-6.12",
           "ownerId": "137112412989", "ownerAlias": "amazon", "public": true}],
        "instances": [
          {"id": "i-0aaaaaaaaaaaaaaaa", "accountId": "222222222222", "region": "us-east-1",
           "imageId": "ami-0aaaaaaaaaaaaaaaa", "state": "running", "name": "web",
           "instanceType": "t3.small", "launched": "2026-11-02T08:00:00Z"},
          {"id": "i-0bbbbbbbbbbbbbbbb", "accountId": "222222222222", "region": "us-east-1",
           "imageId": "ami-0bbbbbbbbbbbbbbbb", "state": "stopped", "operatorManaged": true,
           "operatorPrincipal": "eks.amazonaws.com"},
          {"id": "i-0cccccccccccccccc", "accountId": "222222222222", "region": "us-east-1",
           "imageId": "ami-09999999999999999", "state": "running"},
          {"id": "i-0dddddddddddddddd", "accountId": "111111111111", "region": "us-east-1",
           "imageId": "ami-0aaaaaaaaaaaaaaaa", "state": "running"}],
        "launchTemplates": [
          {"id": "lt-0aaaaaaaaaaaaaaaa", "accountId": "222222222222", "region": "us-east-1",
           "name": "web", "defaultVersion": 1, "latestVersion": 3, "versions": [
             {"version": 1, "imageId": "ami-0aaaaaaaaaaaaaaaa"},
             {"version": 2, "imageId": "ami-0bbbbbbbbbbbbbbbb"},
             {"version": 3, "imageId": "resolve:ssm:/golden",
              "resolvedImageId": "ami-0dddddddddddddddd"}]}]}""";

  private final Aws aws =
      Aws.with(
          Acme.snapshot(
              Acme.FRESH
                  .replace(
                      "\"inventory\": {\"regions\": [\"us-east-1\", \"eu-west-1\"]}", INVENTORY)
                  .replace(
                      "\"policyTypes\": []", "\"policyTypes\": [\"DECLARATIVE_POLICY_EC2\"]")));
  private final Ec2Client ec2 = aws.ec2In(Acme.PROD, Region.US_EAST_1);

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void showsImagesThatTheAccountMaySee() {
    assertThat(images())
        .extracting(Image::name)
        .containsExactly("al2023-6.12", "own", "golden-private");
    assertThat(images()).extracting(Image::imageAllowed).containsOnlyNulls();
    assertThat(ec2.describeImages(it -> it.includeDeprecated(true)).images())
        .extracting(Image::name)
        .contains("golden-web-1");
  }

  @Test
  void marksImagesInAuditMode() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    assertThat(images())
        .extracting(Image::name, Image::imageAllowed)
        .containsExactly(
            tuple("al2023-6.12", true), tuple("own", true), tuple("golden-private", false));
    assertThat(
            ec2.describeImages(
                    it ->
                        it.filters(Filter.builder().name("image-allowed").values("false").build()))
                .images())
        .extracting(Image::name)
        .containsExactly("golden-private");
  }

  @Test
  void hidesImagesWhenEnabled() {
    aws.attached("allowed-amis", Acme.AUDIT.replace("audit_mode", "enabled"), Acme.ROOT);

    assertThat(images()).extracting(Image::name).containsExactly("al2023-6.12", "own");
    Ec2Exception refusal =
        catchThrowableOfType(
            Ec2Exception.class,
            () -> ec2.describeImages(it -> it.imageIds("ami-0dddddddddddddddd")));
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidAMIID.NotFound");
  }

  @Test
  void findsImagesByOwnerAndName() {
    assertThat(ec2.describeImages(it -> it.owners("self")).images())
        .extracting(Image::name)
        .containsExactly("own");
    assertThat(
            ec2.describeImages(
                    it ->
                        it.owners("amazon", "111111111111")
                            .filters(Filter.builder().name("name").values("golden-*").build()))
                .images())
        .extracting(Image::name)
        .containsExactly("golden-private");
  }

  @Test
  void judgesByName() {
    attach("\"image_names\":{\"@@assign\":[\"golden-*\"]}");
    assertThat(allowed()).containsExactly("golden-private", "golden-web-1", "own");
  }

  @Test
  void judgesByAge() {
    attach("\"creation_date_condition\":{\"maximum_days_since_created\":{\"@@assign\":\"30\"}}");
    assertThat(allowed()).containsExactly("al2023-6.12", "own");
  }

  @Test
  void judgesByDeprecation() {
    attach(
        "\"deprecation_time_condition\":{\"maximum_days_since_deprecated\":{\"@@assign\":\"0\"}}");
    assertThat(allowed()).containsExactly("al2023-6.12", "golden-private", "own");
  }

  @Test
  void judgesByProductCode() {
    attach("\"marketplace_product_codes\":{\"@@assign\":[\"abcdefg1\"]}");
    assertThat(allowed()).containsExactly("golden-web-1", "own");
  }

  @Test
  void showsTheImagesOfInstancesEvenIfTheyAreGone() {
    aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    List<InstanceImageMetadata> instances =
        ec2.describeInstanceImageMetadata(it -> {}).instanceImageMetadata();

    assertThat(instances)
        .extracting(
            InstanceImageMetadata::instanceId,
            it -> it.imageMetadata().imageAllowed(),
            it -> it.state().nameAsString(),
            it -> it.operator().managed())
        .containsExactly(
            tuple("i-0aaaaaaaaaaaaaaaa", true, "running", false),
            tuple("i-0bbbbbbbbbbbbbbbb", false, "stopped", true),
            tuple("i-0cccccccccccccccc", false, "running", false));
    assertThat(instances.get(0).launchTime()).isEqualTo("2026-11-02T08:00:00Z");
    assertThat(instances.get(0).imageMetadata().creationDate())
        .isEqualTo("2026-11-01T00:00:00.000Z");
    assertThat(
            ec2.describeInstanceImageMetadata(
                    it ->
                        it.filters(
                            Filter.builder().name("instance-state-name").values("stopped").build()))
                .instanceImageMetadata())
        .hasSize(1);
  }

  @Test
  void pagesInstances() {
    assertThat(
            ec2
                .describeInstanceImageMetadataPaginator(it -> it.maxResults(1))
                .instanceImageMetadata()
                .stream())
        .hasSize(3);
  }

  @Test
  void showsTheVersionsOfLaunchTemplates() {
    assertThat(ec2.describeLaunchTemplates().launchTemplates())
        .extracting(it -> it.launchTemplateName())
        .containsExactly("web");
    assertThat(
            ec2.describeLaunchTemplateVersions(it -> it.versions("$Latest", "$Default"))
                .launchTemplateVersions())
        .extracting(LaunchTemplateVersion::versionNumber, it -> it.launchTemplateData().imageId())
        .containsExactly(tuple(1L, "ami-0aaaaaaaaaaaaaaaa"), tuple(3L, "resolve:ssm:/golden"));
    assertThat(
            ec2.describeLaunchTemplateVersions(
                    it -> it.versions("$Latest").resolveAlias(true).launchTemplateName("web"))
                .launchTemplateVersions())
        .extracting(it -> it.launchTemplateData().imageId())
        .containsExactly("ami-0dddddddddddddddd");
  }

  @Test
  void takesTwoHundredFilterValuesAndNoMore() {
    List<String> ids = IntStream.range(0, 201).mapToObj("ami-%017d"::formatted).toList();

    assertThat(images(ids.subList(1, 201))).isEmpty();
    Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, () -> images(ids));
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("FilterLimitExceeded");
  }

  private List<Image> images(List<String> ids) {
    Filter filter = Filter.builder().name("image-id").values(ids).build();
    return ec2.describeImages(it -> it.filters(filter)).images();
  }

  private List<Image> images() {
    return ec2.describeImages().images();
  }

  private void attach(String criterion) {
    aws.attached(
        "allowed-amis",
        """
        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},\
        "image_criteria":{"criteria_1":{%s}}}}}"""
            .formatted(criterion),
        Acme.ROOT);
  }

  private List<String> allowed() {
    return ec2.describeImages(it -> it.includeDeprecated(true)).images().stream()
        .map(Image::name)
        .sorted()
        .toList();
  }
}
