package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.archive.DocumentSource;
import dev.caesura.corpus.archive.DocumentWords;
import dev.caesura.corpus.document.DocumentPart;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Documents of a build as the stage of documents has stored them, read one at a time. The words of
 * a few are kept in memory. Thread-safe.
 */
public final class DocumentArchive implements DocumentSource {

  private static final int MAX_CACHED = 16;

  /** Part of a document. */
  record Part(String id, String text, String speaker, String place, Map<String, String> metadata) {

    /** Returns the tag of the language that the source states for this part; empty if none. */
    String language() {
      String tag = metadata.getOrDefault("language", "");
      int letters = Locale.forLanguageTag(tag).getLanguage().length();
      return letters == 2 || letters == 3 ? tag : "";
    }
  }

  /** Document with its parts. */
  record Document(String id, String language, List<Part> parts) {}

  /**
   * Place of a document in what {@link BuildFunctions#document} has read.
   *
   * @param id the identifier of the document in the archive
   * @param file the file that it is in
   * @param fingerprint the fingerprint of the file
   * @param number the number of the document in the file, from 0
   */
  public record Entry(String id, String file, String fingerprint, int number) {}

  /** Store of what {@link BuildFunctions#document} has read. Thread-safe. */
  @FunctionalInterface
  public interface Store {
    /**
     * Reads the documents of a file.
     *
     * @param entry any document of the file
     * @return the result of {@link BuildFunctions#document}
     * @throws IOException if it is not there
     */
    JsonNode read(Entry entry) throws IOException;
  }

  private final Store store;
  private final List<Entry> entries;
  private final SpokenLanguages languages;
  private final Map<Integer, DocumentWords> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, DocumentWords> eldest) {
          return size() > MAX_CACHED;
        }
      };

  /**
   * Creates an archive.
   *
   * @param entries the documents in their order
   * @param store where they are
   * @param languages the languages that may be spoken, at least one; the first is that of the words
   *     of a part that states no other one and whose text does not show it
   */
  public DocumentArchive(List<Entry> entries, Store store, List<Locale> languages) {
    this.entries = List.copyOf(entries);
    this.store = Objects.requireNonNull(store, "store");
    this.languages = new SpokenLanguages(languages);
  }

  /**
   * Returns the documents of a file.
   *
   * @param name the path of the file that is shown
   * @param fingerprint its fingerprint
   * @param stored the result of {@link BuildFunctions#document}
   * @return their places
   */
  public static List<Entry> entries(String name, String fingerprint, JsonNode stored) {
    List<Entry> entries = new ArrayList<>();
    int count = stored.path("documents").size();
    for (int d = 0; d < count; d++) {
      String id = stored.path("documents").path(d).path("id").asText();
      String shown = count == 1 ? name : name + "#" + id;
      entries.add(new Entry(shown, name, fingerprint, d));
    }
    return entries;
  }

  /**
   * Returns what readers remarked on a file.
   *
   * @param name the path of the file that is shown
   * @param stored the result of {@link BuildFunctions#document}
   * @return the remarks, with the file; empty if there are none
   */
  public static List<String> remarks(String name, JsonNode stored) {
    List<String> remarks = new ArrayList<>();
    stored.path("remarks").forEach(remark -> remarks.add(name + ": " + remark.asText()));
    return remarks;
  }

  /**
   * Returns the failure of a file that could be read in places only.
   *
   * @param name the path of the file that is shown
   * @param path the file
   * @param stored the result of {@link BuildFunctions#document}
   * @return empty if all was read
   */
  public static Optional<BuildFailure> incomplete(String name, String path, JsonNode stored) {
    return stored.path("complete").asBoolean()
        ? Optional.empty()
        : Optional.of(
            new BuildFailure(
                BuildStage.DOCUMENTS,
                name,
                path
                    + ": expected readable text; found parts that cannot be read. The rest was"
                    + " used."));
  }

  /**
   * Returns the documents.
   *
   * @return their places, in their order
   */
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public DocumentWords read(int document) throws IOException {
    synchronized (recent) {
      DocumentWords known = recent.get(document);
      if (known != null) {
        return known;
      }
    }
    DocumentWords words = words(document(document));
    synchronized (recent) {
      recent.put(document, words);
    }
    return words;
  }

  private DocumentWords words(Document document) {
    List<String> words = new ArrayList<>();
    List<Integer> firstWords = new ArrayList<>();
    for (Part part : document.parts()) {
      firstWords.add(words.size());
      WordNormalizer normalizer = languages.normalizer(languages.of(part.language(), part.text()));
      for (NormalizedWord word : normalizer.words(part.text())) {
        words.add(word.text());
      }
    }
    return new DocumentWords(document.id(), words, firstWords);
  }

  /** Reads a document with its text. */
  Document document(int index) throws IOException {
    Entry entry = entries.get(index);
    JsonNode stored = store.read(entry).path("documents").path(entry.number());
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : stored.path("parts")) {
      Map<String, String> metadata = new LinkedHashMap<>();
      part.path("metadata")
          .properties()
          .forEach(field -> metadata.put(field.getKey(), field.getValue().asText()));
      parts.add(
          new Part(
              part.path("id").asText(),
              part.path("text").asText(),
              part.path("speaker").asText(),
              part.path("place").asText(),
              metadata));
    }
    return new Document(entry.id(), stored.path("language").asText(), parts);
  }

  /** Returns the documents of a file for the cache. */
  static ObjectNode toJson(List<TranscriptDocument> documents) {
    ObjectNode root = StageCache.JSON.createObjectNode();
    ArrayNode all = root.putArray("documents");
    ArrayNode remarks = root.putArray("remarks");
    boolean isComplete = true;
    for (TranscriptDocument document : documents) {
      ObjectNode node = all.addObject();
      node.put("id", document.id());
      node.put("language", document.language().map(l -> l.toLanguageTag()).orElse(""));
      ArrayNode parts = node.putArray("parts");
      for (DocumentPart part : document.parts()) {
        ObjectNode json = parts.addObject();
        json.put("id", part.id());
        json.put("text", document.text(part));
        json.put("speaker", part.speaker());
        json.put("place", part.place().toString());
        ObjectNode metadata = json.putObject("metadata");
        part.metadata().forEach(metadata::put);
      }
      for (ReadingRemark remark : document.remarks()) {
        remarks.add(remark.toString());
      }
      isComplete &= document.isComplete();
    }
    root.put("complete", isComplete);
    return root;
  }
}
