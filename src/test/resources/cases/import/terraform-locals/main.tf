locals {
  name      = "allowed-amis"
  providers = ["amazon", "210987654321"]
}

resource "aws_organizations_policy" "amis" {
  name    = "${local.name}-all"
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {
  "state": {"@@assign": "audit_mode"},
  "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ${jsonencode(local.providers)}}}}
}}}
EOF
}
