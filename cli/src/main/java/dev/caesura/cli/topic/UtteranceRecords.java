package dev.caesura.cli.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.topic.TimedText;
import dev.caesura.audio.TimeSpan;
import dev.caesura.cli.speech.RecognizedSpeech;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads sentences or utterances from JSON Lines: an object a line, with a text in {@code text},
 * {@code label} or {@code sentence}, perhaps a start and an end in seconds, and a speaker.
 */
final class UtteranceRecords {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final List<String> TEXTS = List.of("text", "label", "sentence", "content");
  private static final List<String> STARTS = List.of("start_seconds", "start");
  private static final List<String> ENDS = List.of("end_seconds", "end");

  private final String file;
  private final boolean isLive;
  private final List<String> texts = new ArrayList<>();
  private final List<TimedText> times = new ArrayList<>();
  private int records;
  private int timedRecords;
  private int blank;
  private long firstBlank;
  private int overlapping;
  private long firstOverlapping;
  private int endless;
  private long firstEndless;
  private boolean isLastEndless;
  private boolean isLastBlank;
  private double lastStart;
  private double lastEnd;

  /**
   * Creates a reader.
   *
   * @param isLive whether each utterance is used before the next one is read
   */
  UtteranceRecords(String file, boolean isLive) {
    this.file = file;
    this.isLive = isLive;
  }

  static TopicDocument read(Reader in, String file) throws IOException {
    UtteranceRecords all = new UtteranceRecords(file, false);
    LineReader lines = new LineReader(in, file);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        all.add(line, lines.position());
      }
    }
    return all.document();
  }

  /** Returns what was read, with notes. */
  TopicDocument document() {
    return new TopicDocument(file, texts, times, Collections.nCopies(texts.size(), false), notes());
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (blank > 0) {
      notes.add(
          file
              + ": left out "
              + counted(blank, "empty utterance")
              + ", the first in line "
              + firstBlank);
    }
    if (overlapping > 0) {
      notes.add(
          file
              + ": "
              + (overlapping == 1 ? "1 utterance starts" : overlapping + " utterances start")
              + " before the one before ends, the first in line "
              + firstOverlapping);
    }
    if (endless > 0) {
      notes.add(
          file
              + ": "
              + counted(endless, "utterance")
              + " without an end, the first in line "
              + firstEndless
              + (isLive
                  ? ", which is taken to take no time"
                  : ", which is taken to last until the next one starts; the last one takes no"
                      + " time"));
    }
    return notes;
  }

  static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  boolean isTimed() {
    return timedRecords > 0;
  }

  /** Returns the utterance that was read last, if it has a time and a text. */
  TimedText last() {
    return times.get(times.size() - 1);
  }

  /** Reads a record; returns whether it has a text. */
  boolean add(String line, TextPosition position) throws IOException {
    JsonNode root = object(line, position);
    JsonNode text = field(root, TEXTS);
    if (text == null || !text.isTextual()) {
      throw position.malformed("a string in 'text', 'label' or 'sentence'", line);
    }
    // The start and end of 'caesura split --json' are offsets.
    JsonNode start = isOffset(root) ? null : field(root, STARTS);
    boolean timed = start != null;
    if (records > 0 && timed != timedRecords > 0) {
      throw position.malformed(
          timed ? "no times, as in the lines before" : "times, as in the lines before", line);
    }
    records++;
    boolean isBlank = text.textValue().isBlank();
    if (isBlank) {
      firstBlank = blank == 0 ? position.line() : firstBlank;
      blank++;
    } else {
      texts.add(text.textValue().strip());
    }
    if (timed) {
      timedRecords++;
      JsonNode end = field(root, ENDS);
      double before = lastStart;
      TimeSpan span = span(start, end, position);
      if (isLastEndless && !isLastBlank && !isLive) {
        TimedText last = last();
        TimeSpan whole = TimeSpan.fromSeconds(before, lastStart, RecognizedSpeech.RATE);
        times.set(times.size() - 1, new TimedText(whole, last.speaker(), last.text()));
      }
      isLastEndless = end == null;
      isLastBlank = isBlank;
      if (isLastEndless) {
        firstEndless = endless == 0 ? position.line() : firstEndless;
        endless++;
      }
      if (!isBlank) {
        times.add(new TimedText(span, root.path("speaker").asText(""), text.textValue().strip()));
      }
    }
    return !isBlank;
  }

  private TimeSpan span(JsonNode start, JsonNode end, TextPosition position) throws IOException {
    double from = seconds(start, "start", position);
    double to = end == null ? from : seconds(end, "end", position);
    if (to < from) {
      throw position.malformed("an end at or after the start, " + from, "" + to);
    }
    if (from < lastStart) {
      throw position.malformed(
          "a start at or after that of the line before, "
              + lastStart
              + ", since lines are sorted by start",
          "" + from);
    }
    if (from < lastEnd) {
      firstOverlapping = overlapping == 0 ? position.line() : firstOverlapping;
      overlapping++;
    }
    lastStart = from;
    lastEnd = Math.max(lastEnd, to);
    return TimeSpan.fromSeconds(from, to, RecognizedSpeech.RATE);
  }

  private static JsonNode object(String line, TextPosition position) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw position.malformed("a JSON object", e);
    }
    if (!root.isObject()) {
      throw position.malformed("a JSON object", line);
    }
    return root;
  }

  private static JsonNode field(JsonNode root, List<String> names) {
    return names.stream().filter(root::hasNonNull).findFirst().map(root::get).orElse(null);
  }

  /** Returns whether a record is of 'caesura split --json', whose start and end are offsets. */
  private static boolean isOffset(JsonNode root) {
    return root.has("document") && !root.has("start_seconds");
  }

  private static double seconds(JsonNode node, String name, TextPosition position)
      throws IOException {
    if (!node.isNumber() || !(node.doubleValue() >= 0) || node.doubleValue() > 1e7) {
      throw position.malformed("a number of seconds of at least 0 as " + name, node.toString());
    }
    return node.doubleValue();
  }
}
