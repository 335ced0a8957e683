# What stands under a key that is not known belongs nowhere: nobody judges it, and lint says so.
resource "aws_organizations_policy" "encoded" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        state = { "@@assign" = "on" }
        image_criteria = {
          "criteria_${var.number}" = { allowed_image_providers = { "@@assign" = ["amazn", var.more] } }
          (var.second)             = { allowed_image_providers = { "@@assign" = ["amazn"] } }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "in_a_heredoc" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "on"}, "image_criteria": {
  "criteria_${var.number}": {"allowed_image_providers": {"@@assign": ["amazn", "${var.more}"]}},
  ${jsonencode(var.second)}: {"allowed_image_providers": {"@@assign": ["amazn"]}},
  ${var.members}
}}}}
EOF
}
