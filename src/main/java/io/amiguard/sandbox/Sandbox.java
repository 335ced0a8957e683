package io.amiguard.sandbox;

import io.amiguard.AmiguardException;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running organization that any AWS client can be pointed at. It listens on loopback only, takes
 * any credentials, and checks no signatures.
 */
public final class Sandbox implements AutoCloseable {
  private final LiveOrganization live;
  private final Dispatcher dispatcher;
  private final HttpPort http;
  private final Files files;

  /** What it writes to. */
  private record Files(Optional<StateFile> state, Optional<CallFile> calls) {
    static final Files NONE = new Files(Optional.empty(), Optional.empty());

    Files with(StateFile file) {
      return new Files(Optional.of(file), calls);
    }

    Files with(CallFile file) {
      return new Files(state, Optional.of(file));
    }
  }

  private Sandbox(LiveOrganization live, Dispatcher dispatcher, HttpPort http, Files files) {
    this.live = live;
    this.dispatcher = dispatcher;
    this.http = http;
    this.files = files;
  }

  /**
   * Starts a sandbox.
   *
   * @throws AmiguardException if the port is not free
   */
  public static Sandbox start(Snapshot seed, SandboxOptions options, Clock clock) {
    return start(seed, options, clock, duration -> Thread.sleep(duration.toMillis()));
  }

  static Sandbox start(Snapshot seed, SandboxOptions options, Clock clock, Sleeper sleeper) {
    LiveOrganization live = new LiveOrganization(seed, clock, options.propagationDelay());
    Dispatcher dispatcher =
        new Dispatcher(live, paging(options), moods(options, clock, sleeper), clock);
    try {
      return new Sandbox(live, dispatcher, new HttpPort(options.port(), dispatcher), Files.NONE);
    } catch (IOException e) {
      throw new AmiguardException(
          AmiguardException.Kind.FAILED,
          "the sandbox cannot listen on port %d: %s; choose another one, or 0 for any"
              .formatted(options.port(), e.getMessage()),
          e);
    }
  }

  private static Paging paging(SandboxOptions options) {
    return new Paging(
        options.pages().emptyFirst() ? Paging.First.NOTHING : Paging.First.ITEMS,
        options.pages().size());
  }

  private static Dispatcher.Moods moods(SandboxOptions options, Clock clock, Sleeper sleeper) {
    Optional<Throttle> throttle =
        options.throttle().isPresent()
            ? Optional.of(new Throttle(clock, options.throttle().getAsDouble()))
            : Optional.empty();
    return new Dispatcher.Moods(throttle, new Faults(options.faults()), options.latency(), sleeper);
  }

  /**
   * Saves the organization to a file, now and after each change, before the change is answered.
   *
   * @return this sandbox, which closes the file when it is closed, or when this fails
   * @throws AmiguardException if the file cannot be written
   */
  public Sandbox withStateFile(StateFile file) {
    Sandbox sandbox = new Sandbox(live, dispatcher, http, files.with(file));
    try {
      live.inTurn(
          () -> {
            file.write(snapshot());
            live.keepWith(file::write);
            return file;
          });
      return sandbox;
    } catch (RuntimeException | Error e) {
      sandbox.close();
      throw e;
    }
  }

  /**
   * Writes each call from now on to a file, before the call is answered.
   *
   * @return this sandbox, which closes the file when it is closed
   */
  public Sandbox withCallFile(CallFile file) {
    dispatcher.journal().keepWith(file::append);
    return new Sandbox(live, dispatcher, http, files.with(file));
  }

  /** Returns the address to give as endpoint, for all three services. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return http.number();
  }

  /** Returns the organization as it is now. */
  public Snapshot snapshot() {
    return live.now().snapshot();
  }

  /** Returns the calls that came, in order; of very many, the last ones. */
  public List<Call> calls() {
    return dispatcher.journal().calls();
  }

  /** Returns how often each operation was called since the start. */
  public Map<String, Long> callCounts() {
    return dispatcher.journal().counts();
  }

  @Override
  public void close() {
    http.close();
    files.state().ifPresent(StateFile::close);
    files.calls().ifPresent(CallFile::close);
  }
}
