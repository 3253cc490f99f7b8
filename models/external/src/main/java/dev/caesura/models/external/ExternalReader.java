package dev.caesura.models.external;

import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads the words of one piece in any format of {@link HypothesisReader}. Stateless. */
final class ExternalReader {

  /** Sample rate of the pieces, in hertz. */
  static final int RATE = 16_000;

  private ExternalReader() {}

  /**
   * Reads the words of a piece.
   *
   * @param in the bytes
   * @param name what they are, for messages
   * @param format their format; empty to detect it
   */
  static List<Hypothesis> read(InputStream in, String name, Optional<HypothesisFormat> format)
      throws IOException {
    HypothesisReaderSettings settings = HypothesisReaderSettings.defaults();
    List<Hypothesis> all =
        HypothesisReader.of(RATE, format.map(settings::withFormat).orElse(settings)).read(in, name);
    List<String> recordings = Hypothesis.recordings(all);
    if (recordings.size() > 1) {
      throw new IOException(
          name + ": expected words of one recording; found those of " + recordings.size());
    }
    return all;
  }
}
