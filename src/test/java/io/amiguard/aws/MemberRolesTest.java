package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberRolesTest {
  private static final TargetId PROD = new TargetId("222222222222");
  private static final TargetId DEV = new TargetId("444444444444");

  @Test
  void buildTheArnInThePartitionOfTheCaller() {
    MemberRoles roles = roles("Reader", Map.of(DEV, "team/Audit"));

    assertThat(roles.arn(PROD, "aws")).isEqualTo("arn:aws:iam::222222222222:role/Reader");
    assertThat(roles.arn(PROD, "aws-cn")).isEqualTo("arn:aws-cn:iam::222222222222:role/Reader");
    assertThat(roles.arn(DEV, "aws")).isEqualTo("arn:aws:iam::444444444444:role/team/Audit");
  }

  @Test
  void takeAnArnOfTheAccountAsItIs() {
    String arn = "arn:aws:iam::222222222222:role/team/Audit";

    assertThat(roles("Reader", Map.of(PROD, arn)).arn(PROD, "aws")).isEqualTo(arn);
  }

  @Test
  void refuseTheArnOfAnotherAccount() {
    assertThatThrownBy(() -> roles("Reader", Map.of(PROD, "arn:aws:iam::444444444444:role/Audit")))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "--role 222222222222=arn:aws:iam::444444444444:role/Audit is not the ARN of a role in"
                + " that account; write arn:aws:iam::222222222222:role/NAME");
  }

  @ParameterizedTest
  @CsvSource({
    "'no spaces', id-1, amiguard, --role-name",
    "Reader, x, amiguard, --external-id",
    "Reader, id-1, 'a b', --role-session-name",
    "Reader, id-1, a, --role-session-name"
  })
  void refuseWhatAwsDoesNotTake(String name, String externalId, String session, String option) {
    assertThatThrownBy(() -> new MemberRoles(name, Optional.of(externalId), session, Map.of()))
        .isInstanceOf(AmiguardException.class)
        .hasMessageStartingWith(option);
  }

  @Test
  void refuseARoleWhoseNameCannotBe() {
    assertThatThrownBy(() -> roles("Reader", Map.of(PROD, "not a role")))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("--role 222222222222=not a role names neither a role nor its ARN");
  }

  private static MemberRoles roles(String name, Map<TargetId, String> overrides) {
    return new MemberRoles(name, Optional.empty(), "amiguard", overrides);
  }
}
