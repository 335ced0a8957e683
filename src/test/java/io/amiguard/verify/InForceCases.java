package io.amiguard.verify;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion.Parameter;
import io.amiguard.verify.Verification.Completeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Accounts of which one organization has settings in force. */
abstract class InForceCases {
  static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");

  static final AccountSettings GOOD =
      new AccountSettings(
          State.ENABLED,
          Set.of(
              new Criterion(
                  Map.of(Parameter.ALLOWED_IMAGE_PROVIDERS, new TreeSet<>(Set.of("amazon"))))),
          ManagedBy.DECLARATIVE_POLICY);

  static final AccountSettings STALE =
      new AccountSettings(State.AUDIT_MODE, GOOD.criteria(), ManagedBy.DECLARATIVE_POLICY);

  static final CurrentOrganization ORGANIZATION =
      Acme.with(
          Acme.managed(
              "p-11111111", "allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT));

  /** Accounts that are well unless told otherwise. */
  static class Accounts implements AccountSettingsReader {
    final List<Place> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<String> regions(TargetId account) {
      return REGIONS;
    }

    @Override
    public AccountSettings settings(Place place) {
      asked.add(place);
      return GOOD;
    }
  }

  static InForce asked(AccountSettingsReader reader) {
    InForce inForce = inForce();
    inForce.ask(new Survey<>(reader, Set.of(), 3), progress -> {});
    return inForce;
  }

  static InForce inForce() {
    return new InForce(
        Scope.of(Acme.tree(), List.of(Acme.ROOT), List.of()),
        Expectation.of(Planner.plan(ORGANIZATION, List.of(), List.of())));
  }

  static Coverage coverage(InForce inForce) {
    return verification(inForce, Set.of()).coverage().orElseThrow();
  }

  static List<Finding> findings(InForce inForce) {
    return verification(inForce, Set.of()).findings();
  }

  static Verification verification(InForce inForce, Set<TargetId> frozen) {
    Verification nothing =
        new Verification(
            List.of(), new Sample(List.of(), 0), Completeness.COMPLETE, Optional.empty());
    return inForce.with(nothing, frozen, Acme.tree());
  }
}
