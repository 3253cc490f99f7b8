package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.corpus.document.SourceFile;
import dev.caesura.corpus.document.XmlReading;
import dev.caesura.corpus.document.ZipArchive;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * EPUB 3 with Media Overlays: a book that reads itself aloud. Each audio file is a chapter, and
 * each entry a paragraph whose place in the audio its SMIL states. The audio is copied into the
 * book; devices play MP3, AAC and Opus.
 *
 * <p>Source: W3C, <em>EPUB 3.3</em>, section 9, Media overlays.
 */
final class EpubOverlayFormat implements CorpusFormat {

  /** The end of a clip that does not state it, until it is known: later than any. */
  private static final long OPEN = Long.MAX_VALUE / CorpusEntry.RATE;

  private static final String CONTAINER = "META-INF/container.xml";

  /** An element of a page: its text and its data attributes. */
  private record Element(String text, String id, String speaker, String recording) {}

  @Override
  public String name() {
    return "epub";
  }

  @Override
  public String title() {
    return "EPUB 3 with Media Overlays (SMIL)";
  }

  @Override
  public boolean detects(Path path) {
    return Files.isRegularFile(path)
        && String.valueOf(path.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".epub");
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    try (ZipArchive zip = ZipArchive.open(SourceFile.of(path))) {
      String packageFile = "";
      XmlReading container = xml(zip, CONTAINER);
      while (container.next()) {
        if (container.isStart() && container.name().equals("rootfile")) {
          packageFile = container.attribute("full-path");
        }
      }
      String folder = packageFile.substring(0, packageFile.lastIndexOf('/') + 1);
      Map<String, String> hrefs = new LinkedHashMap<>();
      Map<String, String> overlays = new LinkedHashMap<>();
      // Several pages may share an overlay.
      Set<String> smils = new LinkedHashSet<>();
      String language = "";
      boolean isLanguage = false;
      XmlReading book = xml(zip, packageFile);
      while (book.next()) {
        if (book.isText() && isLanguage) {
          language = book.text().strip();
        }
        isLanguage = book.isStart() && book.name().equals("language");
        if (book.isStart() && book.name().equals("item")) {
          hrefs.put(book.attribute("id"), zip.linked(folder, book.attribute("href")));
          overlays.put(book.attribute("id"), book.attribute("media-overlay"));
        } else if (book.isStart() && book.name().equals("itemref")) {
          String overlay = overlays.getOrDefault(book.attribute("idref"), "");
          if (!overlay.isEmpty() && hrefs.containsKey(overlay)) {
            smils.add(hrefs.get(overlay));
          }
        }
      }
      if (smils.isEmpty()) {
        throw new IOException(
            path + ": expected a book with media overlays; found none in its spine.");
      }
      for (String smil : smils) {
        chapter(path, zip, smil, language.equals("und") ? "" : language, entries);
      }
    }
    return entries;
  }

  private static void chapter(
      Path path, ZipArchive zip, String smil, String language, List<CorpusEntry> entries)
      throws IOException {
    Map<String, Map<String, Element>> pages = new HashMap<>();
    String folder = smil.substring(0, smil.lastIndexOf('/') + 1);
    XmlReading xml = xml(zip, smil);
    String text = "";
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      if (xml.name().equals("text")) {
        text = xml.attribute("src");
      } else if (xml.name().equals("audio")) {
        String[] target = text.split("#", 2);
        String page = zip.linked(folder, target[0]);
        if (!pages.containsKey(page)) {
          pages.put(page, elements(xml(zip, page)));
        }
        Element element = pages.get(page).get(target.length > 1 ? target[1] : "");
        if (element == null) {
          throw xml.position().malformed("an element of " + page + " as text", text);
        }
        long begin = SmilClock.microseconds(xml.attribute("clipBegin"), xml.position());
        String audio = zip.linked(folder, xml.attribute("src"));
        requireEnd(begin, audio, path, zip, entries);
        String stated = xml.attribute("clipEnd");
        long end =
            stated.isBlank()
                ? Math.max(begin, OPEN)
                : SmilClock.microseconds(stated, xml.position());
        if (end < begin) {
          throw xml.position().malformed("clipEnd at or after clipBegin", stated);
        }
        String recording = AudioPaths.named(element.recording(), RecordingName.of(audio));
        entries.add(
            new CorpusEntry(
                AudioPaths.named(element.id(), page + "#" + target[target.length - 1]),
                recording,
                path.toAbsolutePath() + "!" + audio,
                Optional.of(new TimeSpan(begin, end, CorpusEntry.RATE)),
                0,
                element.text(),
                element.speaker(),
                language,
                List.of(),
                Map.of(),
                Map.of()));
      }
    }
    requireEnd(-1, "", path, zip, entries);
  }

  /**
   * Ends the last entry, if its clip does not state where: at the beginning of the next clip of the
   * same file, or at the end of the file.
   */
  private static void requireEnd(
      long begin, String audio, Path path, ZipArchive zip, List<CorpusEntry> entries)
      throws IOException {
    CorpusEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    if (last == null || last.span().orElseThrow().endSample() != OPEN) {
      return;
    }
    long start = last.span().orElseThrow().startSample();
    String own = last.audio().substring((path.toAbsolutePath() + "!").length());
    long end = begin;
    if (!own.equals(audio) || begin < start) {
      try (InputStream in = new ByteArrayInputStream(zip.read(own))) {
        end = AudioClips.length(AudioFiles.open(in, zip.entryName(own))).microseconds();
      }
    }
    TimeSpan span = new TimeSpan(start, Math.max(start, end), CorpusEntry.RATE);
    entries.set(entries.size() - 1, last.withAudio(last.audio(), span));
  }

  /** Returns the elements of a page by their identifiers. */
  private static Map<String, Element> elements(XmlReading xml) throws IOException {
    Map<String, Element> elements = new HashMap<>();
    Deque<String[]> open = new ArrayDeque<>();
    Deque<StringBuilder> texts = new ArrayDeque<>();
    while (xml.next()) {
      if (xml.isStart()) {
        open.push(
            new String[] {
              xml.attribute("id"),
              xml.attribute("data-id"),
              xml.attribute("data-speaker"),
              xml.attribute("data-recording")
            });
        texts.push(new StringBuilder());
      } else if (xml.isText() && !texts.isEmpty()) {
        texts.peek().append(xml.text());
      } else if (xml.isEnd()) {
        String[] names = open.pop();
        String text = texts.pop().toString();
        if (!texts.isEmpty()) {
          texts.peek().append(text);
        }
        if (!names[0].isEmpty()) {
          String plain = WhiteSpace.collapse(text);
          elements.put(names[0], new Element(plain, names[1], names[2], names[3]));
        }
      }
    }
    return elements;
  }

  private static XmlReading xml(ZipArchive zip, String entry) throws IOException {
    return XmlReading.of(new ByteArrayInputStream(zip.read(entry)), zip.entryName(entry));
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    EpubOverlayWriter.write(entries, target);
  }
}
