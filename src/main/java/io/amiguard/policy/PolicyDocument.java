package io.amiguard.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a declarative policy. Equality is meaning: formatting, the order of keys and
 * lists, and a number written as text make no difference.
 *
 * <p>Shape: AWS Organizations User Guide, "EC2 policy syntax and examples".
 */
public final class PolicyDocument {

  /** AWS counts characters, white space included (Organizations quotas). */
  public static final int MAX_CHARACTERS = 10_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode content;

  private PolicyDocument(ObjectNode content) {
    this.content = content.deepCopy();
  }

  /** Returns the document that says just what the settings say. */
  public static PolicyDocument of(AllowedImagesSettings settings) {
    return new PolicyDocument(PolicyDocumentBuilder.content(settings));
  }

  /** Returns the document with this content. */
  public static PolicyDocument of(ObjectNode content) {
    return new PolicyDocument(content);
  }

  /**
   * Returns the document that a JSON text holds.
   *
   * @throws IllegalArgumentException if the text is not one JSON object
   */
  public static PolicyDocument parse(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return new PolicyDocument(object);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("a policy document must be a JSON object");
  }

  /**
   * Returns this document with Allowed AMIs replaced by what the settings say. Every other
   * attribute stays; so does an exception message if the settings give none.
   */
  public PolicyDocument with(AllowedImagesSettings settings) {
    return with(of(settings));
  }

  /** Returns this document with Allowed AMIs as in {@code ours}, as for settings. */
  public PolicyDocument with(PolicyDocument ours) {
    return new PolicyDocument(PolicyDocumentMerge.merge(content, ours.content));
  }

  /** Returns this document without Allowed AMIs; every other attribute stays. */
  public PolicyDocument withoutAllowedImages() {
    return new PolicyDocument(
        PolicyDocumentMerge.without(content, PolicyKeys.ALLOWED_IMAGES_SETTINGS));
  }

  /** Returns this document without an exception message; every other attribute stays. */
  public PolicyDocument withoutExceptionMessage() {
    return new PolicyDocument(PolicyDocumentMerge.without(content, PolicyKeys.EXCEPTION_MESSAGE));
  }

  /**
   * Returns whether the document says something that Allowed AMIs have nothing to do with. Whose an
   * exception message is cannot be seen from it: {@link DeclarativePolicy#saysMore} knows.
   */
  public boolean saysMore() {
    return PolicyDocumentMerge.saysMore(content);
  }

  /** Returns what the document says about Allowed AMIs; empty if it says nothing. */
  public Optional<JsonNode> allowedImages() {
    return child(content, PolicyKeys.EC2_ATTRIBUTES)
        .flatMap(attributes -> child(attributes, PolicyKeys.ALLOWED_IMAGES_SETTINGS));
  }

  /** Returns what the document says about the exception message; empty if it says nothing. */
  public Optional<JsonNode> exceptionMessage() {
    return child(content, PolicyKeys.EC2_ATTRIBUTES)
        .flatMap(attributes -> child(attributes, PolicyKeys.EXCEPTION_MESSAGE))
        .filter(message -> !message.isEmpty());
  }

  /**
   * Returns the part of the document that has a say in what accounts get of Allowed AMIs: these,
   * the exception message, and the child control on what both stand in. Empty if it has none.
   */
  public ObjectNode aboutAllowedImages() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    content.properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(PolicyKeys.EC2_ATTRIBUTES))
        .flatMap(field -> field.getValue().properties().stream())
        .filter(field -> isAboutAllowedImages(field.getKey()) && !Meaning.saysNothing(field))
        .filter(field -> !field.getValue().isEmpty())
        .forEach(
            field ->
                part.withObjectProperty(PolicyKeys.EC2_ATTRIBUTES)
                    .set(field.getKey(), field.getValue().deepCopy()));
    return part;
  }

  private static boolean isAboutAllowedImages(String key) {
    return key.equalsIgnoreCase(PolicyKeys.ALLOWED_IMAGES_SETTINGS)
        || key.equalsIgnoreCase(PolicyKeys.EXCEPTION_MESSAGE)
        || key.equals(PolicyKeys.CHILD_CONTROL);
  }

  /** Keys carry no case. */
  private static Optional<JsonNode> child(JsonNode node, String key) {
    return node.properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns a copy of the content. */
  public ObjectNode json() {
    return content.deepCopy();
  }

  /** Returns the text that is sent to AWS: without white space, which AWS would count. */
  public String minified() {
    return content.toString();
  }

  /** Returns the text laid out for a person. */
  public String pretty() {
    return content.toPrettyString();
  }

  /** Returns how many of the {@value #MAX_CHARACTERS} characters the minified text uses. */
  public int characters() {
    return minified().length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyDocument document
        && Meaning.of(content).equals(Meaning.of(document.content));
  }

  @Override
  public int hashCode() {
    JsonNode meaning = Meaning.of(content);
    return meaning.hashCode();
  }

  @Override
  public String toString() {
    return minified();
  }
}
