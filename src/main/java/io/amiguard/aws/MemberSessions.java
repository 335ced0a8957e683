package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The sessions of assumed roles: kept until shortly before they expire, and of very many accounts
 * only those that were used last.
 */
final class MemberSessions {
  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final int KEPT = 1_024;

  private final MemberClients clients;
  private final MemberRoles roles;
  private final TargetId own;
  private final Clock clock;
  private final Map<TargetId, Session> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TargetId, Session> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param own the caller's own account, which is entered without a role
   */
  MemberSessions(MemberClients clients, MemberRoles roles, TargetId own, Clock clock) {
    this.clients = clients;
    this.roles = roles;
    this.own = own;
    this.clock = clock;
  }

  TargetId own() {
    return own;
  }

  /** Returns the credentials for an account; empty for the caller's own, unless it has a role. */
  Optional<AwsSessionCredentials> of(TargetId account) {
    return account.equals(own) && !roles.overrides().containsKey(own)
        ? Optional.empty()
        : Optional.of(session(account).credentials());
  }

  /** Forgets credentials that AWS calls expired, so that the next ones are new. */
  void forget(TargetId account, AwsSessionCredentials expired) {
    session(account).forget(expired);
  }

  private Session session(TargetId account) {
    synchronized (sessions) {
      return sessions.computeIfAbsent(account, Session::new);
    }
  }

  private Credentials assume(TargetId account) {
    AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(roles.arn(account, clients.partition()))
            .roleSessionName(roles.sessionName())
            .externalId(roles.externalId().orElse(null))
            .build();
    return MemberErrors.assuming(
        roles, account, () -> clients.sts().assumeRole(request).credentials());
  }

  /** The session in one account; the first who needs it opens it, and the others wait. */
  private final class Session {
    private final TargetId account;
    private @Nullable AwsSessionCredentials credentials;
    private Instant goodUntil = Instant.MIN;

    Session(TargetId account) {
      this.account = account;
    }

    synchronized AwsSessionCredentials credentials() {
      AwsSessionCredentials known = credentials;
      if (known != null && clock.instant().isBefore(goodUntil)) {
        return known;
      }
      Credentials fresh =
          clients
              .calls(clients.homeRegion())
              .call("sts:AssumeRole", MemberErrors.thing(account), () -> assume(account));
      AwsSessionCredentials opened =
          AwsSessionCredentials.create(
              fresh.accessKeyId(), fresh.secretAccessKey(), fresh.sessionToken());
      credentials = opened;
      goodUntil = fresh.expiration().minus(MARGIN);
      return opened;
    }

    synchronized void forget(AwsSessionCredentials expired) {
      if (expired.equals(credentials)) {
        credentials = null;
      }
    }
  }
}
