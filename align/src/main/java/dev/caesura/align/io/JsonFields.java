package dev.caesura.align.io;

import java.util.Set;

/** Names of fields with the same meaning in the JSON of several programs and services. */
final class JsonFields {

  static final Set<String> TEXT =
      Set.of("text", "transcript", "reco", "display", "Display", "utf8");
  static final Set<String> WORD =
      Set.of("word", "w", "t", "symbol", "content", "value", "punctuated_word", "Word");
  static final Set<String> START =
      Set.of(
          "start",
          "b",
          "ts",
          "start_time",
          "time_s",
          "offset",
          "startTime",
          "startOffset",
          "start_offset",
          "begin");
  static final Set<String> END =
      Set.of(
          "end",
          "endTs",
          "end_time",
          "time_e",
          "endTime",
          "endOffset",
          "end_offset",
          "end_ts",
          "stop");
  static final Set<String> DURATION = Set.of("duration", "d", "dur");
  static final Set<String> SCORE =
      Set.of("score", "confidence", "conf", "probability", "prob", "p");
  static final Set<String> RECORDING =
      Set.of("recording", "recording_id", "audio", "file", "audio_filepath");
  static final Set<String> WORDS =
      Set.of("words", "w", "result", "reco_words", "items", "elements", "segs", "Words");
  static final Set<String> SEGMENTS =
      Set.of(
          "segments",
          "transcription",
          "chunks",
          "timeline",
          "results",
          "channels",
          "monologues",
          "recognizedPhrases",
          "events",
          "fragments");
  static final Set<String> ALTERNATIVES = Set.of("alternatives", "nBest", "NBest");
  static final Set<String> MILLISECONDS = Set.of("tStartMs", "tOffsetMs");
  static final Set<String> TICKS = Set.of("offsetInTicks", "durationInTicks", "Offset", "Duration");
  static final double TICKS_PER_SECOND = 1e7;

  /** Fields of AssemblyAI, whose times are milliseconds. */
  static final Set<String> MILLISECOND_SERVICE =
      Set.of("acoustic_model", "language_model", "audio_url", "speech_model");

  private JsonFields() {}
}
