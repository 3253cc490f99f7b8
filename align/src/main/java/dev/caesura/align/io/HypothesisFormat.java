package dev.caesura.align.io;

import dev.caesura.audio.format.CtmReader;
import dev.caesura.audio.format.CueReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Formats of words with times. */
public enum HypothesisFormat {
  /** NIST CTM, as Kaldi and many others write it; also with eight columns. */
  CTM,

  /** NIST STM: segments with speaker and text. */
  STM,

  /**
   * JSON of openai-whisper, whisper-timestamped, faster-whisper, WhisperX, whisper.cpp ({@code -oj}
   * and {@code -ojf}), OpenAI's verbose_json, Vosk (one result, an array, or one after the other),
   * pocketsphinx, Lhotse supervisions, and words one after the other (JSON Lines: {@code word},
   * {@code start}, {@code end} or {@code duration}, in seconds).
   */
  JSON,

  /** SubRip subtitles. */
  SRT,

  /** WebVTT subtitles, also with times inside cues. */
  WEBVTT,

  /** Rev's .nlp: columns parted by a vertical bar. */
  NLP,

  /** A folder with Kaldi's {@code segments} and {@code text}. */
  KALDI;

  private static final Set<String> EXTENSIONS =
      Set.of("ctm", "stm", "json", "jsonl", "srt", "vtt", "nlp");

  /**
   * The format of a file, by how it begins.
   *
   * @param start its first bytes, in UTF-8, without a byte order mark; a few kilobytes are enough
   * @param name its name, for files that are empty; an ending .gz is ignored
   * @return the format; none if it is not one of these
   */
  public static Optional<HypothesisFormat> detect(byte[] start, String name) {
    // Bytes that were cut in the middle of a letter do no harm here.
    String text = new String(start, StandardCharsets.UTF_8);
    String content = text.stripLeading();
    if (content.isEmpty()) {
      return byName(name);
    }
    if (content.startsWith("{") || content.matches("(?s)\\[\\s*[{\\]].*")) {
      return Optional.of(JSON);
    }
    if (text.startsWith("WEBVTT")) {
      return Optional.of(WEBVTT);
    }
    if (NlpLines.isHeader(content)) {
      return Optional.of(NLP);
    }
    return byLine(content);
  }

  /**
   * Returns the extensions that files of these formats usually have.
   *
   * @return the extensions, in lower case and without a dot
   */
  public static Set<String> extensions() {
    return EXTENSIONS;
  }

  private static Optional<HypothesisFormat> byLine(String content) {
    String[] lines = content.lines().filter(line -> !line.isBlank()).toArray(String[]::new);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      if (CueReader.isTiming(lines[i])) {
        return Optional.of(SRT);
      }
    }
    for (String line : lines) {
      if (!line.strip().startsWith(";;")) {
        return StmLines.isLine(line)
            ? Optional.of(STM)
            : CtmReader.isRow(line) ? Optional.of(CTM) : Optional.empty();
      }
    }
    return Optional.of(CTM);
  }

  private static Optional<HypothesisFormat> byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "ctm" -> Optional.of(CTM);
      case "stm" -> Optional.of(STM);
      case "srt" -> Optional.of(SRT);
      default -> Optional.empty();
    };
  }
}
