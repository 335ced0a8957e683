resource "aws_organizations_policy" "amis" {
  type    = "DECLARATIVE_POLICY_EC2"
  content = <<-POLICY
    {
      "ec2_attributes": {
        "allowed_images_settings": {
          "image_criteria": {
            "criteria_1": {
              "allowed_image_providers": {"@@assign": {"amazon", "aws-marketplace", "AWS Account ID"}}
            }
          }
        }
      }
    }
    POLICY
}
