resource "aws_organizations_policy" "scp" {
  content = "{}"
}
