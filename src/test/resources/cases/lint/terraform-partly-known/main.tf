# State without criteria, no amazon: nobody knows, so nobody says so.
resource "aws_organizations_policy" "amis" {
  name = "allowed-amis-${terraform.workspace}"
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        state = { "@@assign" = var.state }
        image_criteria = {
          criteria_1 = {
            allowed_image_providers = { "@@assign" = concat(["amazon"], [for a in var.accounts : a.id]) }
            image_names             = { "@@asign" = ["golden-*"] }
          }
          (var.second) = {}
          CRITERIA_1 = {
            "@@operators_allowed_for_child_policies" = [var.children]
          }
        }
      }
      exception_message = { "@@assign" = "Ask ${var.team}" }
    }
  })
}
