resource "aws_organizations_policy" "amis" {
  name = "allowed-amis"
  type = "DECLARATIVE_POLICY_EC2"
  content = jsonencode({
    ec2_attributes = {
      allowed_images_settings = {
        state = { "@@assign" = "audit_mode" } # or enabled
        image_criteria : {
          "criteria_1" : { allowed_image_providers = { "@@assign" = ["amazon", 210987654321, ] } },
          criteria_2 = {
            allowed_image_providers = { "@@assgn" = ["AMAZON", "golden"] }
            creation_date_condition = { // days
              maximum_days_since_created = { "@@assign" = 3 }
            }
          }
        }
      }
      exception_message = "no operator"
    }
  })
}
