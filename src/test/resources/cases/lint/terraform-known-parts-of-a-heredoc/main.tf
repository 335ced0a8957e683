# One variable takes none of the rules away.
resource "aws_organizations_policy" "values" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOF
    {
      "ec2_attributes": {
        "exception_message": {"@@assign": "Ask ${var.team} or jane@example.com"},
        "allowed_images_setting": {
          "state": {"@@assign": "${var.state}"},
          "image_criteria": {
            "criteria_1": {
              "allowed_image_providers": {"@@assign": ["aws-marketplace", "${var.golden}", "11112222333"]},
              "image_names": ["golden-${var.system}-*", "*"],
              "creation_date_condition": {"maximum_days_since_created": {"@@assign": ${var.days}}},
              "deprecation_time_condition": {"maximum_days_since_depreciated": {"@@assign": "0"}}
            },
            "criteria_2": {
              "allowed_image_providers": "${var.other}"
            }
          }
        }
      }
    }
  EOF
}

resource "aws_organizations_policy" "state" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {
  "exception_message": {"@@asign": "See ${var.wiki}"},
  "allowed_images_settings": {"state": {"@@assign": "audit-mode"}, "state": ${var.state}}
}}
EOF
}

resource "aws_organizations_policy" "wrapped" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = "{\"policy\": {\"ec2_attributes\": {\"exception_message\": {\"@@assign\": {\"${var.a}\", \"b\"}}}}}"
}
