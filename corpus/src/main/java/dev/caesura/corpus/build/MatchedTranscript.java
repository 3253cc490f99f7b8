package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.archive.DocumentWords;
import dev.caesura.corpus.archive.PartMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Transcript of a recording that is put together from the parts of documents that it speaks, in the
 * order of the recording. Immutable.
 *
 * @param text the parts, separated by blank lines; empty if there are none
 * @param language the language that most of its spoken words are in
 * @param parts where each part stands
 */
record MatchedTranscript(String text, Locale language, List<Part> parts) {

  /** A part is a copy if this share of its speech has another part already. */
  private static final double COPY = 0.5;

  /**
   * Part of a document in the transcript.
   *
   * @param start the first character, in code points
   * @param end the character after the last one
   * @param document the identifier of the document
   * @param language the language of the part; empty if it is not known
   * @param source the part of the document
   */
  record Part(int start, int end, String document, String language, DocumentArchive.Part source) {

    /** Returns this part, in the language of the recording if the part states none itself. */
    Part withLanguageOf(Locale recording) {
      return source.language().isEmpty()
          ? new Part(start, end, document, recording.toLanguageTag(), source)
          : this;
    }
  }

  /** Returns the matches that are not copies of better ones, in the order of the recording. */
  static List<PartMatch> withoutCopies(List<PartMatch> matches) {
    List<PartMatch> best = new ArrayList<>(matches);
    best.sort(
        Comparator.comparingDouble((PartMatch match) -> -match.evidence())
            .thenComparingInt(PartMatch::firstRecognized)
            .thenComparingInt(PartMatch::document));
    BitSet taken = new BitSet();
    List<PartMatch> chosen = new ArrayList<>();
    for (PartMatch match : best) {
      BitSet own = new BitSet();
      own.set(match.firstRecognized(), match.endRecognized());
      int length = own.cardinality();
      own.and(taken);
      if (own.cardinality() <= COPY * length) {
        taken.set(match.firstRecognized(), match.endRecognized());
        chosen.add(match);
      }
    }
    chosen.sort(
        Comparator.comparingInt(PartMatch::firstRecognized)
            .thenComparingInt(PartMatch::firstWritten));
    return chosen;
  }

  /** Puts the parts of matches together. */
  static MatchedTranscript of(
      List<PartMatch> chosen, DocumentArchive archive, SpokenLanguages languages)
      throws IOException {
    StringBuilder text = new StringBuilder();
    List<Part> parts = new ArrayList<>();
    Map<Locale, Integer> votes = new LinkedHashMap<>();
    int length = 0;
    int lastDocument = -1;
    int lastEnd = 0;
    for (PartMatch match : chosen) {
      DocumentArchive.Document document = archive.document(match.document());
      // A part that the last match ends in goes on here.
      boolean goesOn = match.document() == lastDocument && match.firstPart() == lastEnd - 1;
      for (int p = match.firstPart() + (goesOn ? 1 : 0); p < match.endPart(); p++) {
        DocumentArchive.Part part = document.parts().get(p);
        String written = part.text().strip();
        if (written.isEmpty()) {
          continue;
        }
        if (!text.isEmpty()) {
          text.append("\n\n");
          length += 2;
        }
        int start = length;
        text.append(written);
        length += written.codePointCount(0, written.length());
        String stated = part.language();
        parts.add(
            new Part(
                start,
                length,
                document.id(),
                stated.isEmpty() ? document.language() : stated,
                part));
      }
      if (!languages.isOne()) {
        votes(match, document, archive.read(match.document()), languages, votes);
      }
      lastDocument = match.document();
      lastEnd = match.endPart();
    }
    Locale language =
        votes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseGet(() -> languages.of("", text.toString()));
    if (!languages.isOne()) {
      // A document in several languages is said to be in one of them.
      parts.replaceAll(part -> part.withLanguageOf(language));
    }
    return new MatchedTranscript(text.toString(), language, parts);
  }

  /** Counts the spoken words of each language: a part at the edge may have few of them. */
  private static void votes(
      PartMatch match,
      DocumentArchive.Document document,
      DocumentWords words,
      SpokenLanguages languages,
      Map<Locale, Integer> votes) {
    for (int p = match.firstPart(); p < match.endPart(); p++) {
      DocumentArchive.Part part = document.parts().get(p);
      int last = words.firstWords().size() - 1;
      int end = p < last ? words.firstWords().get(p + 1) : words.words().size();
      int spoken =
          Math.min(end, match.endWritten())
              - Math.max(words.firstWords().get(p), match.firstWritten());
      languages
          .find(part.language(), part.text())
          .ifPresent(language -> votes.merge(language, Math.max(0, spoken), Integer::sum));
    }
  }

  /** Returns the part that a character is in; the nearest one before it between two parts. */
  static JsonNode partAt(JsonNode parts, int codePoint) {
    JsonNode best = parts.path(0);
    for (JsonNode part : parts) {
      if (part.path("start").asInt() <= codePoint) {
        best = part;
      }
    }
    return best;
  }

  /** Returns the places of the parts, without their text. */
  ArrayNode toJson() {
    ArrayNode all = StageCache.JSON.createArrayNode();
    for (Part part : parts) {
      ObjectNode node = all.addObject();
      node.put("start", part.start()).put("end", part.end());
      node.put("document", part.document());
      node.put("part", part.source().id());
      node.put("place", part.source().place());
      node.put("language", part.language());
      node.put("speaker", part.source().speaker());
      ObjectNode metadata = node.putObject("metadata");
      part.source().metadata().forEach(metadata::put);
    }
    return all;
  }
}
