package dev.caesura.corpus.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * EPUB 2 and 3: the chapters in the order of the spine, each read as HTML. The table of contents
 * and what is not in reading order ({@code linear="no"}) are left out, and counted. Encrypted books
 * are errors.
 *
 * <p>Source: W3C, <em>EPUB 3.3</em>.
 */
final class EpubFormat implements TranscriptFormat {

  private static final String CONTAINER = "META-INF/container.xml";
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  private record Item(String path, String type, String properties) {}

  private record Chapter(Item item, boolean isLinear) {}

  /** What the package document of a book states. */
  private static final class Book {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Chapter> chapters = new ArrayList<>();
  }

  @Override
  public String name() {
    return "epub";
  }

  @Override
  public String title() {
    return "EPUB 2 and 3";
  }

  @Override
  public boolean detects(SourceFile file) throws IOException {
    if (!file.startsWith("PK\3\4")) {
      return false;
    }
    try (ZipArchive zip = ZipArchive.open(file)) {
      return zip.names().contains(CONTAINER);
    }
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    DocumentBuilder builder = new DocumentBuilder(file, name());
    try (ZipArchive zip = ZipArchive.open(file)) {
      String packageFile = packageFile(zip);
      Book book = book(zip, packageFile, builder);
      Set<String> encrypted = encrypted(zip);
      for (Chapter chapter : book.chapters) {
        String path = chapter.item().path();
        if (encrypted.contains(path)) {
          throw new IOException(
              zip.entryName(path) + ": expected readable text; found an encrypted chapter.");
        }
        boolean isNavigation =
            Arrays.asList(chapter.item().properties().split("\\s+")).contains("nav");
        if (isNavigation || !chapter.isLinear()) {
          String what = isNavigation ? "table of contents" : "page outside the reading order";
          outside(path, what, zip, settings, builder);
        } else {
          DecodedText page =
              HtmlFormat.decode(zip.read(path), zip.entryName(path), settings.charset());
          page.remark().ifPresent(builder::remark);
          HtmlReader.read(page.text(), builder, path);
        }
      }
      others(book, zip, settings, builder);
    }
    return List.of(builder.build());
  }

  /** Counts the pages of the book that its spine does not name. */
  private static void others(
      Book book, ZipArchive zip, TranscriptReaderSettings settings, DocumentBuilder builder)
      throws IOException {
    Set<String> read = new HashSet<>();
    book.chapters.forEach(chapter -> read.add(chapter.item().path()));
    for (Item item : book.items.values()) {
      boolean isPage = item.type().contains("html") && zip.names().contains(item.path());
      boolean isNavigation = Arrays.asList(item.properties().split("\\s+")).contains("nav");
      if (isPage && !isNavigation && read.add(item.path())) {
        outside(item.path(), "page outside the reading order", zip, settings, builder);
      }
    }
  }

  /** Counts the text of a page that is left out. */
  private static void outside(
      String path,
      String what,
      ZipArchive zip,
      TranscriptReaderSettings settings,
      DocumentBuilder builder)
      throws IOException {
    DecodedText page = HtmlFormat.decode(zip.read(path), zip.entryName(path), settings.charset());
    DocumentBuilder scratch = builder.scratch();
    HtmlReader.read(page.text(), scratch, path);
    String text = scratch.build().text();
    if (!text.isEmpty()) {
      builder.remark(ReadingRemark.Kind.OMITTED, what, text, SourcePlace.ofElement(path, 0));
    }
  }

  private static XmlReading xml(ZipArchive zip, String entry) throws IOException {
    return XmlReading.of(new ByteArrayInputStream(zip.read(entry)), zip.entryName(entry));
  }

  private static String packageFile(ZipArchive zip) throws IOException {
    XmlReading xml = xml(zip, CONTAINER);
    while (xml.next()) {
      if (xml.isStart() && xml.name().equals("rootfile")) {
        return zip.linked("", xml.attribute("full-path"));
      }
    }
    throw new IOException(zip.entryName(CONTAINER) + ": expected a rootfile; found none.");
  }

  private static Book book(ZipArchive zip, String entry, DocumentBuilder builder)
      throws IOException {
    Book book = new Book();
    String folder = entry.substring(0, entry.lastIndexOf('/') + 1);
    XmlReading xml = xml(zip, entry);
    String field = "";
    while (xml.next()) {
      if (xml.isEnd()) {
        field = "";
      } else if (xml.isText()) {
        metadata(field, xml.text(), builder);
      } else if (xml.isStart()) {
        field = xml.name();
        if (field.equals("item")) {
          book.items.put(
              xml.attribute("id"),
              new Item(
                  zip.linked(folder, xml.attribute("href")),
                  xml.attribute("media-type"),
                  xml.attribute("properties")));
        } else if (field.equals("itemref")) {
          Item item = book.items.get(xml.attribute("idref"));
          if (item == null) {
            throw xml.position()
                .malformed("an item of the manifest as idref", xml.attribute("idref"));
          }
          if (item.type().contains("html") || item.type().contains("xml")) {
            boolean isLinear = !xml.attribute("linear").equals("no");
            book.chapters.add(new Chapter(item, isLinear));
          }
        }
      }
    }
    if (book.chapters.isEmpty()) {
      throw new IOException(zip.entryName(entry) + ": expected chapters in the spine; found none.");
    }
    return book;
  }

  private static void metadata(String field, String text, DocumentBuilder builder) {
    switch (field) {
      case "title" -> builder.metadata("title", text);
      case "creator" -> builder.metadata("author", text);
      case "rights" -> builder.metadata("licence", text);
      case "identifier" -> builder.metadata("identifier", text);
      case "date" -> builder.metadata("date", text);
      case "language" -> builder.language(text);
      default -> {
        // Subjects and the like say nothing about the text.
      }
    }
  }

  private static Set<String> encrypted(ZipArchive zip) throws IOException {
    Set<String> paths = new HashSet<>();
    Optional<byte[]> list = zip.find(ENCRYPTION);
    if (list.isPresent()) {
      XmlReading xml = xml(zip, ENCRYPTION);
      while (xml.next()) {
        if (xml.isStart() && xml.name().equals("CipherReference")) {
          paths.add(zip.linked("", xml.attribute("URI")));
        }
      }
    }
    return paths;
  }
}
