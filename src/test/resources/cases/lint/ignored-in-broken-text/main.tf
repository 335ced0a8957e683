# amiguard:ignore policy.wide-name the provider publishes one product only
resource "aws_organizations_policy" "broken" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOF
    {"ec2_attributes": {"allowed_images_settings": {
      "state": {"@@assign": "enabled"},
    }}}
  EOF
}
