resource "aws_organizations_policy" "amis" {
  name    = "allowed-amis"
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {"state": }}}
EOF
}
