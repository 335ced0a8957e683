package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;

/** A writer, and what AWS answers it. */
abstract class AwsPolicyWriterCases {
  static final TargetId ROOT = new TargetId("r-acme");

  static final PolicyName NAME = new PolicyName("allowed-amis");

  static final Map<String, String> TAGS = Map.of("amiguard:managed", "true");

  static final PolicyDocument AMAZON =
      PolicyDocument.parse("{\"ec2_attributes\": {\"a\": {\"@@assign\": [\"amazon\", \"b\"]}}}");

  static final String CREATED =
      "{\"Policy\": {\"PolicySummary\": {\"Id\": \"p-11111111\", \"Name\": \"allowed-amis\"}}}";

  final ScriptedHttp http = new ScriptedHttp();

  final AwsPolicyWriter writer = new AwsPolicyWriter(TestClients.over(http), List.of());
}
