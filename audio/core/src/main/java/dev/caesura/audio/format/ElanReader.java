package dev.caesura.audio.format;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the annotations of an ELAN file that have times of their own. Not thread-safe. */
final class ElanReader {

  private static final int MILLISECONDS = 3;
  private static final XMLInputFactory XML = factory();

  private final XMLStreamReader in;
  private final String name;
  private final Map<String, BigDecimal> slots = new HashMap<>();
  private final List<Annotation> all = new ArrayList<>();
  private final List<Annotation> tier = new ArrayList<>();
  private String tierName = "";

  /** An annotation between two slots, whose times may follow from those of its neighbours. */
  private record Annotation(
      String tier, String start, String end, String value, TextPosition position) {}

  /** Takes an annotation. */
  @FunctionalInterface
  interface Result {
    void take(String tier, BigDecimal start, BigDecimal end, String value, TextPosition position)
        throws IOException;
  }

  private ElanReader(XMLStreamReader in, String name) {
    this.in = in;
    this.name = name;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A file must not make its reader fetch or expand what it names.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Reads a file, tier by tier. */
  static void read(Reader text, String name, Result result) throws IOException {
    ElanReader reader = null;
    try {
      reader = new ElanReader(XML.createXMLStreamReader(text), name);
      reader.document();
    } catch (XMLStreamException e) {
      for (Throwable cause = e; cause != null; cause = next(cause)) {
        if (cause instanceof CharacterCodingException charset) {
          throw charset;
        }
      }
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw new TextPosition(name, Math.max(1, line)).malformed("XML of ELAN", e);
    }
    for (Annotation annotation : reader.all) {
      result.take(
          annotation.tier,
          reader.slots.get(annotation.start),
          reader.slots.get(annotation.end),
          annotation.value,
          annotation.position);
    }
  }

  private static Throwable next(Throwable cause) {
    return cause instanceof XMLStreamException xml && xml.getNestedException() != null
        ? xml.getNestedException()
        : cause.getCause();
  }

  private TextPosition position() {
    return new TextPosition(name, Math.max(1, in.getLocation().getLineNumber()));
  }

  private void document() throws XMLStreamException, IOException {
    in.nextTag();
    if (!in.getLocalName().equals("ANNOTATION_DOCUMENT")) {
      throw position().malformed("ANNOTATION_DOCUMENT", in.getLocalName());
    }
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        element();
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("TIER")) {
        placeSlots();
        all.addAll(tier);
        tier.clear();
      }
    }
  }

  private void element() throws XMLStreamException, IOException {
    switch (in.getLocalName()) {
      case "HEADER" -> {
        String units = in.getAttributeValue(null, "TIME_UNITS");
        if (units != null && !units.equals("milliseconds")) {
          throw position().malformed("milliseconds as TIME_UNITS", units);
        }
      }
      case "TIME_SLOT" -> {
        String value = in.getAttributeValue(null, "TIME_VALUE");
        slots.put(attribute("TIME_SLOT_ID"), value == null ? null : milliseconds(value));
      }
      case "TIER" -> {
        String speaker = in.getAttributeValue(null, "PARTICIPANT");
        String id = in.getAttributeValue(null, "TIER_ID");
        tierName = speaker == null || speaker.isBlank() ? (id == null ? "" : id) : speaker;
      }
      case "ALIGNABLE_ANNOTATION" -> annotation();
      default -> {
        // Neither times nor annotations with times of their own.
      }
    }
  }

  private BigDecimal milliseconds(String value) throws IOException {
    if (!value.matches("[0-9]{1,12}")) {
      throw position().malformed("milliseconds as TIME_VALUE", value);
    }
    return new BigDecimal(value).movePointLeft(MILLISECONDS);
  }

  private String attribute(String attribute) throws IOException {
    String value = in.getAttributeValue(null, attribute);
    if (value == null) {
      throw position().malformed(in.getLocalName() + " with " + attribute, "none");
    }
    return value;
  }

  private void annotation() throws XMLStreamException, IOException {
    TextPosition position = position();
    String start = attribute("TIME_SLOT_REF1");
    String end = attribute("TIME_SLOT_REF2");
    for (String slot : List.of(start, end)) {
      if (!slots.containsKey(slot)) {
        throw position.malformed("a slot of TIME_ORDER", slot);
      }
    }
    in.nextTag();
    tier.add(new Annotation(tierName, start, end, in.getElementText().strip(), position));
  }

  /** Places slots without a time evenly between their neighbours in the tier, as ELAN does. */
  private void placeSlots() throws IOException {
    List<String> order = new ArrayList<>();
    for (Annotation annotation : tier) {
      if (order.isEmpty() || !order.get(order.size() - 1).equals(annotation.start)) {
        order.add(annotation.start);
      }
      order.add(annotation.end);
    }
    for (int i = 0; i < order.size(); i++) {
      if (slots.get(order.get(i)) != null) {
        continue;
      }
      int last = i;
      while (last < order.size() && slots.get(order.get(last)) == null) {
        last++;
      }
      if (i == 0 || last == order.size()) {
        throw tier.get(0).position.malformed("a TIME_VALUE of " + order.get(i), "none");
      }
      double from = slots.get(order.get(i - 1)).doubleValue();
      double to = slots.get(order.get(last)).doubleValue();
      for (int k = i; k < last; k++) {
        double at = from + (to - from) * (k - i + 1) / (last - i + 1);
        slots.put(order.get(k), BigDecimal.valueOf(Math.round(at * 1000), MILLISECONDS));
      }
    }
  }
}
