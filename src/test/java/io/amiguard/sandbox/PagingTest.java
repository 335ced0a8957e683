package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.testing.FakeClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;

class PagingTest {
  private Aws aws = Aws.with(Acme.enabled());

  @AfterEach
  void stop() {
    aws.close();
  }

  private void startWith(SandboxOptions options) {
    aws.close();
    aws = Aws.with(Acme.enabled(), options, new FakeClock());
  }

  @Test
  void listsInPagesOfAnySize() {
    startWith(SandboxOptions.defaults().withPageSize(1));

    assertThat(aws.organizations.listAccounts().accounts()).hasSize(1);
    assertThat(allAccounts()).containsExactlyInAnyOrder(Acme.MANAGEMENT, Acme.PROD, Acme.CLOSED);
  }

  @Test
  void startsListsWithAnEmptyPageIfAsked() {
    startWith(SandboxOptions.defaults().withEmptyPages());

    assertThat(aws.organizations.listAccounts().accounts()).isEmpty();
    assertThat(aws.organizations.listAccounts().nextToken()).isNotNull();
    assertThat(allAccounts()).containsExactlyInAnyOrder(Acme.MANAGEMENT, Acme.PROD, Acme.CLOSED);
  }

  @Test
  void refusesPageSizesAndTokensThatAwsRefuses() {
    assertThatThrownBy(() -> aws.organizations.listAccounts(it -> it.maxResults(21)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refusal ->
                assertThat(refusal.reasonAsString()).isEqualTo("MAX_VALUE_EXCEEDED:MAX_RESULTS"));
    assertThatThrownBy(() -> aws.organizations.listAccounts(it -> it.maxResults(0)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> aws.organizations.listAccounts(it -> it.nextToken("made-up")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refusal -> assertThat(refusal.reasonAsString()).isEqualTo("INVALID_NEXT_TOKEN"));
  }

  private List<String> allAccounts() {
    return aws.organizations.listAccountsPaginator().stream()
        .flatMap(page -> page.accounts().stream())
        .map(Account::id)
        .toList();
  }
}
