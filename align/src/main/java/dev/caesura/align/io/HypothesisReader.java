package dev.caesura.align.io;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import dev.caesura.io.Utf8Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reader of words with times from the files of recognisers, in the formats of {@link
 * HypothesisFormat}, compressed with gzip or not.
 *
 * <p>Files are UTF-8, or UTF-16 and UTF-32 with a byte order mark; lines end with a line feed, a
 * carriage return or both. They are read as a stream: memory grows with the number of words (at
 * most 5 million), not with the size of the file. {@link Repairs} counts what the reader repairs:
 *
 * <ul>
 *   <li>Times that run backwards or below 0 by at most 1 s are moved.
 *   <li>If a word begins more than 1 s before an earlier one, all cues, segments and single words
 *       are sorted by start. The words of a cue or segment stay together.
 *   <li>A word ends at the start of the same speaker's next word at the latest, and lasts at most 2
 *       s and 0.3 s for each of its characters: its end is moved, or its start if a silence is
 *       before it and not after it. A cue without times of words likewise ends where the same
 *       speaker's next cue starts, if its words then have 0.04 s for each character; but not if it
 *       ends after that next cue, or has less than 0.12 s for each character: then two people
 *       speak.
 *   <li>Words without times get their share of a cue, of a segment, or of the gap between their
 *       neighbours.
 * </ul>
 *
 * <p>Anything else is an error that names file and line, what was expected and what was found: NaN
 * and infinite times, times below 0 by more than 1 s, more than one word in twenty that ends more
 * than 1 s before it starts, confidences outside [0, 1], bytes that are not UTF-8, damaged gzip,
 * more than 4 GiB after decompression.
 *
 * <p>Immutable and thread-safe.
 */
public final class HypothesisReader {

  private final int sampleRate;
  private final HypothesisReaderSettings settings;

  private HypothesisReader(int sampleRate, HypothesisReaderSettings settings) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number of at least 1");
    }
    this.sampleRate = sampleRate;
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Creates a reader that detects the format and requires times.
   *
   * @param sampleRate the sample rate of the words' times, in Hz; at least 1. Times are rounded to
   *     samples
   * @return a new reader
   */
  public static HypothesisReader of(int sampleRate) {
    return of(sampleRate, HypothesisReaderSettings.defaults());
  }

  /**
   * Creates a reader.
   *
   * @param sampleRate the sample rate of the words' times, in Hz; at least 1. Times are rounded to
   *     samples
   * @param settings the format, and whether times are required
   * @return a new reader
   */
  public static HypothesisReader of(int sampleRate, HypothesisReaderSettings settings) {
    return new HypothesisReader(sampleRate, settings);
  }

  /**
   * Reads a file, or a Kaldi folder.
   *
   * @param file a file, or a folder with {@code segments} and {@code text}
   * @return one hypothesis for each recording and channel that the file names, in its order; empty
   *     if the file has no word and names no recording
   * @throws IOException if the file cannot be read, has none of the formats, or is malformed; the
   *     message names file and line, what was expected and what was found
   */
  public List<Hypothesis> read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      if (!KaldiFolderReader.isFolder(file)) {
        throw new IOException(
            file + ": expected a file, or a folder with segments and text; found another folder.");
      }
      WordCollector collector = new WordCollector(file.toString(), sampleRate, settings.untimed());
      new KaldiFolderReader(file, collector).read();
      return collector.finish();
    }
    try (InputStream in = FileBytes.open(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a stream, without closing it.
   *
   * @param in the bytes of a file
   * @param name its name in messages; the extension decides the format of an empty file
   * @return the hypotheses, as {@link #read(Path)} returns them
   * @throws IOException as {@link #read(Path)}
   */
  public List<Hypothesis> read(InputStream in, String name) throws IOException {
    Objects.requireNonNull(name, "name");
    BufferedInputStream bytes = Gzip.open(in, name);
    bytes.mark(HypothesisFormat.DETECTION_BYTES);
    byte[] start = bytes.readNBytes(HypothesisFormat.DETECTION_BYTES);
    bytes.reset();
    // Refuses other encodings before the format is detected.
    new Utf8Reader(new ByteArrayInputStream(start), name).read();
    HypothesisFormat found =
        settings
            .format()
            .or(() -> HypothesisFormat.suggest(start, name))
            .orElseThrow(() -> unknown(start, name));
    WordCollector collector = new WordCollector(name, sampleRate, settings.untimed());
    Utf8Reader characters = new Utf8Reader(bytes, name);
    LineReader lines = new LineReader(characters, name);
    switch (found) {
      case CTM -> new CtmWordReader(collector).read(lines);
      case STM -> new StmWordReader(collector).read(lines);
      case NLP -> new NlpWordReader(collector).read(lines);
      case SRT -> new CueWordReader(collector).read(lines, false);
      case WEBVTT -> new CueWordReader(collector).read(lines, true);
      case JSON -> new JsonWordReader(name, collector).read(characters);
      case KALDI ->
          throw new IOException(name + ": expected a folder with segments and text; found a file.");
    }
    return collector.finish();
  }

  private static IOException unknown(byte[] start, String name) {
    String text = Utf8Text.decodeStart(start);
    String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return new TextPosition(name, 1)
        .malformed("words with times as " + HypothesisFormat.fileTitles(), line);
  }
}
