resource "aws_organizations_policy" "amis" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({ ec2_attributes = { allowed_images_settings = { state = "disabled" } } })
}
