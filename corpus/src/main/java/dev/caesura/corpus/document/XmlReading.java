package dev.caesura.corpus.document;

import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.unicode.CharacterEntities;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML event by event, without fetching or expanding anything that it names: entities that a
 * file declares are errors; those of HTML are known. Not thread-safe.
 */
public final class XmlReading {

  private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
  private static final int MAX_DEPTH = 10_000;
  private static final int MAX_DECLARATION = 512;
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private final XMLStreamReader in;
  private final String file;
  private int depth;

  private XmlReading(XMLStreamReader in, String file) {
    this.in = in;
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @param bytes the file; not closed
   * @param file its name in messages
   * @return a reading before its first event
   * @throws IOException if it does not begin as XML
   */
  public static XmlReading of(InputStream bytes, String file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      return new XmlReading(reader(factory, bytes, file), file);
    } catch (XMLStreamException e) {
      throw failure(file, e);
    }
  }

  /**
   * Decodes the file here, where its encoding is known: the parser of the platform prints wrong
   * bytes on the error output, and replaces those of some encodings.
   */
  private static XMLStreamReader reader(XMLInputFactory factory, InputStream bytes, String file)
      throws IOException, XMLStreamException {
    BufferedInputStream in = new BufferedInputStream(bytes);
    in.mark(MAX_DECLARATION);
    String start = new String(in.readNBytes(MAX_DECLARATION), StandardCharsets.ISO_8859_1);
    in.reset();
    Matcher declared = DECLARATION.matcher(start);
    String encoding = declared.lookingAt() ? declared.group(1) : "UTF-8";
    boolean isMarked = start.matches("(?s)(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE).*");
    boolean isWide = !isMarked && start.length() > 1 && start.substring(0, 2).indexOf(0) >= 0;
    if (isMarked || (!isWide && encoding.equalsIgnoreCase("UTF-8"))) {
      return factory.createXMLStreamReader(new Utf8Reader(in, file));
    }
    return isWide || !isSupported(encoding)
        ? factory.createXMLStreamReader(in)
        : factory.createXMLStreamReader(
            new InputStreamReader(in, Charset.forName(encoding).newDecoder()));
  }

  private static boolean isSupported(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /**
   * Moves to the next event.
   *
   * @return false at the end of the document
   * @throws IOException if the file cannot be read, is damaged, or has entities of its own; the
   *     message names file and line
   */
  public boolean next() throws IOException {
    try {
      if (!in.hasNext()) {
        return false;
      }
      int event = in.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE && entity().isEmpty()) {
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
      if (cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
        String message = String.valueOf(cause.getMessage());
        return message.startsWith(file)
            ? (IOException) cause
            : new IOException(file + ": expected XML in its encoding; found other bytes.", e);
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

  /**
   * Returns whether the event is the start of an element.
   *
   * @return whether it is
   */
  public boolean isStart() {
    return in.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  /**
   * Returns whether the event is the end of an element.
   *
   * @return whether it is
   */
  public boolean isEnd() {
    return in.getEventType() == XMLStreamConstants.END_ELEMENT;
  }

  /**
   * Returns whether the event is text, also in a CDATA section.
   *
   * @return whether it is
   */
  public boolean isText() {
    int event = in.getEventType();
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.ENTITY_REFERENCE
        || event == XMLStreamConstants.SPACE;
  }

  /**
   * Returns the text of the event.
   *
   * @return a part of the text between two tags
   */
  public String text() {
    return in.getEventType() == XMLStreamConstants.ENTITY_REFERENCE
        ? entity().orElseThrow()
        : in.getText();
  }

  /** Returns what a name such as {@code nbsp} stands for in HTML, which files need not declare. */
  private Optional<String> entity() {
    return CharacterEntities.text(in.getLocalName());
  }

  /**
   * Returns the name of the element.
   *
   * @return the name without its namespace
   */
  public String name() {
    return in.getLocalName();
  }

  /**
   * Returns the value of an attribute.
   *
   * @param attribute its name without its namespace
   * @return the value; empty if there is none
   */
  public String attribute(String attribute) {
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

  /**
   * Returns the place of the event.
   *
   * @return file and line
   */
  public TextPosition position() {
    return new TextPosition(file, line());
  }
}
