# What is filled in may put each of these right, so that no rule speaks.
resource "aws_organizations_policy" "providers" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {
  "state": ${var.state},
  "image_criteria": {
    "criteria_1": {"allowed_image_providers": {"@@assign": ["210987654321", ${var.more}]}},
    "criteria_2": {"allowed_image_providers": {"@@assign": ["${join("\", \"", var.accounts)}"]}},
    "criteria_3": {"image_names": {"@@assign": ["golden-*"]} ${var.members}},
    ${var.criteria}
  }
}}}
EOF
}

resource "aws_organizations_policy" "keys" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = "{${var.first} \"ec2_attributes\": {\"${var.key}\": {\"a\": 1}, ${jsonencode(var.other)}: {}}}"
}

resource "aws_organizations_policy" "settings" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      exception_message = var.message
      allowed_images_settings = {
        "@@operators_allowed_for_child_policies" = [var.word]
        state                                    = { "@@assign" = "enabled" }
        (var.image_criteria)                     = {}
      }
      serial_console_access = { status = var.status }
    }
  })
}

resource "aws_organizations_policy" "empty" {
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        "@@operators_allowed_for_child_policies" = var.words
        state                                    = { "@@assign" = "enabled" }
        image_criteria = {
          criteria_1 = { (var.key) = var.value }
          criteria_2 = { creation_date_condition = var.age }
          criteria_3 = { creation_date_condition = { maximum_days_since_created = { "@@assign" = "300" } } }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "structure" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": ${var.opening} "exception_message": {"@@assign": "a"}}}
EOF
}

resource "aws_organizations_policy" "all" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = " ${var.start} ${var.end} "
}
