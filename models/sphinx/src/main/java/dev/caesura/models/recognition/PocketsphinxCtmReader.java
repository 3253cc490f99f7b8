package dev.caesura.models.recognition;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reader of the CTM files that PocketSphinx writes, one piece each: {@code utterance channel start
 * duration word posterior}, seconds from the start of the piece. Stateless.
 */
final class PocketsphinxCtmReader {

  /** PocketSphinx's durations end at the start of the last frame of a word. */
  private static final double FRAME_SECONDS = 0.01;

  private PocketsphinxCtmReader() {}

  static List<Word> read(Path file, TimeSpan piece, UnaryOperator<String> written)
      throws IOException {
    List<Word> words = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).strip().split("\\s+");
      if (fields.length != 6) {
        throw unexpected(file, i, lines.get(i));
      }
      String key = fields[4];
      if (key.startsWith("<") || key.startsWith("[") || key.startsWith("++")) {
        continue;
      }
      try {
        double start = Double.parseDouble(fields[2]);
        double end = start + Double.parseDouble(fields[3]) + FRAME_SECONDS;
        // Posteriors are sums of rounded logarithms and may be slightly greater than 1.
        double score = Math.max(0, Math.min(1, Double.parseDouble(fields[5])));
        words.add(new Word(written.apply(key), within(start, end, piece), score));
      } catch (IllegalArgumentException e) {
        throw unexpected(file, i, lines.get(i));
      }
    }
    return words;
  }

  private static TimeSpan within(double start, double end, TimeSpan piece) {
    TimeSpan relative = TimeSpan.fromSeconds(start, end, piece.sampleRate());
    long from = Math.min(piece.startSample() + relative.startSample(), piece.endSample());
    long to = Math.min(piece.startSample() + relative.endSample(), piece.endSample());
    return new TimeSpan(from, to, piece.sampleRate());
  }

  private static IOException unexpected(Path file, int line, String found) {
    return new IOException(
        file
            + ", line "
            + (line + 1)
            + ": expected utterance, channel, start, duration, word and posterior; found '"
            + found
            + "'");
  }
}
