package dev.caesura.examples;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the sentence network to a kind of text, such as verse or laws, from 64 to 256 sentences, and
 * splits a text with it.
 *
 * <p>Needs {@code caesura-splitter}.
 */
public final class AdaptToDomain {

  private AdaptToDomain() {}

  /**
   * Prints the sentences of a text.
   *
   * @param args the examples, a sentence a line in the order of their text, and the text to split
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(Files.readAllLines(Path.of(args[0])), Files.readString(Path.of(args[1])))
        .forEach(System.out::println);
  }

  static List<String> run(List<String> examples, String text) throws IOException {
    StringBuilder joined = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : examples) {
      joined.append(sentence).append(' ');
      ends.add(joined.length());
    }
    Segmentation gold = Segmentation.ofEnds(joined.toString(), ends);
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      // Can be kept: adaptation.write(file), Adaptation.read(file).
      Adaptation adaptation = Adapter.fit(network, List.of(gold));
      AdaptedBoundaryScorer adapted = AdaptedBoundaryScorer.of(network, adaptation);
      return BoundarySegmenter.of(adapted).segment(text).strings().stream()
          .map(String::strip)
          .toList();
    }
  }
}
