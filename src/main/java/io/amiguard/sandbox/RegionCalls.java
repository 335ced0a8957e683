package io.amiguard.sandbox;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** The Regions that an account has enabled. */
final class RegionCalls extends Ec2Part {
  RegionCalls(Context context) {
    super(context);
  }

  @Override
  public DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
    for (String name : request.regionNames()) {
      if (!regions().contains(name)) {
        throw error("InvalidParameterValue", "Invalid value '%s' for region name.".formatted(name));
      }
    }
    List<Region> regions =
        regions().stream()
            .filter(name -> request.regionNames().isEmpty() || request.regionNames().contains(name))
            .map(
                name ->
                    Region.builder()
                        .regionName(name)
                        .endpoint("ec2.%s.amazonaws.com".formatted(name))
                        .optInStatus("opt-in-not-required")
                        .build())
            .toList();
    return DescribeRegionsResponse.builder().regions(regions).build();
  }
}
