package dev.caesura.align.global;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.edit.AffineAlignment;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.align.edit.FreeEnds;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Aligns a recording with a transcript in the same order: one Needleman-Wunsch alignment of all
 * heard words with all written words, with affine gaps and free ends.
 *
 * <p>A heard word between two words of one sentence belongs to that sentence, matched or not. Words
 * of a sentence that were heard more than {@value #BREAK_SECONDS} s apart from its others are given
 * back if what stays fits the sentence better without them. A sentence whose similarity to what was
 * heard is then under {@value #LEAST_SCORE} was matched by accident: it is only in the text, and
 * its heard words are only in the audio. Words that nobody heard get their time between their
 * neighbours, by length.
 *
 * <p>Time grows with the product of the numbers of words (10,000 by 10,000 in a few seconds),
 * memory with their sum. Immutable and thread-safe.
 */
public final class GlobalAligner implements LongAligner {

  /** A silence so long seldom lies within a read or spoken sentence. */
  private static final double BREAK_SECONDS = 1.5;

  /** Unrelated sentences of English agree in about a quarter of their letters. */
  private static final double LEAST_SCORE = 0.4;

  /**
   * A gap opens often (an insertion here, a deletion there) but whole sentences are missing too.
   */
  private static final GapCosts GAPS = new GapCosts(3, 2);

  private final WordNormalizer normalizer;

  private GlobalAligner(WordNormalizer normalizer) {
    this.normalizer = normalizer;
  }

  /**
   * An aligner.
   *
   * @param normalizer makes heard and written words comparable
   * @return the aligner
   */
  public static GlobalAligner of(WordNormalizer normalizer) {
    return new GlobalAligner(normalizer);
  }

  @Override
  public List<Utterance> align(String recording, Transcript heard, Segmentation written) {
    WrittenSentences sentences = WrittenSentences.of(written, normalizer);
    HeardWords spoken = HeardWords.of(heard, normalizer);
    int[] heardFor = pair(spoken, sentences);
    int[] owner = new int[heard.size()];
    Arrays.fill(owner, -1);
    List<Utterance> result = new ArrayList<>();
    long free = 0;
    int lastHeard = -1;
    for (int s = 0; s < sentences.size(); s++) {
      Optional<SentenceMatch> match = match(s, sentences, spoken, heardFor, lastHeard);
      TextSpan source = sentences.spans().get(s);
      if (match.isEmpty()) {
        result.add(unspoken(recording, source, written.text()));
        continue;
      }
      SentenceMatch found = match.get();
      Arrays.fill(owner, found.firstHeard(), found.lastHeard() + 1, s);
      List<AlignedWord> words =
          SentenceTimes.of(
              sentences,
              s,
              spoken,
              heardFor,
              found,
              Math.max(free, endBefore(found, heard)),
              startAfter(found, heard));
      TimeSpan span = words.get(0).span().extent(words.get(words.size() - 1).span());
      span = span.extent(heard.words().get(found.firstHeard()).span());
      span = span.extent(heard.words().get(found.lastHeard()).span());
      free = span.endSample();
      lastHeard = found.lastHeard();
      result.add(
          new Utterance(
              recording,
              Status.MATCHED,
              Optional.of(span),
              Optional.of(source),
              source.in(written.text()),
              spoken.text(found.firstHeard(), found.lastHeard() + 1),
              words,
              found.cer(),
              found.score()));
    }
    result.addAll(LeftoverSpeech.of(recording, heard, owner));
    return result;
  }

  /** End of the last heard word before a sentence: it cannot start earlier. */
  private static long endBefore(SentenceMatch match, Transcript heard) {
    int before = match.firstHeard() - 1;
    return before < 0 ? 0 : heard.words().get(before).span().endSample();
  }

  /** Start of the first heard word after a sentence: it cannot end later. */
  private static long startAfter(SentenceMatch match, Transcript heard) {
    int after = match.lastHeard() + 1;
    return after == heard.size() ? Long.MAX_VALUE : heard.words().get(after).span().startSample();
  }

  /** For each written word the normalized heard word in its place, or -1. */
  private static int[] pair(HeardWords spoken, WrittenSentences sentences) {
    List<String> left = spoken.letters();
    List<String> right = sentences.letters();
    EditPath path =
        AffineAlignment.path(
            left.size(), right.size(), new WordCosts(left, right), GAPS, FreeEnds.BOTH);
    int[] heardFor = new int[right.size()];
    Arrays.fill(heardFor, -1);
    for (Edit edit : path.edits()) {
      if (edit instanceof Edit.Match || edit instanceof Edit.Substitute) {
        heardFor[edit.right()] = edit.left();
      }
    }
    return heardFor;
  }

  private static Optional<SentenceMatch> match(
      int sentence, WrittenSentences sentences, HeardWords spoken, int[] heardFor, int lastHeard) {
    List<Integer> heard = new ArrayList<>();
    for (int w = sentences.from(sentence); w < sentences.to(sentence); w++) {
      // A heard word of several parts may touch two sentences; the earlier one has it.
      if (heardFor[w] >= 0 && spoken.wordOf(heardFor[w]) > lastHeard) {
        heard.add(spoken.wordOf(heardFor[w]));
      }
    }
    String text = joined(sentences, sentence);
    SentenceMatch best = null;
    List<Integer> starts = clusterStarts(heard, spoken);
    for (int from = 0; from + 1 < starts.size(); from++) {
      for (int to = from + 1; to < starts.size(); to++) {
        SentenceMatch candidate =
            score(heard.get(starts.get(from)), heard.get(starts.get(to) - 1), text, spoken);
        if (best == null || candidate.score() > best.score()) {
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best).filter(match -> match.score() >= LEAST_SCORE);
  }

  /** Where the words of a sentence fall apart in time; at most its first ten breaks. */
  private static List<Integer> clusterStarts(List<Integer> heard, HeardWords spoken) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      boolean first = i == 0;
      if (first
          || (starts.size() < 10
              && spoken.pauseBetween(heard.get(i - 1), heard.get(i)) > BREAK_SECONDS)) {
        starts.add(i);
      }
    }
    starts.add(heard.size());
    return starts;
  }

  private static SentenceMatch score(int first, int last, String written, HeardWords spoken) {
    String said = spoken.normalized(first, last + 1);
    int distance = EditDistance.of(said, written);
    int length = Math.max(1, written.codePointCount(0, written.length()));
    int longer = Math.max(length, said.codePointCount(0, said.length()));
    return new SentenceMatch(
        first, last, (double) distance / length, Math.max(0, 1 - (double) distance / longer));
  }

  private static String joined(WrittenSentences sentences, int sentence) {
    StringBuilder text = new StringBuilder();
    for (int w = sentences.from(sentence); w < sentences.to(sentence); w++) {
      text.append(text.isEmpty() ? "" : " ").append(sentences.words().get(w).text());
    }
    return text.toString();
  }

  private static Utterance unspoken(String recording, TextSpan source, String text) {
    return new Utterance(
        recording,
        Status.ONLY_IN_TEXT,
        Optional.empty(),
        Optional.of(source),
        source.in(text),
        "",
        List.of(),
        1,
        0);
  }

  /** The heard words that a sentence was found in. */
  record SentenceMatch(int firstHeard, int lastHeard, double cer, double score) {}
}
