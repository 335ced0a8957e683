resource "aws_organizations_policy" "values" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      exception_message = "Ask ${var.team}"
      allowed_images_settings = {
        state = { "@@assign" = "on" }
        image_criteria = {
          criteria_1 = {
            allowed_image_providers = { "@@assign" = ["aws-marketplace", var.golden, 11112222333] }
            image_names             = { "@@append" = concat(["*"], var.names) }
            creation_date_condition = { maximum_days_since_created = { "@@assign" = 3 } }
          }
          criteria_2 = var.second
          criteria_3 = { allowed_image_providers = { "@@assign" = "${var.one}-x" } }
          criterion_4 = { (var.key) = var.value }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "names_without_providers" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        state          = { "@@assign" = var.state }
        image_criteria = {
          criteria_1 = {
            image_names = { "@@assign" = var.names }
          }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "no_amazon" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      exception_message = { "@@assign" = var.message }
      allowed_images_settings = {
        state          = { "@@assign" = var.state }
        image_criteria = {
          criteria_1 = { allowed_image_providers = { "@@assign" = ["210987654321"] } }
        }
      }
    }
  })
}
