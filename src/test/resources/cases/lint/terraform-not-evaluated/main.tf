variable "providers" {
  type    = list(string)
  default = ["amazon"]
}

resource "aws_organizations_policy" "from_a_file" {
  name    = "from-a-file"
  type    = "DECLARATIVE_POLICY_EC2"
  content = file("${path.module}/policies/allowed amis.json")
}

resource "aws_organizations_policy" "from_a_template" {
  name    = "from-a-template"
  type    = "DECLARATIVE_POLICY_EC2"
  content = templatefile("policy.json.tftpl", { providers = var.providers })
}

resource "aws_organizations_policy" "filled_in" {
  name    = "filled-in"
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<EOF
{"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "${var.state}"}}}}
EOF
}

resource "aws_organizations_policy" "local" {
  name    = "local"
  type    = "DECLARATIVE_POLICY_EC2"
  content = local.policy
}

resource "aws_organizations_policy" "conditional" {
  name    = "conditional"
  type    = "DECLARATIVE_POLICY_EC2"
  content = var.is_audited ? jsonencode({ a = 1 }) : "{}"
}

resource "aws_organizations_policy" "any" {
  for_each = var.policies
  name     = each.key
  type     = each.value.type
  content  = each.value.content
}

resource "aws_organizations_policy" "of_another_type" {
  type    = var.type
  content = jsonencode({ tags = {} })
}
