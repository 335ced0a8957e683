resource "aws_organizations_policy" "amis" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = "{\"ec2_attributes\": {\"serial_console_access\":\n {\"status\": \"disabled\", \"\u0073tate\": 1}}}"
}
resource "aws_organizations_policy" "empty" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = ""
}
resource "aws_organizations_policy" "number" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = jsonencode(-1.50e1)
}
resource "aws_organizations_policy" "none" { type = "DECLARATIVE_POLICY_EC2" }
