# The type of the policy decides whether it is ours.
resource "aws_organizations_policy" "deny_leaving" {
  name    = "deny-leaving"
  content = <<EOF
{"Version": "2012-10-17", "Statement": []}
EOF
}

resource "aws_organizations_policy" "amis" {
  name    = "allowed-amis"
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOF
    {
      "ec2_attributes": {
        "exception_message": {"@@assign": "See $${wiki}"},
        "allowed_images_settings": {
          "state": {"@@assign": "audit-mode"},
          "image_criteria": {
            "criteria_1": {
              "allowed_image_providers": {"@@assign": ["amazon", "11112222333"]}
            }
          },
          "state": {"@@assign": "enabled"}
        }
      }
    }
  EOF

  lifecycle {
    prevent_destroy = true
  }
}

/* A heredoc that is broken:
   lint says where. */
resource aws_organizations_policy broken {
  content = <<EOF
{"ec2_attributes": {
  "exception_message": {"@@assign": "…"
}}
EOF
  type = "DECLARATIVE_POLICY_EC2"
}
