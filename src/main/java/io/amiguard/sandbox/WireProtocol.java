package io.amiguard.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.SdkPojo;

/** How a service writes requests, responses and errors. */
enum WireProtocol {
  /** AWS JSON 1.1. */
  JSON {
    @Override
    JsonNode time(Instant instant) {
      return NODES.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    }

    @Override
    Notation notation() {
      return Notation.JSON;
    }

    @Override
    String operation(WireRequest request) {
      String target = request.target().orElse("");
      return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    }

    @Override
    JsonNode parameters(WireRequest request) {
      try {
        JsonNode body =
            request.body().isBlank() ? NODES.objectNode() : MAPPER.readTree(request.body());
        if (body.isObject()) {
          return body;
        }
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(NOT_ONE_OBJECT, e);
      }
      throw new IllegalArgumentException(NOT_ONE_OBJECT);
    }

    @Override
    Answer success(String operation, SdkPojo response, String requestId) {
      return reply(200, SdkCodec.encode(response, this::time).toString(), requestId);
    }

    @Override
    Answer failure(Failure failure, String requestId) {
      ObjectNode body = NODES.objectNode();
      body.put("__type", failure.code());
      body.put("Message", failure.message());
      body.setAll(failure.members());
      return reply(failure.status(), body.toString(), requestId);
    }

    @Override
    String badParameter() {
      return "SerializationException";
    }

    private Answer reply(int status, String body, String requestId) {
      return new Answer.Reply(status, "application/x-amz-json-1.1", body, requestId);
    }

    private static final String TARGET_PREFIX = "AWSOrganizationsV20161128.";
    private static final String NOT_ONE_OBJECT = "The body is not one JSON object.";
  },

  /** AWS Query, as STS speaks it. */
  QUERY {
    @Override
    Answer success(String operation, SdkPojo response, String requestId) {
      ObjectNode body = NODES.objectNode();
      body.set(operation + "Result", SdkCodec.encode(response, this::time));
      body.putObject("ResponseMetadata").put("RequestId", requestId);
      return xml(200, XmlText.of(operation + "Response", NAMESPACE, "member", body), requestId);
    }

    @Override
    Answer failure(Failure failure, String requestId) {
      ObjectNode body = NODES.objectNode();
      body.putObject("Error")
          .put("Type", failure.status() < 500 ? "Sender" : "Receiver")
          .put("Code", failure.code())
          .put("Message", failure.message());
      body.put("RequestId", requestId);
      return xml(
          failure.status(), XmlText.of("ErrorResponse", NAMESPACE, "member", body), requestId);
    }

    @Override
    String badParameter() {
      return "ValidationError";
    }

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  },

  /** The query protocol of EC2. */
  EC2 {
    @Override
    Answer success(String operation, SdkPojo response, String requestId) {
      ObjectNode body = NODES.objectNode();
      body.put("requestId", requestId);
      body.setAll(SdkCodec.encode(response, this::time));
      return xml(200, XmlText.of(operation + "Response", NAMESPACE, "item", body), requestId);
    }

    @Override
    Answer failure(Failure failure, String requestId) {
      ObjectNode body = NODES.objectNode();
      body.putObject("Errors")
          .putObject("Error")
          .put("Code", failure.code())
          .put("Message", failure.message());
      body.put("RequestID", requestId);
      return xml(failure.status(), XmlText.of("Response", "", "item", body), requestId);
    }

    @Override
    String badParameter() {
      return "InvalidParameterValue";
    }

    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
  };

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static WireProtocol of(AwsApi api) {
    return switch (api) {
      case ORGANIZATIONS -> JSON;
      case STS -> QUERY;
      case EC2 -> EC2;
    };
  }

  abstract Answer success(String operation, SdkPojo response, String requestId);

  abstract Answer failure(Failure failure, String requestId);

  /** Returns the code of the error for a parameter that does not have the type of the model. */
  abstract String badParameter();

  /** Returns how the parameters of a request are written. */
  Notation notation() {
    return Notation.FORM;
  }

  JsonNode time(Instant instant) {
    return NODES.textNode(instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** Returns the name of the operation asked for; empty if the request names none. */
  String operation(WireRequest request) {
    return FormTree.parse(request.body()).path("Action").asText("");
  }

  /**
   * Returns the parameters of the operation.
   *
   * @throws IllegalArgumentException if the body is broken
   */
  JsonNode parameters(WireRequest request) {
    return FormTree.parse(request.body());
  }

  private static Answer xml(int status, String body, String requestId) {
    return new Answer.Reply(status, "text/xml;charset=UTF-8", body, requestId);
  }
}
