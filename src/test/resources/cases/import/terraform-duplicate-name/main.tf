resource "aws_organizations_policy" "a" {
  type    = "DECLARATIVE_POLICY_EC2"
  name    = "same"
  content = "{\"ec2_attributes\": {\"allowed_images_settings\": {\"state\": {\"@@assign\": \"disabled\"}}}}"
}
resource "aws_organizations_policy" "b" {
  type    = "DECLARATIVE_POLICY_EC2"
  name    = "same"
  content = "{\"ec2_attributes\": {\"allowed_images_settings\": {\"state\": {\"@@assign\": \"disabled\"}}}}"
}
