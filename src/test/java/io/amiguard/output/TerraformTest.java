package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformTest {

  @Test
  void writesAPolicyAndAnAttachmentForEachTarget() {
    Terraform terraform = new Terraform();
    terraform.add(
        new PolicyName("allowed-amis"),
        "Say \"no\" to ${strangers}",
        PolicyDocument.of(Acme.allowing(State.ENABLED, "amazon", "777777777777")),
        List.of("root", "/Workloads/Prod", "ou-acme-33333333"));

    assertThat(terraform.text())
        .isEqualTo(
            """
            # Needs trusted access for ec2.amazonaws.com and the policy type DECLARATIVE_POLICY_EC2 on the root.

            data "aws_organizations_organization" "this" {}

            variable "target_workloads_prod" {
              description = "Id of the target /Workloads/Prod"
              type        = string
            }

            resource "aws_organizations_policy" "allowed_amis" {
              name        = "allowed-amis"
              description = "Say \\"no\\" to $${strangers}"
              type        = "DECLARATIVE_POLICY_EC2"
              content = jsonencode({
                ec2_attributes = {
                  allowed_images_settings = {
                    state = {
                      "@@assign" = "enabled"
                    }
                    image_criteria = {
                      criteria_1 = {
                        allowed_image_providers = {
                          "@@assign" = ["amazon", "777777777777"]
                        }
                      }
                    }
                  }
                }
              })
            }

            resource "aws_organizations_policy_attachment" "allowed_amis_root" {
              policy_id = aws_organizations_policy.allowed_amis.id
              target_id = data.aws_organizations_organization.this.roots[0].id
            }

            resource "aws_organizations_policy_attachment" "allowed_amis_workloads_prod" {
              policy_id = aws_organizations_policy.allowed_amis.id
              target_id = var.target_workloads_prod
            }

            resource "aws_organizations_policy_attachment" "allowed_amis_ou_acme_33333333" {
              policy_id = aws_organizations_policy.allowed_amis.id
              target_id = "ou-acme-33333333"
            }""");
  }

  @Test
  void givesThingsWithNearlyTheSameNameLabelsOfTheirOwn() {
    Terraform terraform = new Terraform();
    for (String name : List.of("a-b", "a_b", "a")) {
      terraform.add(
          new PolicyName(name),
          "",
          PolicyDocument.of(Acme.allowing(State.ENABLED, "amazon")),
          List.of("/Work/A-B", "/Work/A/B", "b root", "/Work/A-B"));
    }

    assertThat(terraform.text().lines().filter(line -> line.matches("(resource|variable) .*")))
        .doesNotHaveDuplicates()
        .hasSize(3 + 3 + 3 * 3)
        .contains(
            "variable \"target_work_a_b\" {",
            "variable \"target_work_a_b_2\" {",
            "resource \"aws_organizations_policy\" \"a_b\" {",
            "resource \"aws_organizations_policy\" \"a_b_2\" {");
    assertThat(terraform.text())
        .contains(
            """
            resource "aws_organizations_policy_attachment" "a_b_2_work_a_b_2" {
              policy_id = aws_organizations_policy.a_b_2.id
              target_id = var.target_work_a_b_2
            }
            """,
            """
            variable "target_work_a_b_2" {
              description = "Id of the target /Work/A/B"
            """);
  }
}
