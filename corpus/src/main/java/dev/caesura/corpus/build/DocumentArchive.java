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
import java.util.Map;

/**
 * The documents of a build as the stage of documents has stored them, read one at a time.
 * Thread-safe.
 */
final class DocumentArchive implements DocumentSource {

  private static final int MAX_CACHED = 16;

  /** Part of a document. */
  record Part(String id, String text, String speaker, String place, Map<String, String> metadata) {}

  /** Document with its parts. */
  record Document(String id, String language, List<Part> parts) {}

  /** Where a document is stored: file of the cache, its fingerprint, and its number in the file. */
  record Entry(String id, String file, String fingerprint, int number) {}

  private final StageCache cache;
  private final List<Entry> entries;
  private final WordNormalizer normalizer;
  private final Map<Integer, DocumentWords> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, DocumentWords> eldest) {
          return size() > MAX_CACHED;
        }
      };

  DocumentArchive(StageCache cache, List<Entry> entries, WordNormalizer normalizer) {
    this.cache = cache;
    this.entries = List.copyOf(entries);
    this.normalizer = normalizer;
  }

  List<Entry> entries() {
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
      for (NormalizedWord word : normalizer.words(part.text())) {
        words.add(word.text());
      }
    }
    return new DocumentWords(document.id(), words, firstWords);
  }

  /** Reads a document with its text. */
  Document document(int index) throws IOException {
    Entry entry = entries.get(index);
    JsonNode stored =
        cache
            .find(entry.file(), entry.fingerprint())
            .orElseThrow(() -> new IOException(entry.file() + ": expected it in the cache"))
            .path("documents")
            .path(entry.number());
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
