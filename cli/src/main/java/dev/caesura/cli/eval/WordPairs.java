package dev.caesura.cli.eval;

import dev.caesura.align.eval.AlternativeTokens;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.audio.RecordingNameMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
   * <p>Pieces are paired by name, where the names of recordings match by {@link
   * RecordingNameMatcher}. Lines against something else, and one recording against another, are
   * taken as a whole on both sides. Where speakers or channels overlap, the order of their turns
   * with the fewest errors counts.
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
      WordAlignment whole =
          align(name, reference.orders(WordFile.WHOLE), hypothesis.orders(WordFile.WHOLE), costs);
      return new WordPairs(List.of(whole), List.of());
    }
    boolean utterances =
        reference.kind() == WordFile.Kind.UTTERANCES
            || hypothesis.kind() == WordFile.Kind.UTTERANCES;
    Map<String, List<SpeakerTokens>> expected = orders(reference, utterances);
    return byName(name, expected, renamed(orders(hypothesis, utterances), expected), costs);
  }

  private static boolean isWhole(WordFile reference, WordFile hypothesis) {
    Set<WordFile.Kind> kinds = EnumSet.of(reference.kind(), hypothesis.kind());
    if (kinds.contains(WordFile.Kind.FILES)) {
      return false;
    }
    return kinds.contains(WordFile.Kind.LINES)
        || (kinds.equals(EnumSet.of(WordFile.Kind.RECORDINGS))
            && isOneRecording(reference)
            && isOneRecording(hypothesis)
            && (reference.pieces().size() <= 1
                || reference.pieces().size() != hypothesis.pieces().size()))
        || (kinds.contains(WordFile.Kind.RECORDINGS)
            && reference.pieces().size() <= 1
            && hypothesis.pieces().size() <= 1);
  }

  private static boolean isOneRecording(WordFile file) {
    return file.pieces().isEmpty() || file.orders().containsKey(WordFile.WHOLE);
  }

  /** Aligns the orders of a reference and a hypothesis; the first with the fewest errors counts. */
  private static WordAlignment align(
      String name,
      List<SpeakerTokens> references,
      List<SpeakerTokens> hypotheses,
      ErrorCosts costs) {
    WordAlignment best = null;
    for (int i = 0; i < Math.max(references.size(), hypotheses.size()); i++) {
      SpeakerTokens reference = references.get(Math.min(i, references.size() - 1));
      List<String> tokens = hypotheses.get(Math.min(i, hypotheses.size() - 1)).tokens();
      SpeakerTokens chosen = AlternativeTokens.choose(reference, tokens, costs);
      WordAlignment alignment = WordAlignment.of(name, chosen, tokens, costs);
      if (best == null || alignment.errors().errors() < best.errors().errors()) {
        best = alignment;
      }
    }
    return best;
  }

  /** Returns the pieces, in each order of their words. */
  private static Map<String, List<SpeakerTokens>> orders(WordFile file, boolean utterances) {
    Map<String, List<SpeakerTokens>> orders = new LinkedHashMap<>();
    if (utterances) {
      withoutChannels(file).forEach((name, tokens) -> orders.put(name, List.of(tokens)));
    } else {
      file.pieces().keySet().forEach(name -> orders.put(name, file.orders(name)));
    }
    return orders;
  }

  /** Returns pieces under the names that the reference has for their recordings. */
  private static Map<String, List<SpeakerTokens>> renamed(
      Map<String, List<SpeakerTokens>> pieces, Map<String, List<SpeakerTokens>> reference) {
    Map<String, String> original = new HashMap<>();
    reference.keySet().forEach(name -> original.put(comparable(name), name));
    Map<String, String> matches =
        RecordingNameMatcher.match(
            pieces.keySet().stream().map(WordPairs::comparable).toList(), original.keySet());
    Map<String, List<SpeakerTokens>> renamed = new LinkedHashMap<>();
    pieces.forEach(
        (name, tokens) -> {
          String match = matches.get(comparable(name));
          String known = reference.containsKey(name) || match == null ? name : original.get(match);
          renamed.put(renamed.containsKey(known) ? name : known, tokens);
        });
    return renamed;
  }

  /** Returns a name as it is compared; the channel after a recording's name stays. */
  private static String comparable(String name) {
    int slash = name.lastIndexOf('/');
    String channel = slash < 0 ? "" : name.substring(slash + 1);
    boolean isChannel = channel.matches("[A-Za-z0-9]{1,2}");
    return isChannel
        ? RecordingNameMatcher.comparable(name.substring(0, slash)) + "@" + channel
        : RecordingNameMatcher.comparable(name);
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
      Map<String, List<SpeakerTokens>> reference,
      Map<String, List<SpeakerTokens>> hypothesis,
      ErrorCosts costs)
      throws IOException {
    Set<String> unrelated = new TreeSet<>(hypothesis.keySet());
    unrelated.removeAll(reference.keySet());
    if (!unrelated.isEmpty()) {
      throw new IOException(name + ": expected pieces of the reference; found also " + unrelated);
    }
    List<WordAlignment> alignments = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    SpeakerTokens none = SpeakerTokens.join(List.of());
    for (Map.Entry<String, List<SpeakerTokens>> piece : reference.entrySet()) {
      List<SpeakerTokens> recognized = hypothesis.get(piece.getKey());
      if (recognized == null) {
        missing.add(piece.getKey());
        recognized = List.of(none);
      }
      alignments.add(align(piece.getKey(), piece.getValue(), recognized, costs));
    }
    return new WordPairs(alignments, missing);
  }
}
