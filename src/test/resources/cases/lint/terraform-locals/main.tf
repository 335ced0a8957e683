locals {
  golden = "golden"
  state  = { prod = "audit-mode", test = "enabled" }
  days   = 3
  many   = ["amazon", local.golden]
  policy = jsonencode({
    ec2_attributes = {
      exception_message = { "@@assign" = "Ask ${local.golden}" }
      allowed_images_settings = {
        state = { "@@assign" = local.state.prod }
        image_criteria = {
          criteria_1 = {
            allowed_image_providers = { "@@assign" = local.many }
            creation_date_condition = { maximum_days_since_created = { "@@assign" = "${local.days}" } }
          }
        }
      }
    }
  })
}

resource "aws_organizations_policy" "amis" {
  type    = local.type
  content = local.policy
}

resource "aws_organizations_policy" "in_a_heredoc" {
  type    = local.type
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {
  "state": {"@@assign": "${local.state["test"]}"},
  "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ${jsonencode(local.many)}}}}
}}}
EOF
}

resource "aws_organizations_policy" "unknown" {
  type    = local.type
  content = jsonencode({ ec2_attributes = { exception_message = { "@@assign" = local.message }, states = local.loop } })
}

locals {
  type = "DECLARATIVE_POLICY_EC2"
  loop = [local.pool]
  pool = local.loop[0]
}
