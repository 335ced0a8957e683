resource "aws_organizations_policy" "amis" {
  name        = "allowed-amis"
  description = "AMIs our accounts may launch"
  type        = "DECLARATIVE_POLICY_EC2"
  content     = <<-EOT
    {
      "ec2_attributes": {
        "allowed_images_settings": {
          "state": {"@@assign": "audit_mode"},
          "image_criteria": {
            "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon", "210987654321"]}}
          }
        },
        "exception_message": {"@@assign": "Ask for AMIs: $${team}"}
      }
    }
  EOT
}

resource "aws_organizations_policy" "amis_enforced" {
  name = "allowed-amis-enforced"
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = { state = { "@@assign" = "enabled" } }
      serial_console_access   = { status = { "@@assign" = "disabled" } }
    }
  })
}

resource "aws_organizations_policy" "scp" {
  name    = "deny-leaving"
  content = file("scp.json")
}
