package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.inventory.Wildcards;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What of a few AMIs can be launched, read off the content of an effective policy, image by image.
 *
 * @param launchable which of them, by number, for each guess at what AWS does not document
 */
record SomeAmis(boolean isEnforced, boolean lacksCriteria, List<BitSet> launchable) {
  private static final List<Ami> AMIS = all();

  /** An image of an alias has an owner, too. */
  private record Ami(Set<String> publishers, String name, int age) {
    boolean matches(JsonNode criterion, Guess guess) {
      JsonNode days = criterion.at("/creation_date_condition/maximum_days_since_created");
      return any(criterion.path("allowed_image_providers"), guess, publishers::contains)
          && any(criterion.path("image_names"), guess, it -> new Wildcards(it).matches(name))
          && (days.isMissingNode() || days.asInt() >= age);
    }

    private static boolean any(JsonNode words, Guess guess, Predicate<String> fits) {
      return words.isMissingNode()
          || (words.isEmpty() && guess.emptyListMatches())
          || StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText).anyMatch(fits);
    }
  }

  /** What a list without values lets through, and enforcement without criteria. */
  private record Guess(boolean emptyListMatches, boolean noneMatches) {
    static final List<Guess> ALL =
        List.of(
            new Guess(true, true),
            new Guess(true, false),
            new Guess(false, true),
            new Guess(false, false));
  }

  private static List<Ami> all() {
    List<Ami> all = new ArrayList<>();
    for (Set<String> publishers :
        List.of(
            Set.of("111111111111"),
            Set.of("222222222222"),
            Set.of("222222222222", "amazon"),
            Set.of("333333333333", "amazon"),
            Set.of("444444444444"))) {
      for (String name : List.of("a", "ab", "b", "ba", "aab")) {
        for (int age : List.of(0, 10, 20)) {
          all.add(new Ami(publishers, name, age));
        }
      }
    }
    return all;
  }

  static SomeAmis of(JsonNode effective) {
    JsonNode settings = effective.at("/ec2_attributes/allowed_images_settings");
    boolean isEnforced = settings.path("state").asText().equals("enabled");
    List<JsonNode> criteria = new ArrayList<>();
    settings.path("image_criteria").forEach(criteria::add);
    boolean asks =
        criteria.stream()
            .flatMap(criterion -> StreamSupport.stream(criterion.spliterator(), false))
            .anyMatch(value -> !value.isEmpty() || value.isValueNode());
    return new SomeAmis(
        isEnforced,
        isEnforced && !asks,
        Guess.ALL.stream().map(guess -> launchable(isEnforced, criteria, guess)).toList());
  }

  private static BitSet launchable(boolean isEnforced, List<JsonNode> criteria, Guess guess) {
    BitSet launchable = new BitSet();
    IntStream.range(0, AMIS.size())
        .filter(
            i ->
                !isEnforced
                    || (criteria.isEmpty() && guess.noneMatches())
                    || criteria.stream().anyMatch(it -> AMIS.get(i).matches(it, guess)))
        .forEach(launchable::set);
    return launchable;
  }

  /** Returns whether some AMI is missing here that both others have. */
  boolean lackWhatBothHave(SomeAmis one, SomeAmis other) {
    return IntStream.range(0, launchable.size())
        .anyMatch(
            guess -> {
              BitSet both = (BitSet) one.launchable.get(guess).clone();
              both.and(other.launchable.get(guess));
              both.andNot(launchable.get(guess));
              return !both.isEmpty();
            });
  }

  /** Returns whether some AMI is here that neither of the others has. */
  boolean haveWhatNeitherHas(SomeAmis one, SomeAmis other) {
    return IntStream.range(0, launchable.size())
        .anyMatch(
            guess -> {
              BitSet more = (BitSet) launchable.get(guess).clone();
              more.andNot(one.launchable.get(guess));
              more.andNot(other.launchable.get(guess));
              return !more.isEmpty();
            });
  }
}
