package dev.caesura.align.resegment;

import dev.caesura.align.Edit;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.Token;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Re-segmenter for scoring: cuts a hypothesis into the segments of a reference, with the smallest
 * sum of edit distances between segments and their parts of the hypothesis.
 *
 * <p>That sum equals the edit distance of the two whole texts, since an alignment of the whole can
 * be cut at the ends of the segments, and alignments of segments can be joined. So one global
 * alignment is enough. Time is the product of the lengths in tokens, memory is linear in them. If
 * several cuts are optimal, extra words stay with the segment before them, or with the first
 * segment at the start.
 *
 * <p>Source: Matusov et al. (IWSLT 2005). Immutable and thread-safe.
 */
public final class Resegmenter {

  private final ScoringTokenizer tokenizer;

  private Resegmenter(ScoringTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Creates a re-segmenter.
   *
   * @param tokenizer splits texts into the units that are compared: words, or characters for
   *     scripts without spaces
   * @return a new re-segmenter
   */
  public static Resegmenter of(ScoringTokenizer tokenizer) {
    return new Resegmenter(Objects.requireNonNull(tokenizer, "tokenizer"));
  }

  /**
   * Cuts a text into the segments of a reference.
   *
   * @param reference the segments of the reference, in order
   * @param hypothesis the text to cut; may be empty
   * @return a span for each segment; together they tile the text. Punctuation and space belong to
   *     the token before them. A segment of which nothing was recognised has an empty span
   * @throws IllegalArgumentException if there is a text but no segment
   */
  public List<TextSpan> resegment(List<String> reference, String hypothesis) {
    List<Token> tokens = tokenizer.tokenize(hypothesis);
    int[] cuts = cuts(reference, tokens.stream().map(Token::text).toList(), hypothesis.isEmpty());
    List<TextSpan> spans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < reference.size(); i++) {
      int cut = cuts[i];
      // The words of a number share its place: the number stays with its first word.
      while (cut > 0 && cut < tokens.size() && isSamePlace(tokens.get(cut - 1), tokens.get(cut))) {
        cut++;
      }
      boolean rest = i == reference.size() - 1 || cut == tokens.size();
      int end = rest ? hypothesis.length() : cut == 0 ? 0 : tokens.get(cut).source().start();
      spans.add(new TextSpan(start, Math.max(start, end)));
      start = Math.max(start, end);
    }
    return spans;
  }

  private static boolean isSamePlace(Token left, Token right) {
    return left.source().equals(right.source());
  }

  /**
   * Cuts words with times into the segments of a reference.
   *
   * @param reference the segments of the reference, in order
   * @param hypothesis the words to cut; may be empty
   * @return the words of each segment, in order; together they are all words of the hypothesis
   * @throws IllegalArgumentException if there are words but no segment
   */
  public List<Transcript> resegment(List<String> reference, Transcript hypothesis) {
    return resegmentWords(reference, hypothesis.words()).stream().map(Transcript::new).toList();
  }

  /**
   * Cuts words in reading order into the segments of a reference. Their times need not ascend, as
   * where speakers overlap.
   *
   * @param reference the segments of the reference, in order
   * @param words the words to cut; may be empty
   * @return the words of each segment, in order; together they are all words
   * @throws IllegalArgumentException if there are words but no segment
   */
  public List<List<Word>> resegmentWords(List<String> reference, List<Word> words) {
    List<String> tokens = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (String token : tokenizer.tokenTexts(words.get(i).text())) {
        tokens.add(token);
        owners.add(i);
      }
    }
    int[] cuts = cuts(reference, tokens, words.isEmpty());
    List<List<Word>> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < reference.size(); i++) {
      int cut = cuts[i];
      while (cut > 0 && cut < tokens.size() && owners.get(cut - 1).equals(owners.get(cut))) {
        cut++;
      }
      boolean rest = i == reference.size() - 1 || cut == tokens.size();
      int end = Math.max(start, rest ? words.size() : cut == 0 ? 0 : owners.get(cut));
      segments.add(List.copyOf(words.subList(start, end)));
      start = end;
    }
    return segments;
  }

  /** Returns, for each segment, the number of hypothesis tokens up to its end. */
  private int[] cuts(List<String> reference, List<String> tokens, boolean empty) {
    if (reference.isEmpty() && !empty) {
      throw new IllegalArgumentException(
          "reference: expected a segment or more for a hypothesis with words; found none");
    }
    List<SpeakerTokens> segments =
        reference.stream().map(segment -> SpeakerTokens.of(tokenizer, segment)).toList();
    int[] cuts = new int[segments.size()];
    if (cuts.length == 0) {
      return cuts;
    }
    List<Edit> edits =
        WordAlignment.of("", SpeakerTokens.join(segments), tokens, ErrorCosts.LEVENSHTEIN)
            .path()
            .edits();
    int segment = 0;
    int end = segments.get(0).tokens().size();
    for (Edit edit : edits) {
      // An extra word is taken before the segment ends.
      while (!(edit instanceof Edit.Delete) && edit.right() >= end) {
        cuts[segment] = edit.left();
        segment++;
        end += segments.get(segment).tokens().size();
      }
    }
    for (int i = segment; i < cuts.length; i++) {
      cuts[i] = tokens.size();
    }
    return cuts;
  }
}
