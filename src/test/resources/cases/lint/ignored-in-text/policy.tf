resource "aws_organizations_policy" "amis" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOT
    {"ec2_attributes": {"exception_message": {"@@assign": "Ask jane@example.com # amiguard:ignore policy.sensitive-message in a heredoc"},
      "allowed_images_settings": {"state": {"@@assign": "disabled"}}}}
  EOT
}

resource "aws_organizations_policy" "quoted" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({ ec2_attributes = {
    exception_message = { "@@assign" = "Ask jane@example.com # amiguard:ignore policy.sensitive-message in quotes" }
  } })
}

resource "aws_organizations_policy" "really" {
  type = "DECLARATIVE_POLICY_EC2"
  // amiguard:ignore policy.sensitive-message Jane wants it
  /* amiguard:ignore policy.state-without-criteria
     another policy has them */
  content = <<-EOT
    {"ec2_attributes": {"exception_message": {"@@assign": "Ask jane@example.com"},
      "allowed_images_settings": {"state": {"@@assign": "enabled"}}}}
  EOT
}
