resource "aws_organizations_policy" "scp" {
  content = jsonencode({ Version = "2012-10-17" })
}
