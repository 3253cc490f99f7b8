package dev.caesura.align.resegment;

import dev.caesura.align.Word;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.WordAlignment;
import java.util.ArrayList;
import java.util.List;

/**
 * Word errors of segments against reference sentences, by two ways to bring them together.
 *
 * <p>Segments are first cut again where the reference is, as {@link Resegmenter} does; these errors
 * do not depend on where segments end. Then each segment goes as a whole to the sentence that most
 * of its words belong to: a sentence without a segment is deleted, and words of its neighbours in
 * its segments are inserted. The difference is the cost of the boundaries, as in the evaluation of
 * translated speech by whole segments (SegALE, 2025), here with word errors in place of a
 * translation metric. Immutable and thread-safe.
 *
 * @param cutAgain errors after the words are cut where the reference is
 * @param wholeSegments errors of sentences against whole segments
 */
public record SegmentErrors(ErrorCounts cutAgain, ErrorCounts wholeSegments) {

  /**
   * Counts the errors.
   *
   * @param tokenizer splits texts into the units that are compared
   * @param reference the sentences, in order; at least one
   * @param segments the words of each segment, in order; may be empty
   * @return the errors; all of the reference is deleted if there is no word
   */
  public static SegmentErrors of(
      ScoringTokenizer tokenizer, List<String> reference, List<List<Word>> segments) {
    List<Word> words = segments.stream().flatMap(List::stream).toList();
    List<List<Word>> cut = Resegmenter.of(tokenizer).resegmentWords(reference, words);
    int[] owners = new int[words.size()];
    int at = 0;
    for (int sentence = 0; sentence < cut.size(); sentence++) {
      for (int i = 0; i < cut.get(sentence).size(); i++) {
        owners[at++] = sentence;
      }
    }
    List<List<Word>> whole = new ArrayList<>();
    reference.forEach(sentence -> whole.add(new ArrayList<>()));
    at = 0;
    for (List<Word> segment : segments) {
      if (!segment.isEmpty()) {
        whole.get(mostFrequent(owners, at, at + segment.size())).addAll(segment);
        at += segment.size();
      }
    }
    return new SegmentErrors(
        errors(tokenizer, reference, cut), errors(tokenizer, reference, whole));
  }

  /** Returns the most frequent number; the first of several. Numbers never fall. */
  private static int mostFrequent(int[] numbers, int from, int to) {
    int best = numbers[from];
    int bestRun = 0;
    int run = 0;
    for (int i = from; i < to; i++) {
      run = i > from && numbers[i] == numbers[i - 1] ? run + 1 : 1;
      if (run > bestRun) {
        best = numbers[i];
        bestRun = run;
      }
    }
    return best;
  }

  private static ErrorCounts errors(
      ScoringTokenizer tokenizer, List<String> reference, List<List<Word>> words) {
    ErrorCounts errors = new ErrorCounts(0, 0, 0, 0);
    for (int i = 0; i < reference.size(); i++) {
      List<String> tokens =
          words.get(i).stream().flatMap(w -> tokenizer.tokenTexts(w.text()).stream()).toList();
      SpeakerTokens sentence = SpeakerTokens.of(tokenizer, reference.get(i));
      errors = errors.plus(WordAlignment.of("", sentence, tokens, ErrorCosts.LEVENSHTEIN).errors());
    }
    return errors;
  }
}
