package dev.caesura.corpus.record;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.Verdict;
import dev.caesura.text.CodePointOffsets;
import java.util.Locale;

/**
 * Formatter of utterances as JSON records in the shape of ParlaSpeech 3.0, with {@code cer}, {@code
 * score}, {@code error_probability}, {@code status} and each word's {@code op} added.
 *
 * <p>A sentence that was found without recognised words has neither {@code heard} nor {@code cer}.
 *
 * <p>Times are seconds with four decimals; those of words are relative to {@code audio_start}.
 * Character offsets are Unicode code points in the whole transcript. A formatter belongs to one
 * transcript. Immutable and thread-safe.
 */
public final class RecordFormatter {

  private static final JsonMapper JSON = new JsonMapper();

  private final CodePointOffsets codePoints;

  private RecordFormatter(CodePointOffsets codePoints) {
    this.codePoints = codePoints;
  }

  /**
   * Returns the formatter of a transcript.
   *
   * @param transcript the whole text, which the offsets of its utterances refer to
   * @return the formatter
   */
  public static RecordFormatter of(String transcript) {
    return new RecordFormatter(CodePointOffsets.of(transcript));
  }

  /**
   * Formats a kept utterance with its clip.
   *
   * @param utterance a sentence of this transcript, with a time span
   * @param clip the path of its clip
   * @return JSON in one line, without a line end
   */
  public String kept(Utterance utterance, String clip) {
    ObjectNode json = JSON.createObjectNode();
    id(json, utterance);
    text(json, utterance);
    json.put("audio", clip);
    audio(json, utterance);
    words(json, utterance);
    if (isRecognized(utterance)) {
      json.put("cer", rounded(utterance.cer()));
    }
    return scored(json, utterance);
  }

  /** Returns whether words were recognised where there is speech. */
  private static boolean isRecognized(Utterance utterance) {
    return utterance.span().isEmpty()
        || utterance.source().isEmpty()
        || !utterance.hypothesis().isEmpty();
  }

  /**
   * Formats a rejected utterance with the reason.
   *
   * @param verdict a rejected utterance of this transcript
   * @return JSON in one line, without a line end
   */
  public String rejected(Verdict verdict) {
    ObjectNode json = JSON.createObjectNode();
    json.put("reason", verdict.rejection().orElseThrow().toString());
    if (verdict.isSentence()) {
      id(json, verdict.utterance());
      text(json, verdict.utterance());
    }
    return recognized(json, verdict.utterance());
  }

  /**
   * Formats what an aligner of recognised words found, or did not find.
   *
   * @param utterance an utterance of this transcript
   * @return JSON in one line, without a line end
   */
  public String aligned(Utterance utterance) {
    ObjectNode json = JSON.createObjectNode();
    if (utterance.status() != Utterance.Status.REPEATED) {
      id(json, utterance);
    }
    text(json, utterance);
    return recognized(json, utterance);
  }

  /**
   * Formats what an aligner by synthesis found, or did not find: there are no recognised words, and
   * so neither {@code heard} nor {@code cer}.
   *
   * @param utterance an utterance of this transcript
   * @return JSON in one line, without a line end
   */
  public String synthesized(Utterance utterance) {
    ObjectNode json = JSON.createObjectNode();
    id(json, utterance);
    text(json, utterance);
    audio(json, utterance);
    words(json, utterance);
    return scored(json, utterance);
  }

  private String recognized(ObjectNode json, Utterance utterance) {
    audio(json, utterance);
    if (isRecognized(utterance)) {
      json.put("heard", utterance.hypothesis());
    }
    words(json, utterance);
    if (isRecognized(utterance)) {
      json.put("cer", rounded(utterance.cer()));
    }
    return scored(json, utterance);
  }

  /** Adds a name that no other sentence of the recording has: its place in the transcript. */
  private void id(ObjectNode json, Utterance utterance) {
    utterance
        .source()
        .ifPresent(
            source ->
                json.put(
                    "id",
                    utterance.recording()
                        + "_"
                        + codePoints.at(source.start())
                        + "-"
                        + codePoints.at(source.end())));
  }

  private void text(ObjectNode json, Utterance utterance) {
    utterance
        .source()
        .ifPresent(
            source ->
                json.put("text", utterance.text())
                    .put("text_start", codePoints.at(source.start()))
                    .put("text_end", codePoints.at(source.end())));
  }

  private static void audio(ObjectNode json, Utterance utterance) {
    if (utterance.span().isPresent()) {
      TimeSpan span = utterance.span().get();
      json.put("audio_start", seconds(span.startSample(), span.sampleRate()));
      json.put("audio_end", seconds(span.endSample(), span.sampleRate()));
      json.put("audio_length", seconds(span.samples(), span.sampleRate()));
    }
  }

  private void words(ObjectNode json, Utterance utterance) {
    if (utterance.words().isEmpty()) {
      return;
    }
    long start = utterance.span().orElseThrow().startSample();
    ArrayNode words = json.putArray("words");
    for (AlignedWord word : utterance.words()) {
      int rate = word.span().sampleRate();
      ObjectNode node = words.addObject();
      node.put("time_s", seconds(word.span().startSample() - start, rate));
      node.put("time_e", seconds(word.span().endSample() - start, rate));
      node.put("char_s", codePoints.at(word.source().start()));
      node.put("char_e", codePoints.at(word.source().end()));
      node.put("op", word.evidence().name().toLowerCase(Locale.ROOT));
      word.confidence().ifPresent(value -> node.put("confidence", rounded(value)));
    }
  }

  private static String scored(ObjectNode json, Utterance utterance) {
    json.put("score", rounded(utterance.score()));
    utterance.errorProbability().ifPresent(value -> json.put("error_probability", rounded(value)));
    utterance.confidence().ifPresent(value -> json.put("confidence", rounded(value)));
    json.put("status", utterance.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return json.toString();
  }

  private static double seconds(long samples, int rate) {
    return rounded((double) samples / rate);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
