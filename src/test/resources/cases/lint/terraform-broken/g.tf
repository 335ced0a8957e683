resource "aws_organizations_policy" "amis" {
  type = "a"
  type = "b"
}
