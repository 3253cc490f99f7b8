package dev.caesura.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.CodePointOffsets;
import dev.caesura.text.TextSpan;
import java.util.Locale;

/**
 * Utterances as JSON records in the shape of ParlaSpeech 3.0, with {@code cer}, {@code score},
 * {@code status} and each word's {@code op} added.
 *
 * <p>Times are seconds, of words relative to {@code audio_start}, with four decimals; character
 * offsets are Unicode code points into the whole transcript. For one transcript; immutable and
 * thread-safe.
 */
public final class CorpusRecords {

  private static final JsonMapper JSON = new JsonMapper();

  private final CodePointOffsets codePoints;

  /**
   * Records of one transcript.
   *
   * @param transcript the whole text, for its code points
   */
  public CorpusRecords(String transcript) {
    this.codePoints = CodePointOffsets.of(transcript);
  }

  /** A name that no other sentence of the recording has: its place in the transcript. */
  String id(Utterance utterance) {
    TextSpan source = utterance.source().orElseThrow();
    return utterance.recording()
        + "_"
        + codePoints.at(source.start())
        + "-"
        + codePoints.at(source.end());
  }

  /** A record of the corpus, without its line end. */
  String kept(Utterance utterance, String clip) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id(utterance));
    text(json, utterance);
    json.put("audio", clip);
    audio(json, utterance.span().orElseThrow());
    words(json, utterance);
    scores(json, utterance);
    return json.toString();
  }

  /**
   * A record of what an aligner found, or did not find, without its line end.
   *
   * @param utterance of this transcript
   * @return JSON in one line
   */
  public String aligned(Utterance utterance) {
    ObjectNode json = JSON.createObjectNode();
    Utterance.Status status = utterance.status();
    if (status != Utterance.Status.ONLY_IN_AUDIO && status != Utterance.Status.REPEATED) {
      json.put("id", id(utterance));
    }
    if (utterance.source().isPresent()) {
      text(json, utterance);
    }
    utterance.span().ifPresent(span -> audio(json, span));
    json.put("heard", utterance.heard());
    if (!utterance.words().isEmpty()) {
      words(json, utterance);
    }
    scores(json, utterance);
    return json.toString();
  }

  /**
   * A record of what was found without a recogniser, without its line end: nothing was heard, so
   * there is neither {@code heard} nor {@code cer}.
   *
   * @param utterance of this transcript
   * @return JSON in one line
   */
  public String spoken(Utterance utterance) {
    ObjectNode json = JSON.createObjectNode();
    if (utterance.source().isPresent()) {
      json.put("id", id(utterance));
      text(json, utterance);
    }
    utterance.span().ifPresent(span -> audio(json, span));
    if (!utterance.words().isEmpty()) {
      words(json, utterance);
    }
    scores(json, utterance);
    json.remove("cer");
    return json.toString();
  }

  /** A record of what was left out, without its line end. */
  String rejected(Finding finding) {
    Utterance utterance = finding.utterance();
    ObjectNode json = JSON.createObjectNode();
    json.put("reason", finding.rejection().orElseThrow().label());
    if (finding.isSentence()) {
      json.put("id", id(utterance));
      text(json, utterance);
    }
    utterance.span().ifPresent(span -> audio(json, span));
    json.put("heard", utterance.heard());
    if (!utterance.words().isEmpty()) {
      words(json, utterance);
    }
    scores(json, utterance);
    return json.toString();
  }

  private void text(ObjectNode json, Utterance utterance) {
    TextSpan source = utterance.source().orElseThrow();
    json.put("text", utterance.text());
    json.put("text_start", codePoints.at(source.start()));
    json.put("text_end", codePoints.at(source.end()));
  }

  private static void audio(ObjectNode json, TimeSpan span) {
    json.put("audio_start", seconds(span.startSample(), span.sampleRate()));
    json.put("audio_end", seconds(span.endSample(), span.sampleRate()));
    json.put("audio_length", seconds(span.samples(), span.sampleRate()));
  }

  private void words(ObjectNode json, Utterance utterance) {
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
    }
  }

  private static void scores(ObjectNode json, Utterance utterance) {
    json.put("cer", rounded(utterance.cer()));
    json.put("score", rounded(utterance.score()));
    json.put("status", utterance.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static double seconds(long samples, int rate) {
    return rounded((double) samples / rate);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
