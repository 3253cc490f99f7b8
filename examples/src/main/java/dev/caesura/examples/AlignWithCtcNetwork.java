package dev.caesura.examples;

import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcAligner;
import dev.caesura.align.ctc.CtcAlignerSettings;
import dev.caesura.align.ctc.CtcAlignment;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.models.acoustic.CtcAcousticModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Times the words of a known text with a CTC network of the wav2vec 2.0 family (forced alignment).
 *
 * <p>Needs {@code caesura-ctc}, and {@code caesura-codecs} for FLAC.
 */
public final class AlignWithCtcNetwork {

  private AlignWithCtcNetwork() {}

  /**
   * Prints the words with their times and confidences.
   *
   * @param args the folder of the network, the recording, and the words
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(Path.of(args[0]), Path.of(args[1]), List.of(args).subList(2, args.length))
        .words()
        .forEach(System.out::println);
  }

  static CtcAlignment run(Path network, Path recording, List<String> words) throws IOException {
    try (CtcAcousticModel model = CtcAcousticModel.open(network)) {
      Emissions emissions = model.emissions(AudioFiles.open(recording, 16_000));
      // Words that are not spoken, and speech without words, may be left out at a price.
      CtcAlignerSettings optional =
          CtcAlignerSettings.defaults().withSkippedText(3).withSkippedSpeech(1);
      return CtcAligner.of(model.vocabulary(), optional).align(emissions, words);
    }
  }
}
