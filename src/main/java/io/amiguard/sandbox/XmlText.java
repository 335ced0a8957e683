package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Trees as the XML of AWS's query protocols. */
final class XmlText {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final XMLStreamWriter xml;
  private final String item;

  private XmlText(XMLStreamWriter xml, String item) {
    this.xml = xml;
    this.item = item;
  }

  /**
   * Returns a document.
   *
   * @param item the element around each value of a list
   */
  static String of(String root, String namespace, String item, JsonNode content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(root);
      if (!namespace.isEmpty()) {
        xml.writeDefaultNamespace(namespace);
      }
      new XmlText(xml, item).content(content);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void content(JsonNode node) throws XMLStreamException {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        element(field.getKey(), field.getValue());
      }
    } else if (node.isArray()) {
      for (JsonNode value : node) {
        element(item, value);
      }
    } else {
      xml.writeCharacters(node.asText());
    }
  }

  private void element(String name, JsonNode node) throws XMLStreamException {
    xml.writeStartElement(name);
    content(node);
    xml.writeEndElement();
  }
}
