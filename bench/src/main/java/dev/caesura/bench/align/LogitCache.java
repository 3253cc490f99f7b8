package dev.caesura.bench.align;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Logits of a network for the words of recordings, kept in a folder, as a run of the network over
 * all calls takes longer than everything else.
 *
 * @param folder the folder of one network, or null to keep nothing
 * @param network the network
 */
record LogitCache(Path folder, PunctuationScorer network) {

  /** Returns the logits of the compact network in a folder; an empty name keeps nothing. */
  static LogitCache in(String folder, CompactBoundaryScorer network) {
    Path own = folder.isEmpty() ? null : Path.of(folder, network.identity().replaceAll("\\W", "-"));
    return new LogitCache(own, network);
  }

  /** Returns the words with the network's logits, read or kept from an earlier run. */
  List<SpokenWord> read(String name, List<SpokenWord> words) throws IOException {
    if (folder == null) {
      return TextEvidence.read(words, network);
    }
    Path file = folder.resolve(name + "-" + words.size() + ".logits2");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      write(file, TextEvidence.read(words, network));
    }
    List<SpokenWord> read = new ArrayList<>(words.size());
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (SpokenWord word : words) {
        read.add(
            word.withText(
                new WordLogits(
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat())));
      }
    }
    return read;
  }

  private static void write(Path file, List<SpokenWord> words) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (SpokenWord word : words) {
        out.writeFloat(word.text().boundary());
        out.writeFloat(word.text().terminal());
        out.writeFloat(word.text().comma());
        out.writeFloat(word.text().question());
        out.writeFloat(word.text().capital());
        out.writeFloat(word.text().brokenBoundary());
        out.writeFloat(word.text().brokenTerminal());
      }
    }
  }
}
