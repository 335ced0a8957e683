package io.amiguard.cli.account;

import static java.util.stream.Collectors.joining;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.account.AccountSettingsWriter;
import io.amiguard.account.Setting;
import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.aws.AwsAccountSettingsWriter;
import io.amiguard.aws.MemberRoles;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.WayIn;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The accounts that profiles and roles open, each through its own door. */
public final class AccountDoors implements AccountSettingsReader, AutoCloseable {
  private final SortedMap<TargetId, Door> doors = new TreeMap<>();
  private final List<Door> opened = new ArrayList<>();

  /**
   * A way into one account, or with roles into several.
   *
   * @param profile the name of the one account; roles open others than that of their profile
   */
  private record Door(
      Connection connection, AwsAccountSettingsReader members, Optional<String> profile) {
    void close() {
      members.close();
      connection.close();
    }
  }

  private AccountDoors() {}

  /**
   * Opens them; which account a profile belongs to is asked, and nothing else yet.
   *
   * @param concurrency how many calls are made at the same time
   */
  public static AccountDoors open(
      WayIn way, int concurrency, Environment environment, Console console) {
    AccountDoors accounts = new AccountDoors();
    try {
      for (AwsChoice choice : way.choices()) {
        accounts.open(choice, way.memberRoles(), concurrency, environment, console);
      }
      return accounts;
    } catch (RuntimeException e) {
      accounts.close();
      throw e;
    }
  }

  private void open(
      AwsChoice choice,
      MemberRoles roles,
      int concurrency,
      Environment environment,
      Console console) {
    Door door = door(choice, roles, concurrency, environment, console);
    opened.add(door);
    if (!roles.overrides().isEmpty()) {
      roles.overrides().keySet().forEach(account -> doors.put(account, door));
      return;
    }
    Door other = doors.put(door.members().ownAccount(), door);
    if (other != null) {
      throw new AmiguardException(
          Kind.USAGE,
          "the profiles %s and %s are both of account %s; leave one of them out."
              .formatted(
                  other.profile().orElse(""),
                  door.profile().orElse(""),
                  door.members().ownAccount()));
    }
  }

  private static Door door(
      AwsChoice choice,
      MemberRoles roles,
      int concurrency,
      Environment environment,
      Console console) {
    Connection connection = choice.connect(environment, console);
    try {
      return new Door(
          connection,
          connection.members().open(roles, concurrency),
          choice.profile().filter(profile -> roles.overrides().isEmpty()));
    } catch (AmiguardException e) {
      connection.close();
      throw choice.profile().map(profile -> ofProfile(profile, e)).orElse(e);
    }
  }

  private static AmiguardException ofProfile(String profile, AmiguardException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("'" + profile + "'")
        ? e
        : new AmiguardException(e.kind(), "profile '%s': %s".formatted(profile, message), e);
  }

  public List<TargetId> accounts() {
    return List.copyOf(doors.keySet());
  }

  /** Returns what an account is called: its profile, where there are several, with the id. */
  public String label(TargetId account) {
    return Optional.ofNullable(doors.get(account))
        .flatMap(Door::profile)
        .filter(name -> doors.values().stream().filter(it -> it.profile().isPresent()).count() > 1)
        .map(name -> "%s (%s)".formatted(name, account))
        .orElse(account.value());
  }

  /** Returns which policies manage Allowed AMIs in an account, in words. */
  public String policies(TargetId account) {
    return ManagingPolicies.of(account, door(account).connection().current());
  }

  /** Returns the ARNs of whose credentials are used. */
  String callers() {
    return opened.stream().map(door -> door.connection().caller().get()).collect(joining(", "));
  }

  @Override
  public List<String> regions(TargetId account) {
    return door(account).members().regions(account);
  }

  @Override
  public AccountSettings settings(Place place) {
    return door(place.account()).members().settings(place);
  }

  /** Returns what changes the accounts; only apply and rollback ask for it. */
  AccountSettingsWriter writer() {
    return new Writer();
  }

  private Door door(TargetId account) {
    @Nullable Door door = doors.get(account);
    if (door == null) {
      throw new IllegalStateException("no way into account " + account);
    }
    return door;
  }

  @Override
  public void close() {
    opened.forEach(Door::close);
  }

  /** Writes through the door of each account. */
  private final class Writer implements AccountSettingsWriter {
    @Override
    public void enable(Place place, Setting before, State state) {
      to(place).enable(place, before, state);
    }

    @Override
    public void disable(Place place, Setting before) {
      to(place).disable(place, before);
    }

    @Override
    public void replaceCriteria(Place place, Setting before, List<Criterion> criteria) {
      to(place).replaceCriteria(place, before, criteria);
    }

    private AccountSettingsWriter to(Place place) {
      return new AwsAccountSettingsWriter(door(place.account()).members());
    }
  }
}
