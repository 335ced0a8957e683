package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.amiguard.Finding;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Files that are large in one place only are dealt with. The limit is far above what that takes on
 * a busy machine, and below what it would take with the square of the size.
 */
final class LargeFilesTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Linter LINTER = new Linter(LocalDate.of(2026, 11, 25), Set.of());

  /** JSON ends at 20 MB; {@link SensitiveTextTest} shows that longer texts cost no more. */
  @Test
  void aMessageOfNineteenMegabytesIsRefused() {
    String policy =
        "{\"ec2_attributes\": {\"exception_message\": {\"@@assign\": \"%s\"}}}"
            .formatted("a.a-".repeat(4_750_000));

    assertThat(rules("policy.json", policy)).contains("policy.too-long");
  }

  @Test
  void manyProvidersThatNobodyKnowsAreNotComparedWithManyThatAreKnown() {
    String settings =
        """
        version: 1
        providers: {%s}
        policies:
          - name: amis
            targets: [root]
            state: enabled
            criteria:
              - allowed_image_providers: [%s]
        """
            .formatted(
                many(20_000, i -> "p%d: \"%012d\"".formatted(i, i)),
                many(20_000, i -> "q%d".formatted(i)));

    assertThat(rules("amiguard.yaml", settings)).contains("settings.unknown-provider");
  }

  @Test
  void aSnapshotMayHaveAPolicyOnEachOfTenThousandAccounts() {
    String policy =
        "{\"id\": \"p-%08d\", \"name\": \"n%d\", \"content\": {\"ec2_attributes\": {\"allowed_images_settings\": {\"state\": {\"@@assign\": \"enabled\"}}}}}";
    String snapshot =
        """
        {"formatVersion": "1",
         "organization": {"id": "o-acme000001", "managementAccountId": "000000000000"},
         "root": {"id": "r-acme", "name": "Root", "policyTypes": ["DECLARATIVE_POLICY_EC2"]},
         "organizationalUnits": [],
         "accounts": [%s],
         "policies": [%s],
         "attachments": [%s]}
        """
            .formatted(
                many(
                    10_000,
                    i ->
                        "{\"id\": \"%012d\", \"name\": \"a%d\", \"parentId\": \"r-acme\", \"state\": \"ACTIVE\"}"
                            .formatted(i, i)),
                IntStream.range(0, 1000)
                    .mapToObj(i -> policy.formatted(i, i))
                    .collect(Collectors.joining(",")),
                many(
                    10_000,
                    i ->
                        "{\"policyId\": \"p-%08d\", \"targetId\": \"%012d\"}"
                            .formatted(i % 1000, i)));

    assertThat(rules("organization.json", snapshot)).contains("policy.state-without-criteria");
  }

  private static List<String> rules(String name, String text) {
    return assertTimeoutPreemptively(
        LIMIT, () -> LINTER.lint(name, text).findings().stream().map(Finding::rule).toList());
  }

  private static String many(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", "));
  }
}
