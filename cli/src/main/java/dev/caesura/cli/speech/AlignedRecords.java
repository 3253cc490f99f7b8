package dev.caesura.cli.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Written words with times from the records of {@code caesura align} and {@code mine}, a JSON
 * object a line. Stateless and thread-safe.
 */
final class AlignedRecords {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int START = 4096;

  private AlignedRecords() {}

  /** Returns whether a file begins with such a record. */
  static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] start = new byte[START];
    int size;
    try (InputStream in = FileBytes.open(file)) {
      size = in.readNBytes(start, 0, START);
    }
    String text = new String(start, 0, size, StandardCharsets.UTF_8).strip();
    return text.startsWith("{") && text.contains("\"text_start\"") && text.contains("\"id\"");
  }

  /** Reads the words, sentence by sentence in the order of time. */
  static RecognizedSpeech read(Path file) throws IOException {
    List<List<SpokenWord>> sentences = new ArrayList<>();
    int line = 0;
    int without = 0;
    for (String text : Utf8Text.read(file).lines().toList()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      try {
        JsonNode record = JSON.readTree(text);
        boolean isTimed = record.has("audio_start") && record.path("words").size() > 0;
        if (isTimed) {
          sentences.add(words(record));
        } else {
          without++;
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        throw new IOException(
            file
                + ", line "
                + line
                + ": expected a record of 'caesura align'; found "
                + e.getMessage().lines().findFirst().orElse("another text")
                + ".",
            e);
      }
    }
    sentences.removeIf(List::isEmpty);
    sentences.sort(Comparator.comparingLong(s -> s.get(0).word().span().startSample()));
    List<SpokenWord> words = new ArrayList<>();
    BitSet ends = new BitSet();
    for (List<SpokenWord> sentence : sentences) {
      words.addAll(sentence);
      ends.set(words.size() - 1);
    }
    List<String> notes = new ArrayList<>();
    if (without > 0) {
      notes.add(
          String.format(Locale.ROOT, "%s: %d sentences without times are left out", file, without));
    }
    if (words.isEmpty()) {
      notes.add(file + ": no words");
    }
    return new RecognizedSpeech(SegmentFiles.nameOf(file), words, notes, Optional.of(ends));
  }

  private static List<SpokenWord> words(JsonNode record) {
    List<SpokenWord> words = new ArrayList<>();
    String text = record.path("text").asText();
    int offset = record.path("text_start").asInt();
    double start = record.path("audio_start").asDouble();
    JsonNode own = record.path("words");
    for (int i = 0; i < own.size(); i++) {
      // Marks after a word belong to it; those before the first one, too.
      int from = i == 0 ? 0 : index(text, own.get(i).path("char_s").asInt() - offset);
      int to =
          i + 1 == own.size()
              ? text.length()
              : index(text, own.get(i + 1).path("char_s").asInt() - offset);
      if (from >= to) {
        throw new IllegalArgumentException("words that do not follow each other");
      }
      String word = text.substring(from, to).strip().replaceAll("\\s+", " ");
      TimeSpan span =
          TimeSpan.fromSeconds(
              start + own.get(i).path("time_s").asDouble(),
              start + own.get(i).path("time_e").asDouble(),
              RecognizedSpeech.RATE);
      boolean timed = !own.get(i).path("op").asText().equals("interpolated");
      if (!word.isEmpty()) {
        words.add(new SpokenWord(new Word(word, span, 1), timed, "", WordLogits.UNKNOWN));
      }
    }
    return words;
  }

  /** Returns the index of a code point of a text. */
  private static int index(String text, int codePoint) {
    if (codePoint < 0 || codePoint > text.codePointCount(0, text.length())) {
      throw new IllegalArgumentException("a word outside its text");
    }
    return text.offsetByCodePoints(0, codePoint);
  }
}
