resource "aws_organizations_policy" "amis" {
  name    = "amis"
  type    = "DECLARATIVE_POLICY_EC2"
  content = file("${path.module}/policies/amis.json")
}
