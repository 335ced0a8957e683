package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.amiguard.testing.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ManagedBy;
import software.amazon.awssdk.services.organizations.model.ConcurrentModificationException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.PolicyChangesInProgressException;
import software.amazon.awssdk.services.organizations.model.ServiceException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

class MoodsTest {
  private final FakeClock clock = new FakeClock();

  private Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  private void startWith(SandboxOptions options) {
    aws.close();
    aws = Aws.with(Acme.enabled(), options, clock);
  }

  @Test
  void failsEveryThirdWriteBeforeItHappens() {
    startWith(fault("every=3,kind=ConcurrentModification,when=before"));
    aws.created("one", Acme.AUDIT);
    aws.created("two", Acme.AUDIT);

    assertThatThrownBy(() -> aws.created("three", Acme.AUDIT))
        .isInstanceOf(ConcurrentModificationException.class);
    aws.created("three", Acme.AUDIT);

    assertThat(aws.outcomes("CreatePolicy"))
        .containsExactly("OK", "OK", "ConcurrentModificationException", "OK");
    assertThat(aws.sandbox.snapshot().policies()).hasSize(3);
  }

  @Test
  void losesTheAnswerOfAWriteThatHappened() {
    startWith(fault("every=1,kind=dropped,when=after"));

    assertThatThrownBy(() -> aws.created("allowed-amis", Acme.AUDIT))
        .isInstanceOf(SdkClientException.class);

    assertThat(aws.sandbox.snapshot().policies()).hasSize(1);
    assertThat(aws.outcomes("CreatePolicy")).contains("dropped");
  }

  @Test
  void failsLikeABrokenServer() {
    startWith(fault("kind=500,on=all"));

    assertThatThrownBy(() -> aws.organizations.listAccounts())
        .isInstanceOfSatisfying(
            OrganizationsException.class,
            refusal -> assertThat(refusal.statusCode()).isEqualTo(500));
    assertThatThrownBy(() -> aws.ec2(Region.US_EAST_1).describeRegions())
        .isInstanceOfSatisfying(
            Ec2Exception.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(500));
  }

  @Test
  void refusesWithServiceExceptionAndTooManyRequests() {
    startWith(
        fault("kind=ServiceException,every=2,on=read")
            .withFault(Fault.parse("kind=TooManyRequests,on=write")));

    assertThat(aws.organizations.listAccounts().accounts()).hasSize(3);
    assertThatThrownBy(() -> aws.organizations.listAccounts()).isInstanceOf(ServiceException.class);
    assertThatThrownBy(() -> aws.created("one", Acme.AUDIT))
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void policyChangesAreInProgressOnlyWhereAwsSaysSo() {
    startWith(fault("kind=PolicyChangesInProgress"));
    String policy = aws.created("allowed-amis", Acme.AUDIT);

    assertThatThrownBy(
            () -> aws.organizations.attachPolicy(it -> it.policyId(policy).targetId(Acme.ROOT)))
        .isInstanceOf(PolicyChangesInProgressException.class);
  }

  @Test
  void throttlesAtTheRatesOfAws() {
    startWith(SandboxOptions.defaults().withThrottle("aws"));
    aws.created("one", Acme.AUDIT);
    aws.created("two", Acme.AUDIT);
    aws.created("three", Acme.AUDIT);

    assertThatThrownBy(() -> aws.created("four", Acme.AUDIT))
        .isInstanceOf(TooManyRequestsException.class);

    clock.forAtLeast(Duration.ofMillis(500));
    aws.created("four", Acme.AUDIT);

    assertThatThrownBy(() -> aws.created("five", Acme.AUDIT))
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void throttlesTheWholeOrganizationTogether() {
    startWith(SandboxOptions.defaults().withThrottle("aws"));
    for (int call = 0; call < 2; call++) {
      aws.organizations.listRoots();
    }

    assertThatThrownBy(() -> aws.organizations.listRoots())
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void aScaleWidensTheThrottle() {
    startWith(SandboxOptions.defaults().withThrottle("aws:10"));

    assertThatCode(
            () -> {
              for (int call = 0; call < 20; call++) {
                aws.organizations.listRoots();
              }
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> aws.organizations.listRoots())
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void accountsSeeChangesAfterTheDelay() {
    startWith(SandboxOptions.defaults().withPropagationDelay(Duration.ofSeconds(5)));
    aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);

    assertThat(aws.effective(Acme.PROD)).isEqualTo("{}");
    assertThat(managedBy()).isEqualTo(ManagedBy.ACCOUNT);

    clock.forAtLeast(Duration.ofMillis(4_999));
    assertThat(aws.effective(Acme.PROD)).isEqualTo("{}");

    clock.forAtLeast(Duration.ofMillis(1));
    assertThat(aws.effective(Acme.PROD)).contains("audit_mode");
    assertThat(managedBy()).isEqualTo(ManagedBy.DECLARATIVE_POLICY);
  }

  @Test
  void theLastOfTwoQuickChangesIsSeenInTheEnd() {
    startWith(SandboxOptions.defaults().withPropagationDelay(Duration.ofSeconds(5)));
    String policy = aws.attached("allowed-amis", Acme.AUDIT, Acme.ROOT);
    clock.forAtLeast(Duration.ofSeconds(2));
    aws.organizations.updatePolicy(it -> it.policyId(policy).content(Acme.ENABLED));

    clock.forAtLeast(Duration.ofSeconds(3));
    assertThat(aws.effective(Acme.PROD)).contains("audit_mode");
    clock.forAtLeast(Duration.ofSeconds(2));
    assertThat(aws.effective(Acme.PROD)).contains("enabled");
  }

  @Test
  void everyCallTakesTheLatency() {
    startWith(SandboxOptions.defaults().withLatency(Duration.ofMillis(80)));

    aws.organizations.listRoots();
    aws.organizations.listRoots();

    assertThat(clock.instant()).isEqualTo("2026-11-24T12:00:00.160Z");
  }

  @Test
  void writesDownEveryCall() {
    aws.stsIn(Acme.PROD).getCallerIdentity();
    assertThatThrownBy(() -> aws.organizationsIn(Acme.PROD).listRoots());

    List<Call> calls = aws.sandbox.calls();

    assertThat(calls)
        .extracting(Call::operation, call -> call.account().value(), Call::outcome)
        .containsExactly(
            tuple("AssumeRole", Acme.MANAGEMENT, "OK"),
            tuple("GetCallerIdentity", Acme.PROD, "OK"),
            tuple("AssumeRole", Acme.MANAGEMENT, "OK"),
            tuple("ListRoots", Acme.PROD, "AccessDeniedException"));
    assertThat(aws.sandbox.callCounts())
        .isEqualTo(Map.of("AssumeRole", 2L, "GetCallerIdentity", 1L, "ListRoots", 1L));
  }

  private ManagedBy managedBy() {
    return aws.ec2In(Acme.PROD, Region.US_EAST_1).getAllowedImagesSettings(it -> {}).managedBy();
  }

  private static SandboxOptions fault(String words) {
    return SandboxOptions.defaults().withFault(Fault.parse(words));
  }
}
