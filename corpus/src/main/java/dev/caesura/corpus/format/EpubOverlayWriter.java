package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.io.WholeFile;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a book with media overlays, the same bytes for the same entries. Not thread-safe. */
final class EpubOverlayWriter {

  private static final String MIMETYPE = "application/epub+zip";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final String title;
  private final String language;
  private final Map<String, List<CorpusEntry>> chapters = new LinkedHashMap<>();
  private final List<String> audioNames = new ArrayList<>();

  private EpubOverlayWriter(String title, String language) {
    this.title = title;
    this.language = language;
  }

  static void write(List<CorpusEntry> entries, Path target) throws IOException {
    List<CorpusEntry> spoken = Shards.withAudio(entries);
    String title =
        entries.stream()
            .map(entry -> entry.metadata().getOrDefault("title", ""))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(String.valueOf(target.getFileName()).replaceAll("(?i)\\.epub$", ""));
    String language =
        entries.stream()
            .map(CorpusEntry::language)
            .filter(tag -> !tag.isEmpty())
            .findFirst()
            .orElse("und");
    EpubOverlayWriter writer = new EpubOverlayWriter(title, language);
    for (CorpusEntry entry : spoken) {
      if (!Files.isRegularFile(Path.of(entry.audio()))) {
        throw new IOException(
            entry.audio() + ": expected an audio file, which the book holds; found none.");
      }
      writer.chapters.computeIfAbsent(entry.audio(), a -> new ArrayList<>()).add(entry);
    }
    WholeFile.write(target, writer::write);
  }

  private void write(Path part) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
      stored(zip, MIMETYPE.getBytes(StandardCharsets.US_ASCII));
      text(
          zip,
          "META-INF/container.xml",
          "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
              + "<rootfiles><rootfile full-path=\"OEBPS/package.opf\""
              + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n");
      int number = 0;
      for (Map.Entry<String, List<CorpusEntry>> chapter : chapters.entrySet()) {
        number++;
        Path audio = Path.of(chapter.getKey());
        String file = String.valueOf(audio.getFileName());
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        // The name of the file is kept, since it is that of the recording.
        String name =
            number + "/" + RecordingName.of(audio).replaceAll("[^\\w.-]", "_") + "." + extension;
        audioNames.add(name);
        zip.putNextEntry(entry("OEBPS/audio/" + name));
        Files.copy(audio, zip);
        zip.closeEntry();
        text(zip, "OEBPS/text/" + number + ".xhtml", page(number, chapter.getValue(), name));
        text(zip, "OEBPS/smil/" + number + ".smil", overlay(number, chapter.getValue(), name));
      }
      text(zip, "OEBPS/nav.xhtml", navigation());
      text(zip, "OEBPS/package.opf", packageDocument());
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    // The same bytes on every day.
    entry.setTime(315_619_200_000L);
    return entry;
  }

  private static void stored(ZipOutputStream zip, byte[] bytes) throws IOException {
    ZipEntry entry = entry("mimetype");
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void text(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String chapterTitle(List<CorpusEntry> entries) {
    return entries.get(0).recording();
  }

  private String page(int number, List<CorpusEntry> entries, String audio) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
        .append(language.equals("und") ? "" : " xml:lang=\"" + escaped(language) + "\"")
        .append("><head><title>")
        .append(escaped(chapterTitle(entries)))
        .append("</title></head><body>\n");
    for (int i = 0; i < entries.size(); i++) {
      CorpusEntry entry = entries.get(i);
      page.append("<p id=\"")
          .append(id(number, i))
          .append("\" data-id=\"")
          .append(escaped(entry.id()))
          .append('"');
      attribute(page, "data-speaker", entry.speaker());
      boolean isImplied = entry.recording().equals(RecordingName.of(audio));
      attribute(page, "data-recording", isImplied ? "" : entry.recording());
      page.append('>').append(escaped(WhiteSpace.collapse(entry.text()))).append("</p>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  private static void attribute(StringBuilder page, String name, String value) {
    if (!value.isEmpty()) {
      page.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }
  }

  private String overlay(int number, List<CorpusEntry> entries, String audio) {
    StringBuilder smil = new StringBuilder();
    smil.append("<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body>\n");
    for (int i = 0; i < entries.size(); i++) {
      CorpusEntry entry = entries.get(i);
      smil.append("<par id=\"par")
          .append(i + 1)
          .append("\"><text src=\"../text/")
          .append(number)
          .append(".xhtml#")
          .append(id(number, i))
          .append("\"/><audio src=\"../audio/")
          .append(audio)
          .append("\" clipBegin=\"")
          .append(SmilClock.start(entry.span().orElseThrow()))
          .append("\" clipEnd=\"")
          .append(SmilClock.end(entry.span().orElseThrow()))
          .append("\"/></par>\n");
    }
    return smil.append("</body></smil>\n").toString();
  }

  private static String id(int chapter, int index) {
    return "c" + chapter + "s" + (index + 1);
  }

  private String navigation() {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
        .append(" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>")
        .append(escaped(title))
        .append("</title></head><body><nav epub:type=\"toc\"><ol>\n");
    int number = 0;
    for (List<CorpusEntry> chapter : chapters.values()) {
      page.append("<li><a href=\"text/")
          .append(++number)
          .append(".xhtml\">")
          .append(escaped(chapterTitle(chapter)))
          .append("</a></li>\n");
    }
    return page.append("</ol></nav></body></html>\n").toString();
  }

  private String packageDocument() {
    StringBuilder ids = new StringBuilder();
    StringBuilder metadata = new StringBuilder();
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    BigDecimal total = BigDecimal.ZERO;
    int number = 0;
    for (List<CorpusEntry> chapter : chapters.values()) {
      number++;
      BigDecimal length = BigDecimal.ZERO;
      for (CorpusEntry entry : chapter) {
        ids.append(entry.id()).append('\n');
        length = length.add(BigDecimal.valueOf(entry.span().orElseThrow().samples(), 6));
      }
      total = total.add(length);
      metadata
          .append("<meta property=\"media:duration\" refines=\"#smil")
          .append(number)
          .append("\">")
          .append(length.toPlainString())
          .append("s</meta>\n");
      String audio = audioNames.get(number - 1);
      item(
          manifest,
          "text" + number,
          "text/" + number + ".xhtml",
          "application/xhtml+xml",
          " media-overlay=\"smil" + number + "\"");
      item(manifest, "smil" + number, "smil/" + number + ".smil", "application/smil+xml", "");
      item(manifest, "audio" + number, "audio/" + audio, mediaType(audio), "");
      spine.append("<itemref idref=\"text").append(number).append("\"/>\n");
    }
    item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"");
    UUID uuid = UUID.nameUUIDFromBytes((title + "\n" + ids).getBytes(StandardCharsets.UTF_8));
    return "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\""
        + " unique-identifier=\"book\">\n<metadata"
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book\">urn:uuid:"
        + uuid
        + "</dc:identifier>\n<dc:title>"
        + escaped(title)
        + "</dc:title>\n<dc:language>"
        + escaped(language)
        + "</dc:language>\n<meta property=\"dcterms:modified\">1980-01-01T00:00:00Z</meta>\n"
        + metadata
        + "<meta property=\"media:duration\">"
        + total.toPlainString()
        + "s</meta>\n</metadata>\n<manifest>\n"
        + manifest
        + "</manifest>\n<spine>\n"
        + spine
        + "</spine>\n</package>\n";
  }

  private static void item(
      StringBuilder manifest, String id, String href, String type, String more) {
    manifest
        .append("<item id=\"")
        .append(id)
        .append("\" href=\"")
        .append(href)
        .append("\" media-type=\"")
        .append(type)
        .append('"')
        .append(more)
        .append("/>\n");
  }

  private static String mediaType(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "mp3" -> "audio/mpeg";
      case "m4a", "mp4", "aac" -> "audio/mp4";
      case "opus" -> "audio/ogg; codecs=opus";
      case "ogg", "oga" -> "audio/ogg";
      case "flac" -> "audio/flac";
      default -> "audio/wav";
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        // XML has no other control characters.
        .filter(c -> c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
