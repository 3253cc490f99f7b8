package dev.caesura.corpus.document;

import dev.caesura.text.unicode.WhiteSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Word documents (docx): a part for each paragraph. Headers, footers, footnotes and comments are
 * left out, and counted; deleted text of tracked changes is left out, inserted text is read.
 *
 * <p>Source: ECMA-376, <em>Office Open XML</em>, part 1, chapter 17.
 */
final class DocxFormat implements TranscriptFormat {

  private static final String DOCUMENT = "word/document.xml";

  /** Elements whose text is not that of the document. */
  private static final Set<String> OTHER =
      Set.of("del", "moveFrom", "delText", "instrText", "Fallback", "rPr", "sectPr");

  @Override
  public String name() {
    return "docx";
  }

  @Override
  public String title() {
    return "Word (docx)";
  }

  @Override
  public boolean detects(SourceFile file) throws IOException {
    if (!file.startsWith("PK\3\4")) {
      return false;
    }
    try (ZipArchive zip = ZipArchive.open(file)) {
      return zip.names().contains(DOCUMENT);
    }
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    DocumentBuilder builder = new DocumentBuilder(file, name());
    try (ZipArchive zip = ZipArchive.open(file)) {
      properties(zip, builder);
      XmlReading xml =
          XmlReading.of(new ByteArrayInputStream(zip.read(DOCUMENT)), zip.entryName(DOCUMENT));
      while (xml.next()) {
        if (xml.isStart() && xml.name().equals("p")) {
          paragraph(xml, builder);
        }
      }
      for (String entry : zip.names()) {
        if (entry.matches("word/(?:header|footer|footnotes|endnotes|comments)\\d*\\.xml")) {
          other(zip, entry, builder);
        }
      }
    }
    return List.of(builder.build());
  }

  private static void properties(ZipArchive zip, DocumentBuilder builder) throws IOException {
    String core = "docProps/core.xml";
    Optional<byte[]> bytes = zip.find(core);
    if (bytes.isEmpty()) {
      return;
    }
    XmlReading xml = XmlReading.of(new ByteArrayInputStream(bytes.get()), zip.entryName(core));
    String field = "";
    while (xml.next()) {
      if (xml.isStart()) {
        field = xml.name();
      } else if (xml.isEnd()) {
        field = "";
      } else if (xml.isText()) {
        switch (field) {
          case "title" -> builder.metadata("title", xml.text());
          case "creator" -> builder.metadata("author", xml.text());
          case "created" -> builder.metadata("created", xml.text());
          case "language" -> builder.language(xml.text());
          default -> {
            // Revisions and the like say nothing about the text.
          }
        }
      }
    }
  }

  /** Reads a paragraph to its end; text boxes in it become paragraphs before it. */
  private void paragraph(XmlReading xml, DocumentBuilder builder) throws IOException {
    int line = xml.line();
    StringBuilder text = new StringBuilder();
    StringBuilder hidden = new StringBuilder();
    boolean isHeading = false;
    boolean isContents = false;
    boolean isText = false;
    boolean isHidden = false;
    for (int depth = 1; depth > 0 && xml.next(); ) {
      if (xml.isText()) {
        if (isText) {
          (isHidden ? hidden : text).append(xml.text());
        }
        continue;
      }
      if (xml.isEnd()) {
        depth--;
        isText = false;
        isHidden &= !xml.name().equals("r");
        continue;
      }
      if (!xml.isStart()) {
        continue;
      }
      String element = xml.name();
      if (element.equals("rPr")) {
        isHidden |= isVanished(xml);
        continue;
      }
      if (OTHER.contains(element)) {
        skip(xml, element, builder);
        continue;
      }
      depth++;
      switch (element) {
        case "t" -> isText = true;
        case "tab", "br", "cr" -> text.append(' ');
        case "noBreakHyphen" -> text.append('\u2011');
        case "pStyle" -> {
          isHeading |= xml.attribute("val").matches("(?i)(heading|title|berschrift).*");
          isContents |= xml.attribute("val").matches("(?i)(?:toc|contents?|verzeichnis)\\s?\\d+");
        }
        case "p" -> {
          paragraph(xml, builder);
          depth--;
        }
        default -> {
          // Formatting.
        }
      }
    }
    SourcePlace place = SourcePlace.ofElement("paragraph " + (builder.size() + 1), line);
    if (!WhiteSpace.isBlank(hidden)) {
      builder.remark(ReadingRemark.Kind.OMITTED, "hidden text", hidden.toString(), place);
    }
    if (isContents && !WhiteSpace.isBlank(text)) {
      builder.remark(ReadingRemark.Kind.OMITTED, "table of contents", text.toString(), place);
      return;
    }
    builder.part(
        "",
        isHeading ? DocumentPart.Kind.HEADING : DocumentPart.Kind.PARAGRAPH,
        WhiteSpace.collapse(text.toString()),
        place,
        "",
        Map.of());
  }

  /** Reads the properties of a run to their end; true if its text is not shown. */
  private static boolean isVanished(XmlReading xml) throws IOException {
    boolean isVanished = false;
    for (int depth = 1; depth > 0 && xml.next(); ) {
      depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      isVanished |=
          xml.isStart()
              && xml.name().equals("vanish")
              && !xml.attribute("val").matches("(?i)0|false|off");
    }
    return isVanished;
  }

  private static void skip(XmlReading xml, String element, DocumentBuilder builder)
      throws IOException {
    int line = xml.line();
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0 && xml.next(); ) {
      depth += xml.isStart() ? 1 : xml.isEnd() ? -1 : 0;
      if (xml.isText()) {
        text.append(xml.text());
      }
    }
    boolean isDeleted = element.startsWith("del") || element.equals("moveFrom");
    if (isDeleted && !WhiteSpace.isBlank(text)) {
      builder.remark(
          ReadingRemark.Kind.OMITTED, "deleted text", text.toString(), SourcePlace.ofLine(line));
    }
  }

  private static void other(ZipArchive zip, String entry, DocumentBuilder builder)
      throws IOException {
    XmlReading xml = XmlReading.of(new ByteArrayInputStream(zip.read(entry)), zip.entryName(entry));
    StringBuilder text = new StringBuilder();
    boolean isText = false;
    while (xml.next()) {
      if (xml.isStart()) {
        isText = xml.name().equals("t");
        text.append(xml.name().equals("p") ? " " : "");
      } else if (xml.isText() && isText) {
        text.append(xml.text());
      }
    }
    if (!WhiteSpace.isBlank(text)) {
      String what = entry.substring("word/".length()).replaceAll("\\d*\\.xml$", "");
      builder.remark(
          ReadingRemark.Kind.OMITTED, what, text.toString(), SourcePlace.ofElement(entry, 0));
    }
  }
}
