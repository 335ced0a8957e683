locals {
  amis = file("${path.module}/policy.json")
}

resource "aws_organizations_policy" "found" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = local.amis
}

resource "aws_organizations_policy" "missing" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = file("polcy.json")
}

resource "aws_organizations_policy" "outside" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = file("${path.module}/../policy.json")
}

resource "aws_organizations_policy" "elsewhere" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = file("${path.root}/policy.json")
}

resource "aws_organizations_policy" "template" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = templatefile("policy.json", { state = "enabled" })
}
