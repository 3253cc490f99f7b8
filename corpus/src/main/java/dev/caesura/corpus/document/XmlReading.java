package dev.caesura.corpus.document;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML event by event, without fetching or expanding anything that it names: entities that a
 * file declares are errors. Not thread-safe.
 */
final class XmlReading {

  private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
  private static final int MAX_DEPTH = 10_000;

  private final XMLStreamReader in;
  private final String file;
  private int depth;

  private XmlReading(XMLStreamReader in, String file) {
    this.in = in;
    this.file = file;
  }

  /** Opens a file; its bytes are not closed. */
  static XmlReading of(InputStream bytes, String file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      return new XmlReading(factory.createXMLStreamReader(bytes), file);
    } catch (XMLStreamException e) {
      throw failure(file, e);
    }
  }

  /** Moves on; false at the end of the document. */
  boolean next() throws IOException {
    try {
      if (!in.hasNext()) {
        return false;
      }
      int event = in.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw position()
            .malformed("XML without entities of its own", "&" + in.getLocalName() + ";");
      }
      if (event == XMLStreamConstants.DTD
          && Optional.ofNullable(in.getText()).orElse("").contains("<!ENTITY")) {
        throw position().malformed("XML without entities of its own", "a declaration of an entity");
      }
      depth += isStart() ? 1 : isEnd() ? -1 : 0;
      if (depth > MAX_DEPTH) {
        throw position()
            .malformed("at most " + MAX_DEPTH + " elements inside each other", in.getLocalName());
      }
      return true;
    } catch (XMLStreamException e) {
      throw failure(file, e);
    }
  }

  private static IOException failure(String file, XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      if (cause instanceof CharacterCodingException) {
        return new IOException(file + ": expected XML in its encoding; found other bytes.", e);
      }
      if (cause instanceof IOException io) {
        return io;
      }
    }
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message:");
    String found = at < 0 ? message : message.substring(at + "Message:".length());
    return new TextPosition(file, line)
        .malformed("XML", new IOException(found.strip().replaceAll("\\s+", " "), e));
  }

  private static Throwable next(Throwable cause) {
    return cause instanceof XMLStreamException xml && xml.getNestedException() != null
        ? xml.getNestedException()
        : cause.getCause();
  }

  boolean isStart() {
    return in.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  boolean isEnd() {
    return in.getEventType() == XMLStreamConstants.END_ELEMENT;
  }

  /** Whether the event is text, also in a CDATA section. */
  boolean isText() {
    int event = in.getEventType();
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  String text() {
    return in.getText();
  }

  /** The name of the element without its namespace. */
  String name() {
    return in.getLocalName();
  }

  /** The value of an attribute without a namespace; empty if there is none. */
  String attribute(String attribute) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(attribute)) {
        return in.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The value of {@code xml:id} or {@code xml:lang}; empty if there is none. */
  String xml(String attribute) {
    String value = in.getAttributeValue(XML_NAMESPACE, attribute);
    return value == null ? "" : value;
  }

  int line() {
    return Math.max(1, in.getLocation().getLineNumber());
  }

  TextPosition position() {
    return new TextPosition(file, line());
  }
}
