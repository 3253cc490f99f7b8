package dev.caesura.align.io;

import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads words with times from the files of recognisers, in the formats of {@link HypothesisFormat},
 * packed with gzip or not.
 *
 * <p>Files are UTF-8, with a byte order mark or without. They are read as a stream: memory grows
 * with the number of words (at most 5 million), not with the size of the file. What is put right is
 * counted in {@link Repairs}: times that run backwards or below 0 by at most 1 s are moved; words
 * that begin more than 1 s before an earlier one are sorted by start; words without times get their
 * share of a cue, a segment or the gap between their neighbours. Anything else is an error with
 * file, line, what was expected and what was found: NaN and infinite times, times below 0 or that
 * end before they start by more than 1 s, confidences outside [0, 1], bytes that are not UTF-8,
 * damaged gzip, more than 4 GiB unpacked.
 *
 * <p>Immutable and thread-safe.
 */
public final class HypothesisReader {

  private static final int DETECTION_BYTES = 1 << 16;

  private final int sampleRate;
  private final Optional<HypothesisFormat> format;
  private final boolean untimed;

  private HypothesisReader(int sampleRate, Optional<HypothesisFormat> format, boolean untimed) {
    this.sampleRate = sampleRate;
    this.format = format;
    this.untimed = untimed;
  }

  /**
   * A reader that finds out the format by itself.
   *
   * @param sampleRate the clock of the words, in samples a second, at least 1: times are rounded to
   *     samples
   * @return the reader
   */
  public static HypothesisReader of(int sampleRate) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " is not at least 1");
    }
    return new HypothesisReader(sampleRate, Optional.empty(), false);
  }

  /**
   * A reader of one format.
   *
   * @param only the format of all files
   * @return a copy with this setting
   */
  public HypothesisReader format(HypothesisFormat only) {
    return new HypothesisReader(sampleRate, Optional.of(only), untimed);
  }

  /**
   * A reader that also takes files in which no word has a time, such as references: see {@link
   * Timing#UNKNOWN}.
   *
   * @return a copy with this setting
   */
  public HypothesisReader withUntimed() {
    return new HypothesisReader(sampleRate, format, true);
  }

  /**
   * Reads a file, or a folder of Kaldi.
   *
   * @param file a file, or a folder with {@code segments} and {@code text}
   * @return one hypothesis for each recording and channel that the file names, in its order; none
   *     if the file has no word and names no recording
   * @throws IOException if it cannot be read, is of none of the formats, or is malformed; the
   *     message names file and line, what was expected and what was found
   */
  public List<Hypothesis> read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      if (!KaldiFolder.is(file)) {
        throw new IOException(file + ": a file, or a folder with segments and text, is expected");
      }
      Collector collector = new Collector(file.toString(), sampleRate, untimed);
      new KaldiFolder(file, collector).read();
      return collector.finish();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a stream. It is not closed.
   *
   * @param in the bytes of a file
   * @param name what to call it in messages; its ending tells the format of an empty file
   * @return as {@link #read(Path)}
   * @throws IOException as {@link #read(Path)}
   */
  public List<Hypothesis> read(InputStream in, String name) throws IOException {
    Objects.requireNonNull(name, "name");
    BufferedInputStream bytes = Gzip.open(in, name);
    bytes.mark(DETECTION_BYTES);
    byte[] start = bytes.readNBytes(DETECTION_BYTES);
    bytes.reset();
    // Refuses UTF-16 before its format is looked for.
    new Utf8Reader(new ByteArrayInputStream(start), name).read();
    byte[] text = Arrays.copyOfRange(start, byteOrderMark(start), start.length);
    HypothesisFormat found =
        format.or(() -> HypothesisFormat.detect(text, name)).orElseThrow(() -> unknown(text, name));
    Collector collector = new Collector(name, sampleRate, untimed);
    Utf8Reader characters = new Utf8Reader(bytes, name);
    LineReader lines = new LineReader(characters, name);
    switch (found) {
      case CTM -> new CtmLines(collector).read(lines);
      case STM -> new StmLines(collector).read(lines);
      case NLP -> new NlpLines(collector).read(lines);
      case SRT -> new CueLines(collector).read(lines, false);
      case WEBVTT -> new CueLines(collector).read(lines, true);
      case JSON -> new JsonWords(name, collector).read(characters);
      case KALDI -> throw new IOException(name + ": a folder with segments and text is expected");
    }
    return collector.finish();
  }

  private static int byteOrderMark(byte[] start) {
    boolean marked =
        start.length >= 3
            && start[0] == (byte) 0xEF
            && start[1] == (byte) 0xBB
            && start[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private static IOException unknown(byte[] start, String name) {
    String text = new String(start, StandardCharsets.UTF_8);
    String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return new TextPosition(name, 1)
        .malformed("words with times as CTM, STM, JSON, SRT, WebVTT or .nlp", line);
  }
}
