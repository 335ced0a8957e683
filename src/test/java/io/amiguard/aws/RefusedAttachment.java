package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.Map;

/** Attaches a policy, which AWS refuses, and returns the line that a person reads. */
final class RefusedAttachment {
  static final String EVIDENCE = "HTTP 400, request id 11111111-2222-3333-4444-555555555555";

  final ScriptedHttp http = new ScriptedHttp();
  final AwsClients clients = TestClients.over(http);

  String refused(String code, String message) {
    http.refuse("AttachPolicy", code, message);
    return attach();
  }

  String refusedFor(String reason) {
    http.answer(
        "AttachPolicy",
        400,
        "{\"__type\": \"ConstraintViolationException\", \"Message\": \"No.\", \"Reason\": \"%s\"}"
            .formatted(reason));
    return attach();
  }

  String refusedToTheEnd(String code) {
    for (int attempt = 0; attempt < 12; attempt++) {
      http.refuse("AttachPolicy", code, "Later.");
    }
    return attach();
  }

  /** Refuses at each of the polls of {@link Waits#none()}. */
  String refusedAtEachPoll(String code) {
    for (int poll = 0; poll < Waits.none().polls(); poll++) {
      http.refuse("AttachPolicy", code, "Later.");
    }
    return attach();
  }

  String attach() {
    AwsPolicyWriter writer = writer();
    AmiguardException thrown =
        catchThrowableOfType(
            AmiguardException.class,
            () -> writer.attach(new PolicyName("allowed-amis"), new TargetId("r-acme")));
    assertThat(http.left()).isZero();
    return String.valueOf(thrown.getMessage());
  }

  /** Creates a policy instead, which AWS refuses. */
  String create() {
    AwsPolicyWriter writer = writer();
    AmiguardException thrown =
        catchThrowableOfType(
            AmiguardException.class,
            () ->
                writer.create(
                    new PolicyName("allowed-amis"),
                    "AMIs",
                    PolicyDocument.parse("{\"ec2_attributes\": {}}"),
                    Map.of("amiguard:managed", "true")));
    return String.valueOf(thrown.getMessage());
  }

  /** Returns a writer for a plan that saw the policy. */
  AwsPolicyWriter writer() {
    return new AwsPolicyWriter(clients, Planned.POLICIES);
  }
}
