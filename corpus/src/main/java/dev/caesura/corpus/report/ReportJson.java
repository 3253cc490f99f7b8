package dev.caesura.corpus.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writer of the data of a page, as JSON that is safe inside a script element. Times are whole
 * milliseconds; curves are bytes in Base64.
 */
final class ReportJson {

  /** Maximum number of probabilities; a longer curve keeps the highest of several frames. */
  static final int MAX_SCORES = 1 << 20;

  static final JsonFactory JSON =
      JsonFactory.builder().build().setCharacterEscapes(new ScriptEscapes());

  private final MiningReport report;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();

  ReportJson(MiningReport report, ReportTotals totals) {
    this.report = report;
    totals.reasons().forEach(reason -> reasons.put(reason, reasons.size()));
  }

  void write(Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("duration", millis(report.waveform().span(), true));
      writePeaks(json);
      writeScores(json);
      json.writeArrayFieldStart("segments");
      for (TimeSpan segment : report.segments()) {
        json.writeNumber(millis(segment, false));
        json.writeNumber(millis(segment, true));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("reasons");
      for (String reason : reasons.keySet()) {
        json.writeString(Utf8Text.wellFormed(reason));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("entries");
      for (ReportEntry entry : report.entries()) {
        writeEntry(json, entry);
        json.writeRaw('\n');
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writePeaks(JsonGenerator json) throws IOException {
    Waveform waveform = report.waveform();
    float top = 0;
    for (int i = 0; i < waveform.size(); i++) {
      top = Math.max(top, Math.max(waveform.high(i), -waveform.low(i)));
    }
    byte[] bytes = new byte[2 * waveform.size()];
    for (int i = 0; i < waveform.size(); i++) {
      bytes[2 * i] = eighth(waveform.low(i), top);
      bytes[2 * i + 1] = eighth(waveform.high(i), top);
    }
    json.writeObjectFieldStart("peaks");
    json.writeNumberField("top", Math.round(top * 1e4) / 1e4);
    json.writeNumberField(
        "stretch", waveform.stretchSamples() * 1000.0 / waveform.span().sampleRate());
    json.writeBinaryField("bytes", bytes);
    json.writeEndObject();
  }

  private static byte eighth(float sample, float top) {
    return top == 0 ? 0 : (byte) Math.round(127 * sample / top);
  }

  private void writeScores(JsonGenerator json) throws IOException {
    FrameScores scores = report.scores();
    int group = Math.max(1, (scores.size() + MAX_SCORES - 1) / MAX_SCORES);
    byte[] bytes = new byte[(scores.size() + group - 1) / group];
    for (int i = 0; i < bytes.length; i++) {
      float high = 0;
      for (int j = i * group; j < Math.min((i + 1) * group, scores.size()); j++) {
        high = Math.max(high, scores.score(j));
      }
      bytes[i] = (byte) Math.round(255 * high);
    }
    json.writeObjectFieldStart("scores");
    json.writeNumberField("start", millis(scores.span(), false));
    json.writeNumberField("frames", group);
    json.writeNumberField(
        "stretch", group * scores.grid().hopSamples() * 1000.0 / scores.grid().sampleRate());
    json.writeBinaryField("bytes", bytes);
    json.writeEndObject();
  }

  private void writeEntry(JsonGenerator json, ReportEntry entry) throws IOException {
    Utterance utterance = entry.utterance();
    json.writeStartObject();
    json.writeStringField("text", Utf8Text.wellFormed(utterance.text()));
    // The text of speech without text is the recognised text, which is written once.
    if (!utterance.hypothesis().equals(utterance.text())) {
      json.writeStringField("heard", Utf8Text.wellFormed(utterance.hypothesis()));
    }
    if (utterance.status() != Utterance.Status.MATCHED) {
      json.writeStringField(
          "status", utterance.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (entry.rejection().isPresent()) {
      json.writeNumberField("reason", reasons.get(entry.rejection().get()));
    }
    json.writeNumberField("cer", Math.round(utterance.cer() * 1e4) / 1e4);
    json.writeNumberField("score", Math.round(utterance.score() * 1e4) / 1e4);
    if (utterance.errorProbability().isPresent()) {
      json.writeNumberField(
          "error", Math.round(utterance.errorProbability().getAsDouble() * 1e4) / 1e4);
    }
    if (utterance.span().isPresent()) {
      TimeSpan span = utterance.span().get();
      json.writeNumberField("start", millis(span, false));
      json.writeNumberField("end", millis(span, true));
      writeWords(json, utterance, millis(span, false));
    }
    if (entry.clip().isPresent()) {
      json.writeStringField("clip", Utf8Text.wellFormed(entry.clip().get().path()));
      long from = millis(entry.clip().get().span(), false);
      if (from != millis(utterance.span().orElseThrow(), false)) {
        json.writeNumberField("clipStart", from);
      }
    }
    json.writeEndObject();
  }

  /** Four numbers a word: indexes into the text, and times after the utterance's start. */
  private static void writeWords(JsonGenerator json, Utterance utterance, long start)
      throws IOException {
    List<AlignedWord> words = new ArrayList<>(utterance.words());
    if (words.isEmpty() || utterance.source().isEmpty()) {
      return;
    }
    int from = utterance.source().get().start();
    json.writeArrayFieldStart("words");
    for (AlignedWord word : words) {
      json.writeNumber(word.source().start() - from);
      json.writeNumber(word.source().end() - from);
      json.writeNumber(millis(word.span(), false) - start);
      json.writeNumber(millis(word.span(), true) - start);
    }
    json.writeEndArray();
  }

  private static long millis(TimeSpan span, boolean end) {
    return Math.round(1000 * (end ? span.endSeconds() : span.startSeconds()));
  }

  /** Escapes the characters that could end a script element or start a comment in it. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char c : "<>&'".toCharArray()) {
        codes[c] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
