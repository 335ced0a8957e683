resource "aws_organizations_policy" "amis" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOT
    {
      "ec2_attributes": {
        "allowed_images_settings": {
          %{ if var.is_enforced ~}
          "state": {"@@assign": "enabled"},
          %{ else ~}
          "state": {"@@assign": "audit_mode"},
          %{ endif ~}
          "image_criteria": {
            "criteria_1": {
              "allowed_image_providers": {
                "@@assign": ["golden", %{ for a in var.accounts ~} "${a}"%{ if a != var.last }, %{ endif }%{ endfor ~} ]
              },
              "image_names": {"@@assign": ["%{ if var.is_linux }linux%{ else }windows%{ endif }-*", "a$%"]},
              "creation_date_condition": {"maximum_days_since_created": {"@@assign": "3"}}
            }
          }
        }
      }
    }
  EOT
}

resource "aws_organizations_policy" "without_end" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-EOT
    {"ec2_attributes": {"exception_mesage": {"@@assign": "a"}, %{ if var.x } "b"
  EOT
}
