package dev.caesura.cli.eval;

import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.WordAlignment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which piece of a hypothesis belongs to which piece of a reference. Immutable and thread-safe.
 *
 * @param alignments one for each piece of the reference
 * @param missing names of the reference that the hypothesis does not have: their words count as
 *     missed
 */
public record WordPairs(List<WordAlignment> alignments, List<String> missing) {

  public WordPairs {
    alignments = List.copyOf(alignments);
    missing = List.copyOf(missing);
  }

  /**
   * Aligns a hypothesis with its reference.
   *
   * <p>Pieces are paired by name. Lines against something else, and one recording against another,
   * are taken as a whole on both sides.
   *
   * @param name what to call a pair of wholes
   * @param reference what was said
   * @param hypothesis what was heard
   * @param costs what errors cost
   * @return the alignments
   * @throws IOException if two texts have different numbers of lines, or the hypothesis has pieces
   *     that the reference does not have
   */
  public static WordPairs of(String name, WordFile reference, WordFile hypothesis, ErrorCosts costs)
      throws IOException {
    boolean lines =
        reference.kind() == WordFile.Kind.LINES && hypothesis.kind() == WordFile.Kind.LINES;
    if (lines && reference.pieces().size() != hypothesis.pieces().size()) {
      throw new IOException(
          name
              + ": a line for each of the reference's "
              + reference.pieces().size()
              + " is expected, found "
              + hypothesis.pieces().size());
    }
    if (!lines && isWhole(reference, hypothesis)) {
      WordAlignment whole =
          WordAlignment.of(name, reference.whole(), hypothesis.whole().tokens(), costs);
      return new WordPairs(List.of(whole), List.of());
    }
    return byName(name, reference.pieces(), hypothesis.pieces(), costs);
  }

  private static boolean isWhole(WordFile reference, WordFile hypothesis) {
    Set<WordFile.Kind> kinds = EnumSet.of(reference.kind(), hypothesis.kind());
    if (kinds.contains(WordFile.Kind.FILES)) {
      return false;
    }
    return kinds.contains(WordFile.Kind.LINES)
        || (kinds.contains(WordFile.Kind.RECORDINGS)
            && reference.pieces().size() <= 1
            && hypothesis.pieces().size() <= 1);
  }

  private static WordPairs byName(
      String name,
      Map<String, SpeakerTokens> reference,
      Map<String, SpeakerTokens> hypothesis,
      ErrorCosts costs)
      throws IOException {
    Set<String> strangers = new TreeSet<>(hypothesis.keySet());
    strangers.removeAll(reference.keySet());
    if (!strangers.isEmpty()) {
      throw new IOException(
          name + ": pieces of the reference are expected, found besides " + strangers);
    }
    List<WordAlignment> alignments = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, SpeakerTokens> piece : reference.entrySet()) {
      SpeakerTokens heard = hypothesis.get(piece.getKey());
      if (heard == null) {
        missing.add(piece.getKey());
      }
      List<String> tokens = heard == null ? List.of() : heard.tokens();
      alignments.add(WordAlignment.of(piece.getKey(), piece.getValue(), tokens, costs));
    }
    return new WordPairs(alignments, missing);
  }
}
