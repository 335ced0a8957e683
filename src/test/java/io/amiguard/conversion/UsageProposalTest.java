package io.amiguard.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding.Where;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Usage;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.settings.PolicySettings;
import io.amiguard.testing.Acme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** More publishers than a criterion has room for, and than a policy has. */
class UsageProposalTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final PolicySettings BASE =
      new PolicySettings(
          new PolicyName("allowed-amis"),
          PolicySettings.DEFAULT_DESCRIPTION,
          List.of(),
          new AllowedImagesSettings(
              Optional.of(State.AUDIT_MODE), List.of(), Optional.empty(), ChildPolicies.ALL),
          Where.nowhere());

  @Test
  void goesOnInAnotherCriterionWhereOneIsFull() {
    UsageProposal proposal = proposal(ImageCriterion.MAX_PROVIDERS);

    assertThat(proposal.policy().allowedImages().criteria())
        .extracting(criterion -> criterion.allowedImageProviders().size())
        .containsExactly(ImageCriterion.MAX_PROVIDERS, 1);
    assertThat(proposal.withoutRoom()).isEmpty();
  }

  @Test
  void takesAsManyAsAPolicyHasRoomForAndLeavesOutThoseInLeastUse() {
    UsageProposal proposal = proposal(UsageProposal.MOST_PUBLISHERS + 2);

    PolicyDocument document = PolicyDocument.of(proposal.policy().allowedImages());
    assertThat(document.characters())
        .isBetween(PolicyDocument.MAX_CHARACTERS * 9 / 10, PolicyDocument.MAX_CHARACTERS);
    assertThat(proposal.allowed()).hasSize(UsageProposal.MOST_PUBLISHERS);
    assertThat(proposal.withoutRoom())
        .extracting(publisher -> publisher.provider().inPolicy())
        .containsExactly("700000000001", "700000000000");
    assertThat(proposal.names()).hasSize(UsageProposal.MOST_PUBLISHERS);
  }

  /** Each has one instance more than the one before. */
  private static UsageProposal proposal(int publishers) {
    Map<String, Image> images = new TreeMap<>();
    List<Instance> instances = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      Image image = image("ami-%d".formatted(i), "7%011d".formatted(i));
      images.put(image.id(), image);
      for (int copy = 0; copy <= i; copy++) {
        instances.add(instance(image, copy % 2 == 0 ? Acme.PROD_WEB : Acme.DEV));
      }
    }
    Inventory inventory =
        new Inventory(new TreeSet<>(Set.of("us-east-1")), images, instances, List.of(), List.of());
    OrganizationTree tree = Acme.tree();
    AccountRules rules = new AccountRules(Inheritance.of(tree, List.of()));
    Usage usage = Usage.of(tree, Impact.of(tree, rules, inventory, NOW).uses());
    return UsageProposal.of(usage, tree, BASE);
  }

  private static Image image(String id, String owner) {
    return new Image(
        id,
        "us-east-1",
        Optional.of("shared"),
        new Image.Owner(Optional.of(owner), Optional.empty()),
        new Image.Lifetime(Optional.empty(), Optional.empty(), "available"),
        Optional.of(Set.of()),
        Image.Visibility.PRIVATE);
  }

  private static Instance instance(Image image, TargetId account) {
    return new Instance(
        "i-1",
        account,
        image.region(),
        image.id(),
        Instance.State.RUNNING,
        Optional.empty(),
        Optional.empty());
  }
}
