package dev.caesura.align.utterance;

import dev.caesura.align.chain.Block;
import dev.caesura.align.chain.TokenMatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides which heard words each sentence has, so that none has two sentences. For one thread. */
final class SentenceAssigner {

  /** A silence so long seldom lies within a read or spoken sentence. */
  private static final double BREAK_SECONDS = 1.5;

  /** Unrelated sentences of English agree in about a quarter of their letters. */
  private static final double LEAST_SCORE = 0.35;

  /** Enough for a sentence of {@value #FEW_WORDS} words whose place is known from both sides. */
  private static final double LEAST_SCORE_BETWEEN = 0.15;

  private static final int FEW_WORDS = 4;

  /** Letters that were heard for each written one, in such a place. */
  private static final double MOST_RATIO = 1.8;

  /** Runs of a sentence's words that are tried with each other. */
  private static final int MOST_RUNS = 10;

  private final WrittenSentences sentences;
  private final RecognizedWords spoken;
  private final TokenMatches matches;
  private final boolean[] moved;
  private final int[] owner;

  SentenceAssigner(WrittenSentences sentences, RecognizedWords spoken, TokenMatches matches) {
    this.sentences = sentences;
    this.spoken = spoken;
    this.matches = matches;
    this.moved = new boolean[matches.recognizedSize()];
    for (Block block : matches.blocks()) {
      if (block.kind() != Block.Kind.IN_ORDER) {
        Arrays.fill(moved, block.firstRecognized(), block.lastRecognized() + 1, true);
      }
    }
    this.owner = new int[spoken.size()];
    Arrays.fill(owner, -1);
  }

  /** The sentence that each heard word belongs to, or -1. */
  int[] owner() {
    return owner;
  }

  /** Sentences that were found, in the order of the text. */
  List<SentenceMatch> run() {
    SentenceMatch[] found = new SentenceMatch[sentences.size()];
    SentenceMatch[] doubtful = new SentenceMatch[sentences.size()];
    for (int s = 0; s < found.length; s++) {
      SentenceMatch match = match(s).orElse(null);
      if (match != null && match.score() < LEAST_SCORE) {
        doubtful[s] = match;
      } else if (match != null) {
        found[s] = match;
        own(match);
      }
    }
    for (int s = 0; s < found.length; s++) {
      if (doubtful[s] != null && fits(doubtful[s], found)) {
        found[s] = doubtful[s];
        own(found[s]);
      }
    }
    return Arrays.stream(found).filter(Objects::nonNull).toList();
  }

  private void own(SentenceMatch match) {
    Arrays.fill(owner, match.firstRecognized(), match.lastRecognized() + 1, match.sentence());
  }

  /**
   * A few misheard words ("the queue" for "thank you") look like no others, but between two
   * sentences that were found, and as long as they should be, they have no other place.
   */
  private boolean fits(SentenceMatch match, SentenceMatch[] found) {
    int s = match.sentence();
    if (sentences.to(s) - sentences.from(s) > FEW_WORDS
        || match.score() < LEAST_SCORE_BETWEEN
        || s == 0
        || s + 1 == found.length
        || found[s - 1] == null
        || found[s + 1] == null) {
      return false;
    }
    double letters = SentenceScorer.joined(sentences, s).length();
    double said = spoken.normalized(match.firstRecognized(), match.lastRecognized() + 1).length();
    int before = match.firstRecognized() - found[s - 1].lastRecognized() - 1;
    int after = found[s + 1].firstRecognized() - match.lastRecognized() - 1;
    return before >= 0
        && after >= 0
        && before + after <= 1
        && Math.max(letters, said) <= MOST_RATIO * Math.min(letters, said);
  }

  private Optional<SentenceMatch> match(int sentence) {
    List<Integer> heard = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    // Runs that cannot be in one utterance with the run before.
    List<Boolean> apart = new ArrayList<>();
    int last = -1;
    for (int w = sentences.from(sentence); w < sentences.to(sentence); w++) {
      int part = matches.recognizedFor(w);
      // A heard word of several parts may touch two sentences; the earlier one has it.
      if (part < 0 || owner[spoken.wordOf(part)] >= 0) {
        continue;
      }
      boolean jump = last >= 0 && !goesOn(last, part, sentence);
      boolean pause =
          last >= 0
              && !jump
              && spoken.pauseBetween(spoken.wordOf(last), spoken.wordOf(part)) > BREAK_SECONDS;
      if (last < 0 || jump || (pause && starts.size() < MOST_RUNS)) {
        starts.add(heard.size());
        apart.add(jump);
      }
      heard.add(spoken.wordOf(part));
      last = part;
    }
    starts.add(heard.size());
    return best(sentence, heard, starts, apart);
  }

  /** Whether all heard words between two parts may belong to the sentence too. */
  private boolean goesOn(int last, int next, int sentence) {
    if (next <= last) {
      return false;
    }
    for (int part = last + 1; part < next; part++) {
      int written = matches.writtenFor(part);
      boolean other =
          written >= 0 && (written < sentences.from(sentence) || written >= sentences.to(sentence));
      if (other || owner[spoken.wordOf(part)] >= 0) {
        return false;
      }
    }
    return true;
  }

  private Optional<SentenceMatch> best(
      int sentence, List<Integer> heard, List<Integer> starts, List<Boolean> apart) {
    if (heard.isEmpty()) {
      return Optional.empty();
    }
    SentenceScorer score = new SentenceScorer(sentences, spoken, matches, sentence);
    SentenceMatch best = null;
    for (int from = 0; from + 1 < starts.size(); from++) {
      for (int to = from + 1; to < starts.size(); to++) {
        if (to > from + 1 && (apart.get(to - 1) || to - from > MOST_RUNS)) {
          break;
        }
        int first = heard.get(starts.get(from));
        int last = heard.get(starts.get(to) - 1);
        SentenceMatch candidate = score.of(first, last, moved[spoken.firstPart(first)]);
        if (best == null || candidate.score() > best.score()) {
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
