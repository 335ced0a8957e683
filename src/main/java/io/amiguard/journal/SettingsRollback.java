package io.amiguard.journal;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanner;
import io.amiguard.account.LiveSettings;
import io.amiguard.account.Setting;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings.ManagedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The way back from an entry that is about accounts: to each Region what it had before.
 *
 * @param plan what brings that back
 * @param moved the Regions that are not as the entry left them; the plan must not be applied then
 */
public record SettingsRollback(AccountPlan plan, List<Finding> moved) {

  public SettingsRollback {
    moved = List.copyOf(moved);
  }

  /** Returns the places that an entry changed, or may have changed. */
  public static Set<Place> places(List<SettingDeed> deeds) {
    return Course.of(deeds).keySet();
  }

  /**
   * Plans it, within the limits of the entry.
   *
   * @param deeds of the entry, of its rollbacks, of the rollbacks of those, and so on
   * @param labels what accounts are called
   */
  public static SettingsRollback of(
      JournalEntry entry,
      List<SettingDeed> deeds,
      LiveSettings live,
      Function<TargetId, String> labels) {
    SortedMap<Place, Course> courses = Course.of(deeds);
    SortedMap<Place, Setting> wanted = new TreeMap<>();
    courses.forEach((place, course) -> wanted.put(place, course.initial()));
    AccountPlan plan = new AccountPlanner(labels, entry.heading().limits()).plan(live, wanted);
    return new SettingsRollback(plan, moved(courses, live, labels));
  }

  private static List<Finding> moved(
      SortedMap<Place, Course> courses, LiveSettings live, Function<TargetId, String> labels) {
    List<Finding> moved = new ArrayList<>();
    live.settings()
        .forEach(
            (place, now) -> {
              Course course = courses.get(place);
              // Where a policy decides by now, the plan says so, and nobody could put it back.
              if (course != null
                  && now.managedBy() == ManagedBy.ACCOUNT
                  && !course.canHaveLeft(Setting.of(now))) {
                moved.add(moved(place, labels));
              }
            });
    return moved;
  }

  private static Finding moved(Place place, Function<TargetId, String> labels) {
    String where = labels.apply(place.account()) + " in " + place.region();
    return Finding.of(
            Severity.ERROR,
            "rollback.stale",
            Where.target(where),
            "Allowed AMIs in account %s was changed since".formatted(where))
        .withHint("put it back by hand, or change the settings and run 'amiguard account plan'");
  }

  /**
   * What calls did to one place.
   *
   * @param initial what was there before the first of them
   * @param left what the last of them can have left: two things if nobody knows whether it was made
   */
  private record Course(Setting initial, Set<Setting> left) {

    static SortedMap<Place, Course> of(List<SettingDeed> deeds) {
      SortedMap<Place, Course> courses = new TreeMap<>();
      for (SettingDeed deed : deeds) {
        if (deed.step().outcome() == Step.Outcome.REFUSED) {
          // It left its Region alone, so that what others do there is none of its business.
          continue;
        }
        Set<Setting> left =
            deed.step().isDone() || deed.before().equals(deed.after())
                ? Set.of(deed.after())
                : Set.of(deed.before(), deed.after());
        courses.merge(
            deed.place(),
            new Course(deed.before(), left),
            (first, last) -> new Course(first.initial(), last.left()));
      }
      return courses;
    }

    /** What was there before is fine as well: there is nothing to bring back then. */
    boolean canHaveLeft(Setting setting) {
      return left.contains(setting) || setting.equals(initial);
    }
  }
}
