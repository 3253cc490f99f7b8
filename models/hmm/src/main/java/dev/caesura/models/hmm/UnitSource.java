package dev.caesura.models.hmm;

import dev.caesura.align.Pronouncer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What gives the units of transcripts: a pronouncer, or their characters.
 *
 * @param pronouncer gives the phones of words; empty if characters are the units
 * @param note why characters are the units although there is a pronouncer
 */
record UnitSource(Optional<Pronouncer> pronouncer, Optional<String> note) {

  /**
   * Chooses: what the model was trained with, if there is one; else the pronouncer, if it reads the
   * script of the transcripts.
   *
   * @throws IOException if the model needs a pronouncer that is not there, or that cannot read the
   *     transcripts
   */
  static UnitSource of(
      Optional<Pronouncer> pronouncer,
      Optional<HmmModel> model,
      WordNormalizer normalizer,
      List<Segmentation> written)
      throws IOException {
    if (model.isPresent() && !model.get().units().isPhones()) {
      return new UnitSource(Optional.empty(), Optional.empty());
    }
    if (model.isPresent() && pronouncer.isEmpty()) {
      throw new IOException(
          "acoustic model: expected a pronouncer for its phones; found none. Install espeak-ng, or"
              + " train a model of letters without it.");
    }
    if (pronouncer.isEmpty() || pronouncer.get().canRead(normalizer, written)) {
      return new UnitSource(pronouncer, Optional.empty());
    }
    String expected =
        "expected a transcript in a script that "
            + pronouncer.get().description()
            + " reads; found another. Its characters are the units instead of phones. If that is"
            + " the wrong language, give --language.";
    if (model.isPresent()) {
      throw new IOException("acoustic model: " + expected.substring(0, expected.indexOf(" Its")));
    }
    return new UnitSource(Optional.empty(), Optional.of(expected));
  }
}
