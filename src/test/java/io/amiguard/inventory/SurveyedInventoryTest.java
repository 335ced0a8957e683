package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceReader;
import io.amiguard.survey.Progress;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What comes of the answers of many accounts. */
class SurveyedInventoryTest {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");

  private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());

  /** Accounts with two Regions each, in which one instance of the same image runs. */
  private static class Accounts implements PlaceReader<RegionInventory> {
    @Override
    public List<String> regions(TargetId account) {
      return REGIONS;
    }

    @Override
    public RegionInventory read(Place place) {
      return new RegionInventory(
          List.of(imageAsSeenBy(place)), List.of(instance(place)), List.of());
    }
  }

  @Test
  void isInTheSameOrderWhoeverAnswersFirst() {
    Inventory inventory = survey(new Accounts(), Set.of()).inventory();

    assertThat(inventory.regions()).containsExactlyElementsOf(REGIONS);
    assertThat(inventory.instances())
        .extracting(instance -> instance.account() + " " + instance.region())
        .containsExactly(
            "222222222222 eu-west-1",
            "222222222222 us-east-1",
            "444444444444 eu-west-1",
            "444444444444 us-east-1");
    assertThat(inventory.isComplete()).isTrue();
    assertThat(progress).last().isEqualTo(new Progress(2, 2, 4, 4));
  }

  @Test
  void knowsOfAnImageWhatItsUsersKnowTogether() {
    Inventory inventory = survey(new Accounts(), Set.of()).inventory();

    Image image = inventory.image("ami-eu-west-1", "eu-west-1");
    assertThat(image.name()).contains("web");
    assertThat(image.owner().alias()).contains("amazon");
    assertThat(image.productCodes()).contains(Set.of("code1"));
    assertThat(image.isWhole()).isTrue();
  }

  @Test
  void notesWhatCouldNotBeRead() {
    Inventory inventory =
        survey(
                new Accounts() {
                  @Override
                  public List<String> regions(TargetId account) {
                    if (account.equals(Acme.DEV)) {
                      throw new AmiguardException(Kind.FAILED, "no role");
                    }
                    return REGIONS;
                  }

                  @Override
                  public RegionInventory read(Place place) {
                    if (place.region().equals("eu-west-1")) {
                      throw new AmiguardException(Kind.FAILED, "denied");
                    }
                    return super.read(place);
                  }
                },
                Set.of())
            .inventory();

    assertThat(inventory.unread())
        .containsExactly(
            new Unread(Acme.DEV, Optional.empty(), "no role"),
            new Unread(Acme.PROD_WEB, Optional.of("eu-west-1"), "denied"));
    assertThat(inventory.instances()).hasSize(1);
  }

  @Test
  void knowsWhichRegionsWereLeftOut() {
    SurveyedInventory survey = survey(new Accounts(), Set.of("us-east-1", "ap-east-1"));

    Inventory inventory = survey.inventory();

    assertThat(inventory.unread())
        .containsOnly(
            new Unread(
                Acme.PROD_WEB,
                Optional.of("ap-east-1"),
                "the Region is not enabled in the account"),
            new Unread(
                Acme.DEV, Optional.of("ap-east-1"), "the Region is not enabled in the account"));
    assertThat(inventory.without(survey.leftOut()).unread())
        .hasSize(4)
        .contains(
            new Unread(
                Acme.DEV,
                Optional.of("eu-west-1"),
                "left out, because only other Regions were asked about"));
  }

  @Test
  void keepsWhatWasAnsweredWhenItIsBrokenOff() {
    Thread person = Thread.currentThread();
    Inventory inventory =
        survey(
                new Accounts() {
                  @Override
                  public RegionInventory read(Place place) {
                    if (place.account().equals(Acme.PROD_WEB)
                        && place.region().equals("eu-west-1")) {
                      return super.read(place);
                    }
                    person.interrupt();
                    waitForTheEnd();
                    throw new AmiguardException(Kind.INCOMPLETE, "interrupted");
                  }
                },
                Set.of(),
                1)
            .inventory();

    assertThat(inventory.instances()).hasSize(1);
    assertThat(inventory.unread())
        .hasSize(2)
        .extracting(Unread::reason)
        .containsOnly("not asked, because the run was interrupted");
    assertThat(inventory.unread().get(1)).extracting(Unread::region).isEqualTo(Optional.empty());
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SurveyedInventory survey(PlaceReader<RegionInventory> accounts, Set<String> regions) {
    return survey(accounts, regions, 3);
  }

  private SurveyedInventory survey(
      PlaceReader<RegionInventory> accounts, Set<String> regions, int concurrency) {
    return new SurveyedInventory(
        new Scope(List.of(Acme.PROD_WEB, Acme.DEV), 2, 0),
        new Survey<>(accounts, regions, concurrency),
        progress::add);
  }

  private static Instance instance(Place place) {
    return new Instance(
        "i-" + place.account(),
        place.account(),
        place.region(),
        "ami-" + place.region(),
        Instance.State.RUNNING,
        Optional.empty(),
        Optional.empty());
  }

  /** One account knows the codes and no name, and the other the name and no codes. */
  private static Image imageAsSeenBy(Place place) {
    String id = "ami-" + place.region();
    return place.account().equals(Acme.DEV)
        ? new Image(
            id,
            place.region(),
            Optional.of("web"),
            new Image.Owner(Optional.of("137112412989"), Optional.of("amazon")),
            new Image.Lifetime(Optional.of(Instant.EPOCH), Optional.empty(), "available"),
            Optional.empty(),
            Image.Visibility.PUBLIC)
        : new Image(
            id,
            place.region(),
            Optional.empty(),
            Image.Owner.UNKNOWN,
            Image.Lifetime.UNKNOWN,
            Optional.of(Set.of("code1")),
            Image.Visibility.UNKNOWN);
  }
}
