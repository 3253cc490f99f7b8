package dev.caesura.models.recognition;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.CtmReader;
import dev.caesura.audio.format.CtmRow;
import dev.caesura.io.LineReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reader of the CTM files that PocketSphinx writes, one piece each, with a posterior for each word
 * and times in seconds from the start of the piece. Stateless.
 */
final class PocketsphinxCtmReader {

  /** PocketSphinx's durations end at the start of the last frame of a word. */
  private static final double FRAME_SECONDS = 0.01;

  private PocketsphinxCtmReader() {}

  static List<Word> read(Path file, TimeSpan piece, UnaryOperator<String> written)
      throws IOException {
    List<Word> words = new ArrayList<>();
    try (LineReader lines = LineReader.open(file)) {
      CtmReader rows = new CtmReader(lines);
      for (CtmRow row = rows.next(); row != null; row = rows.next()) {
        if (!isFiller(row.word())) {
          words.add(new Word(written.apply(row.word()), span(row, piece), score(row)));
        }
      }
    }
    return words;
  }

  private static boolean isFiller(String word) {
    return word.startsWith("<") || word.startsWith("[") || word.startsWith("++");
  }

  private static double score(CtmRow row) throws IOException {
    double posterior = row.confidence();
    if (Double.isNaN(posterior)) {
      throw row.position().malformed("a posterior", String.join(" ", row.fields()));
    }
    // Posteriors are sums of rounded logarithms and may be slightly greater than 1.
    return Math.max(0, Math.min(1, posterior));
  }

  private static TimeSpan span(CtmRow row, TimeSpan piece) throws IOException {
    double start = row.start().doubleValue();
    double end = start + row.duration().doubleValue() + FRAME_SECONDS;
    if (!(start >= 0 && end >= start)) {
      throw row.position().malformed("times inside the piece", String.join(" ", row.fields()));
    }
    TimeSpan relative = TimeSpan.fromSeconds(start, end, piece.sampleRate());
    long from = Math.min(piece.startSample() + relative.startSample(), piece.endSample());
    long to = Math.min(piece.startSample() + relative.endSample(), piece.endSample());
    return new TimeSpan(from, to, piece.sampleRate());
  }
}
