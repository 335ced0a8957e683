package io.amiguard.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts calls and says which of them fail. */
final class Faults {
  private final Map<Fault, AtomicLong> counts = new LinkedHashMap<>();

  Faults(List<Fault> faults) {
    faults.forEach(fault -> counts.put(fault, new AtomicLong()));
  }

  /** Returns the fault that strikes this call; every fault that concerns it counts it. */
  Optional<Fault> next(Operation operation, Caller caller) {
    Optional<Fault> striking = Optional.empty();
    for (Map.Entry<Fault, AtomicLong> entry : counts.entrySet()) {
      Fault fault = entry.getKey();
      if (fault.concerns(operation, caller)
          && entry.getValue().incrementAndGet() % fault.every() == 0
          && striking.isEmpty()) {
        striking = Optional.of(fault);
      }
    }
    return striking;
  }

  /** Returns the error that a fault shows for an API, for the kinds that show one. */
  static Failure failure(Fault fault, AwsApi api) {
    if (fault.kind() == Fault.Kind.EXPIRED_TOKEN) {
      return expired(api);
    }
    return switch (api) {
      case ORGANIZATIONS -> organizations(fault);
      case STS ->
          fault.kind() == Fault.Kind.TOO_MANY_REQUESTS
              ? Failure.of("Throttling", "Rate exceeded", 400)
              : Failure.of("InternalFailure", "An internal error has occurred.", 500);
      case EC2 ->
          fault.kind() == Fault.Kind.TOO_MANY_REQUESTS
              ? Failure.of("RequestLimitExceeded", "Request limit exceeded.", 503)
              : Failure.of("InternalError", "An internal error has occurred.", 500);
    };
  }

  /** EC2 and STS give the code of their protocols. */
  private static Failure expired(AwsApi api) {
    String message = "The security token included in the request is expired";
    return switch (api) {
      case ORGANIZATIONS -> Failure.of("ExpiredTokenException", message, 400);
      case STS -> Failure.of("ExpiredToken", message, 403);
      case EC2 -> Failure.of("RequestExpired", "Request has expired.", 400);
    };
  }

  private static Failure organizations(Fault fault) {
    return switch (fault.kind()) {
      case CONCURRENT_MODIFICATION ->
          Failure.of(
              "ConcurrentModificationException",
              "AWS Organizations can't complete your request because it conflicts with another"
                  + " attempt to modify the same entity. Try again later.",
              400);
      case POLICY_CHANGES_IN_PROGRESS ->
          Failure.of(
              "PolicyChangesInProgressException",
              "Changes to the effective policy are in progress. Try again later.",
              400);
      case TOO_MANY_REQUESTS ->
          Failure.of(
              "TooManyRequestsException",
              "You have sent too many requests in too short a period of time.",
              400);
      case SERVICE_EXCEPTION, SERVER_ERROR, DROPPED_CONNECTION, SLOW, EXPIRED_TOKEN ->
          Failure.of(
              "ServiceException",
              "AWS Organizations can't complete your request because of an internal service error."
                  + " Try again later.",
              400);
    };
  }
}
