# amiguard:ignore policy.wide-name what comes before the break is not broken
resource "aws_organizations_policy" "sound" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({ ec2_attributes = { serial_console_access = { status = { "@@assign" = "disabled" } } } })
}

resource "aws_organizations_policy" "broken" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = "{"
}
