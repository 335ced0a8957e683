package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.AmiguardException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Answers requests: finds out who calls what, lets it happen or fail, and writes it down. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** What can be wished for, apart from the organization itself. */
  record Moods(Optional<Throttle> throttle, Faults faults, Duration latency, Sleeper sleeper) {}

  private static final Duration SLOW = Duration.ofMinutes(1);

  private final Operations operations = new Operations();
  private final LiveOrganization live;
  private final Paging paging;
  private final Moods moods;
  private final Clock clock;
  private final CallJournal journal = new CallJournal();

  Dispatcher(LiveOrganization live, Paging paging, Moods moods, Clock clock) {
    this.live = live;
    this.paging = paging;
    this.moods = moods;
    this.clock = clock;
  }

  CallJournal journal() {
    return journal;
  }

  Answer answer(WireRequest request) {
    Optional<CredentialScope> scope =
        request.headers().authorization().flatMap(CredentialScope::parse);
    if (scope.isEmpty()) {
      return reject(
          request, Failure.of("MissingAuthenticationToken", "The request is not signed.", 403));
    }
    Optional<AwsApi> api = AwsApi.signedFor(scope.get().service());
    if (api.isEmpty()) {
      return reject(
          request,
          Failure.of(
              "UnknownService",
              "The amiguard sandbox speaks organizations, sts and ec2, not %s."
                  .formatted(scope.get().service()),
              400));
    }
    Optional<Caller> caller =
        Callers.of(live.now().snapshot().tree(), scope.get(), request.headers().securityToken());
    return caller.isPresent()
        ? answer(request, api.get(), caller.get())
        : WireProtocol.of(api.get())
            .failure(Callers.unknownKey(api.get()), UUID.randomUUID().toString());
  }

  private Answer answer(WireRequest request, AwsApi api, Caller caller) {
    WireProtocol protocol = WireProtocol.of(api);
    Attempt attempt = Attempt.of(protocol, api, caller);
    try {
      attempt = attempt.named(request.isPost() ? protocol.operation(request) : "");
      Optional<Operation> operation = operations.find(api, attempt.name());
      return operation.isPresent()
          ? answer(attempt, operation.get(), protocol.parameters(request))
          : failed(attempt, unknown(request, attempt));
    } catch (IllegalArgumentException e) {
      return failed(attempt, Failure.of("SerializationException", message(e), 400));
    } catch (RuntimeException | Error e) {
      return broken(attempt, e);
    }
  }

  private Answer answer(Attempt named, Operation operation, JsonNode parameters) {
    Attempt attempt = named.asking(operation, parameters);
    SdkPojo request;
    try {
      request = operation.request(parameters);
    } catch (IllegalArgumentException e) {
      return failed(attempt, Failure.of(attempt.protocol().badParameter(), message(e), 400));
    }
    return answer(attempt, operation, request);
  }

  private Answer answer(Attempt attempt, Operation operation, SdkPojo request) {
    try {
      moods.sleeper().sleep(moods.latency());
      moods.throttle().ifPresent(it -> it.admit(operation, attempt.caller().account()));
      Optional<Fault> fault = moods.faults().next(operation, attempt.caller());
      if (fault.filter(it -> it.when() == Fault.When.BEFORE).isPresent()) {
        return faulty(attempt, fault.get());
      }
      SdkPojo response = perform(attempt, operation, request);
      return fault.isPresent() ? faulty(attempt, fault.get()) : succeeded(attempt, response);
    } catch (AwsServiceException e) {
      return failed(attempt, Failure.of(e));
    } catch (AmiguardException e) {
      return failed(attempt, Failure.of("SandboxNotSaved", message(e), 400));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.HangUp();
    } catch (RuntimeException | Error e) {
      return broken(attempt, e);
    }
  }

  private SdkPojo perform(Attempt attempt, Operation operation, SdkPojo request) {
    Context context = new Context(live, attempt.caller(), paging, clock);
    if (new Access(context.snapshot()).isDenied(attempt.caller().account(), operation)) {
      throw Ec2Part.denied(operation.name());
    }
    if (DryRun.isAskedBy(request)) {
      throw DryRun.succeeds();
    }
    return operation.isWrite()
        ? live.inTurn(() -> operation.perform(context, request))
        : operation.perform(context, request);
  }

  private Answer succeeded(Attempt attempt, SdkPojo response) {
    note(attempt, Call.OK);
    return attempt.protocol().success(attempt.name(), response, attempt.requestId());
  }

  private Answer failed(Attempt attempt, Failure failure) {
    note(attempt, failure.code());
    return attempt.protocol().failure(failure, attempt.requestId());
  }

  private Answer faulty(Attempt attempt, Fault fault) throws InterruptedException {
    return switch (fault.kind()) {
      case DROPPED_CONNECTION -> {
        note(attempt, fault.kind().word());
        yield new Answer.HangUp();
      }
      case SLOW -> {
        note(attempt, fault.kind().word());
        moods.sleeper().sleep(SLOW);
        yield new Answer.HangUp();
      }
      case SERVER_ERROR -> {
        note(attempt, fault.kind().word());
        yield new Answer.Reply(500, "text/plain", "Internal Server Error", attempt.requestId());
      }
      case CONCURRENT_MODIFICATION,
          POLICY_CHANGES_IN_PROGRESS,
          TOO_MANY_REQUESTS,
          SERVICE_EXCEPTION,
          EXPIRED_TOKEN ->
          failed(attempt, Faults.failure(fault, attempt.api()));
    };
  }

  private void note(Attempt attempt, String outcome) {
    journal.add(attempt.ended(outcome));
  }

  /** Refuses a request of which nobody knows who sent it, or to which service. */
  static Answer reject(WireRequest request, Failure failure) {
    WireProtocol protocol = request.target().isPresent() ? WireProtocol.JSON : WireProtocol.QUERY;
    return protocol.failure(failure, UUID.randomUUID().toString());
  }

  private static Failure unknown(WireRequest request, Attempt attempt) {
    String code =
        attempt.api() == AwsApi.ORGANIZATIONS ? "UnknownOperationException" : "InvalidAction";
    if (!request.isPost()) {
      return Failure.of(code, "The amiguard sandbox takes POST requests only.", 400);
    }
    return Failure.of(
        code,
        attempt.name().isEmpty()
            ? "The request names no operation of the API."
            : "The amiguard sandbox does not know the operation %s:%s."
                .formatted(attempt.api().signingName(), attempt.name()),
        400);
  }

  /** It is no fault of AWS's to come and go: a client that tried again would do so for minutes. */
  private Answer broken(Attempt attempt, Throwable e) {
    LOG.error("{} failed", attempt.name(), e);
    return failed(
        attempt, Failure.of("SandboxBroken", "The amiguard sandbox failed by itself: " + e, 400));
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
