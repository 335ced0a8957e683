data "aws_organizations_organization" "this" {}

resource "aws_organizations_policy" "amis" {
  name    = "allowed-amis"
  type    = "DECLARATIVE_POLICY_EC2"
  content = "{\"ec2_attributes\": {\"allowed_images_settings\": {\"state\": {\"@@assign\": \"disabled\"}}}}"
}

resource "aws_organizations_policy_attachment" "root" {
  policy_id = aws_organizations_policy.amis.id
  target_id = data.aws_organizations_organization.this.roots[0].id
}

resource "aws_organizations_policy_attachment" "unit" {
  policy_id = aws_organizations_policy.amis.id
  target_id = "ou-acme-33333333"
}

resource "aws_organizations_policy_attachment" "variable" {
  policy_id = aws_organizations_policy.amis.id
  target_id = var.sandbox
}

resource "aws_organizations_policy_attachment" "other" {
  policy_id = aws_organizations_policy.scp.id
  target_id = "222222222222"
}

resource "aws_organizations_policy_attachment" "mistaken" {
  policy_id = aws_organizations_policy.amis.id
  target_id = "sandbox"
}
