resource "aws_organizations_policy" "amis" {
  name        = "allowed-amis-${var.stage}"
  description = var.description
  type        = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = { allowed_images_settings = { state = { "@@assign" = "disabled" } } }
  })
}

resource "aws_organizations_policy" "more" {
  name = "more"
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = { allowed_images_settings = { state = { "@@assign" = var.state } } }
  })
}
