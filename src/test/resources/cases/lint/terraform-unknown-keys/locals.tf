# Each file is read by itself: this one does not know what main.tf calls local.elsewhere.
resource "aws_organizations_policy" "whole" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = local.elsewhere
}

resource "aws_organizations_policy" "part" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = { state = { "@@assign" = local.state } }
      exception_message       = { "@@assign" = "Ask ${local.team.name}, or ${local.here}" }
    }
  })
}

locals {
  here = var.somebody
}
