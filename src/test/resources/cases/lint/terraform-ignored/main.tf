resource "aws_organizations_policy" "amis" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        image_criteria = {
          criteria_1 = {
            allowed_image_providers = { "@@assign" = ["amazon"] }
            image_names             = { "@@assign" = ["*"] } # amiguard:ignore policy.wide-name amazon publishes them all
          }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "given" {
  type = "DECLARATIVE_POLICY_EC2"
  # amiguard:ignore terraform.not-evaluated the module checks it
  content = var.content
}
