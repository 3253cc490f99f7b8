package dev.caesura.cli.eval;

import dev.caesura.align.eval.AlternativeTokens;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.WordAlignment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pairs of pieces of a reference and a hypothesis, aligned. Immutable and thread-safe.
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
   * @param name the name of a pair of whole files
   * @param reference the reference
   * @param hypothesis the hypothesis
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
              + ": expected "
              + reference.pieces().size()
              + " lines, as the reference has; found "
              + hypothesis.pieces().size());
    }
    if (!lines && isWhole(reference, hypothesis)) {
      WordAlignment whole = align(name, reference.whole(), hypothesis.whole().tokens(), costs);
      return new WordPairs(List.of(whole), List.of());
    }
    boolean utterances =
        reference.kind() == WordFile.Kind.UTTERANCES
            || hypothesis.kind() == WordFile.Kind.UTTERANCES;
    return byName(
        name,
        utterances ? withoutChannels(reference) : reference.pieces(),
        utterances ? withoutChannels(hypothesis) : hypothesis.pieces(),
        costs);
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

  private static WordAlignment align(
      String name, SpeakerTokens reference, List<String> hypothesis, ErrorCosts costs) {
    SpeakerTokens chosen = AlternativeTokens.choose(reference, hypothesis, costs);
    return WordAlignment.of(name, chosen, hypothesis, costs);
  }

  /** Returns the pieces by utterance: recordings of CTM have a channel, identifiers have none. */
  private static Map<String, SpeakerTokens> withoutChannels(WordFile file) {
    if (file.kind() != WordFile.Kind.RECORDINGS) {
      return file.pieces();
    }
    Map<String, List<SpeakerTokens>> channels = new LinkedHashMap<>();
    for (Map.Entry<String, SpeakerTokens> piece : file.pieces().entrySet()) {
      int slash = piece.getKey().lastIndexOf('/');
      String name = slash < 0 ? piece.getKey() : piece.getKey().substring(0, slash);
      channels.computeIfAbsent(name, key -> new ArrayList<>()).add(piece.getValue());
    }
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    channels.forEach((name, tokens) -> pieces.put(name, SpeakerTokens.join(tokens)));
    return pieces;
  }

  private static WordPairs byName(
      String name,
      Map<String, SpeakerTokens> reference,
      Map<String, SpeakerTokens> hypothesis,
      ErrorCosts costs)
      throws IOException {
    Set<String> unrelated = new TreeSet<>(hypothesis.keySet());
    unrelated.removeAll(reference.keySet());
    if (!unrelated.isEmpty()) {
      throw new IOException(name + ": expected pieces of the reference; found also " + unrelated);
    }
    List<WordAlignment> alignments = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, SpeakerTokens> piece : reference.entrySet()) {
      SpeakerTokens recognized = hypothesis.get(piece.getKey());
      if (recognized == null) {
        missing.add(piece.getKey());
      }
      List<String> tokens = recognized == null ? List.of() : recognized.tokens();
      alignments.add(align(piece.getKey(), piece.getValue(), tokens, costs));
    }
    return new WordPairs(alignments, missing);
  }
}
