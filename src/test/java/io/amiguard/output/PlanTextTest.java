package io.amiguard.output;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Test
  void showsAFirstRollout() {
    String text =
        text(
            Acme.untouched(),
            desired(
                "allowed-amis", allowing(State.AUDIT_MODE, "amazon", "777777777777"), Acme.ROOT));

    assertThat(text)
        .isEqualTo(
            """
            amiguard will make these changes in organization o-acme000001 (6 accounts):

              + enable trusted access for ec2.amazonaws.com in organization o-acme000001

              + enable policy type DECLARATIVE_POLICY_EC2 on Root (r-acme)

              + create policy allowed-amis
                  + description = Allowed AMIs
                  + state = audit_mode
                  + criteria_1.allowed_image_providers = amazon, 777777777777 (golden-images)
                    181 of 10,000 characters

              + attach policy allowed-amis to Root (r-acme)
                    reaches 6 accounts (1 not active)

            Effect on accounts:

                6 accounts: state not set → audit_mode, no launch is blocked that was not before
                  /Sandbox: old-shop, playground
                  /Workloads: dev
                  /Workloads/Prod: prod-data, prod-web
                  Root: management
                  + criteria_1.allowed_image_providers = amazon, 777777777777 (golden-images)

            Plan: 4 to add, 0 to change, 0 to remove.
            """);
  }

  @Test
  void showsWhatAnUpdateAlters() {
    String text =
        text(
            Acme.with(
                managed(
                    "p-11111111",
                    "allowed-amis",
                    allowing(State.AUDIT_MODE, "amazon", "aws_marketplace"),
                    Acme.WORKLOADS,
                    Acme.SANDBOX)),
            desired(
                "allowed-amis",
                allowing(State.ENABLED, "amazon", "777777777777"),
                Acme.WORKLOADS,
                Acme.PLAYGROUND));

    assertThat(text)
        .isEqualTo(
            """
            amiguard will make these changes in organization o-acme000001 (6 accounts):

              ~ update policy allowed-amis (p-11111111)
                  ~ state: audit_mode → enabled
                  + criteria_1.allowed_image_providers: 777777777777 (golden-images)
                  - criteria_1.allowed_image_providers: aws_marketplace
                    178 of 10,000 characters
                    reaches 5 accounts (1 not active)

              + attach policy allowed-amis (p-11111111) to playground (555555555555)
                    reaches 1 account

              - detach policy allowed-amis (p-11111111) from /Sandbox (ou-acme-33333333)
                    reached 2 accounts (1 not active)
                    the settings do not name it: taken out of them, or attached by somebody else

            Effect on accounts:

              ! 4 accounts: state audit_mode → enabled, LAUNCHES ARE RESTRICTED
                  /Sandbox: playground
                  /Workloads: dev
                  /Workloads/Prod: prod-data, prod-web
                  - criteria_1.allowed_image_providers: aws_marketplace (narrows)
                  + criteria_1.allowed_image_providers: 777777777777 (golden-images) (widens)

                1 account: state audit_mode → not set, no launch is blocked that was not before
                  /Sandbox: old-shop
                  - criteria_1.allowed_image_providers = amazon, aws_marketplace

            Plan: 1 to add, 1 to change, 1 to remove.
            """);
  }

  @Test
  void hasASentenceOfItsOwnForNothingToDo() {
    String text =
        text(
            Acme.with(
                managed(
                    "p-11111111", "allowed-amis", allowing(State.ENABLED, "amazon"), Acme.ROOT)),
            desired("allowed-amis", allowing(State.ENABLED, "amazon"), Acme.ROOT));

    assertThat(text)
        .isEqualTo(
            """
            No changes. Nothing to do: organization o-acme000001 is as the settings want it.
            """);
  }

  private static String text(CurrentOrganization current, DesiredPolicy desired) {
    Plan plan = Planner.plan(current, List.of(desired), List.of());
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new PlanText(out, Palette.PLAIN)
        .show(plan, Names.of(current.tree(), Map.of("777777777777", "golden-images")));
    out.flush();
    return text.toString().replaceAll("(?m)^Fingerprint: [0-9a-f]{64}\n", "");
  }
}
