resource "aws_organizations_policy" "amis" {
  /* content = 1
}
