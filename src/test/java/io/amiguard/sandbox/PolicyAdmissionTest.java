package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;

class PolicyAdmissionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ec2_attributes':{}}",
        "{'ec2_attributes':{'exception_message':{'@@assign':'Ask the platform team.'}}}",
        "{'ec2_attributes':{'serial_console_access':{'status':{'@@assign':'disabled'}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'state':{'@@assign':'enabled',"
            + "'@@operators_allowed_for_child_policies':['@@none']}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_10':{"
            + "'allowed_image_providers':{'@@assign':['amazon'],'@@append':['111122223333'],"
            + "'@@remove':['aws_marketplace']}}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'creation_date_condition':{'maximum_days_since_created':{'@@assign':300}}}}}}}",
      })
  void takes(String policy) {
    assertThat(PolicyAdmission.admit(json(policy))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "not json",
        "{'ec2_attributes':{}} ,",
        "{'tags':{}}",
        "{'ec2_attributes':{},'tags':{}}",
        "{'ec2_attributes':{'exception_message':'bare'}}",
        "{'ec2_attributes':{'exception_message':{'@@append':['a']}}}",
        "{'ec2_attributes':{'exception_message':{'@@assign':'a'},'exception_message':"
            + "{'@@assign':'b'}}}",
        "{'ec2_attributes':{'serial_console_access':{'status':{'@@assign':'a'}},"
            + "'Serial_console_access':{'status':{'@@assign':'a'}}}}",
        "{'ec2_attributes':{'unknown_attribute':{'state':{'@@assign':'a'}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'state':{'@@assign':'audit-mode'}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'state':{}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_11':{}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'allowed_image_owners':{'@@assign':['amazon']}}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'allowed_image_providers':{'@@assign':['aws-marketplace']}}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'allowed_image_providers':{'@@assign':['1111']}}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'image_names':{'@@assign':['a?']}}}}}}",
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':{'criteria_1':{"
            + "'creation_date_condition':{'maximum_days_since_created':{'@@assign':"
            + "'2147483648'}}}}}}}",
        "{'ec2_attributes':{'@@operators_allowed_for_child_policies':['@@all','@@none']}}",
        "{'ec2_attributes':{'@@operators_allowed_for_child_policies':['@@all','@@all']}}",
        "{'ec2_attributes':{'@@operators_allowed_for_child_policies':['@@replace']}}",
      })
  void refuses(String policy) {
    assertThat(PolicyAdmission.admit(json(policy))).isEmpty();
  }

  @Test
  void awsHasOneMessageForAll() {
    try (Aws aws = Aws.with(Acme.enabled())) {
      assertThatThrownBy(() -> aws.created("allowed-amis", "{}"))
          .isInstanceOf(MalformedPolicyDocumentException.class)
          .hasMessageContaining(
              "The provided policy document does not meet the requirements of the specified policy"
                  + " type.");
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
