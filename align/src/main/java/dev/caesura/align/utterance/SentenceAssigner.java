package dev.caesura.align.utterance;

import dev.caesura.align.chain.Block;
import dev.caesura.align.chain.TokenMatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Assigns recognised words to sentences, so that no word belongs to two sentences. Not thread-safe.
 */
final class SentenceAssigner {

  /** A silence of this length seldom lies within a read or spoken sentence. */
  private static final double BREAK_SECONDS = 1.5;

  /** Unrelated sentences of English agree in about a quarter of their letters. */
  private static final double MIN_SCORE = 0.35;

  /** Enough for a sentence of {@value #FEW_WORDS} words whose place is known from both sides. */
  private static final double MIN_SCORE_BETWEEN = 0.15;

  private static final int FEW_WORDS = 4;

  /** A word of so many letters resembles many others. */
  private static final int SHORT_LETTERS = 5;

  /** Recognised words up to the next sentence: of a word that was recognised exactly, and not. */
  private static final int NEAR_WORDS = 20;

  private static final int ADJACENT_WORDS = 1;

  /** Sentences of a word each that were recognised one after the other. */
  private static final int MIN_CHAIN = 4;

  /** Letters of the longer side per letter of the shorter one, in such a place. */
  private static final double MAX_RATIO = 1.8;

  /** Runs of the words of one sentence that are combined with each other. */
  private static final int MAX_RUNS = 10;

  private final TranscriptComparison comparison;
  private final RecognizedWords recognized;
  private final WrittenSentences written;
  private final TokenMatches matches;
  private final boolean[] moved;
  private final int[] sentenceOf;
  private final CompoundEdgeExtender compounds;

  private SentenceAssigner(TranscriptComparison comparison) {
    this.comparison = comparison;
    this.compounds = new CompoundEdgeExtender(comparison);
    this.recognized = comparison.recognized();
    this.written = comparison.written();
    this.matches = comparison.matches();
    this.moved = new boolean[matches.recognizedSize()];
    for (Block block : matches.blocks()) {
      if (block.kind() != Block.Kind.IN_ORDER) {
        Arrays.fill(moved, block.firstRecognized(), block.lastRecognized() + 1, true);
      }
    }
    this.sentenceOf = new int[recognized.size()];
    Arrays.fill(sentenceOf, -1);
  }

  /** Assigns the words of all sentences. */
  static SentenceAssignment assign(TranscriptComparison comparison) {
    return new SentenceAssigner(comparison).run();
  }

  private SentenceAssignment run() {
    SentenceMatch[] found = new SentenceMatch[written.size()];
    SentenceMatch[] doubtful = new SentenceMatch[written.size()];
    for (int s = 0; s < found.length; s++) {
      SentenceMatch match = match(s).orElse(null);
      if (match != null && (match.score() < MIN_SCORE || isShort(s))) {
        doubtful[s] = match;
      } else if (match != null) {
        found[s] = assign(match);
      }
    }
    assignChains(doubtful, found);
    for (int s = 0; s < found.length; s++) {
      if (doubtful[s] != null
          && found[s] == null
          && (isSupported(doubtful[s], found) || fits(doubtful[s], found))) {
        found[s] = assign(doubtful[s]);
      }
    }
    return new SentenceAssignment(
        Arrays.stream(found).filter(Objects::nonNull).toList(), sentenceOf);
  }

  /**
   * Assigns short matches that follow each other without a word between them: together they are
   * long enough to be no accident.
   */
  private void assignChains(SentenceMatch[] doubtful, SentenceMatch[] found) {
    for (int s = 0; s < doubtful.length; s++) {
      int last = s;
      int next = neighbor(last, 1);
      while (isExact(doubtful, last)
          && next < doubtful.length
          && isExact(doubtful, next)
          && doubtful[next].firstRecognized() == doubtful[last].lastRecognized() + 1) {
        last = next;
        next = neighbor(last, 1);
      }
      if (last - s + 1 >= MIN_CHAIN) {
        for (int k = s; k <= last; k++) {
          found[k] = doubtful[k] == null ? found[k] : assign(doubtful[k]);
        }
      }
      s = last;
    }
  }

  private static boolean isExact(SentenceMatch[] doubtful, int sentence) {
    return doubtful[sentence] != null && doubtful[sentence].score() == 1;
  }

  /** Assigns the words of a sentence with those of compounds at its edges. */
  private SentenceMatch assign(SentenceMatch match) {
    SentenceMatch whole = compounds.extend(match, word -> sentenceOf[word] < 0);
    Arrays.fill(sentenceOf, whole.firstRecognized(), whole.lastRecognized() + 1, whole.sentence());
    return whole;
  }

  private boolean isShort(int sentence) {
    int from = written.from(sentence);
    return written.to(sentence) - from == 1
        && written.words().get(from).text().length() <= SHORT_LETTERS;
  }

  /** Returns whether a short match is near a sentence beside it that was found, or has none. */
  private boolean isSupported(SentenceMatch match, SentenceMatch[] found) {
    int s = match.sentence();
    if (match.score() < MIN_SCORE || !isShort(s)) {
      return false;
    }
    int before = neighbor(s, -1);
    int after = neighbor(s, 1);
    int reach = match.score() == 1 ? NEAR_WORDS : ADJACENT_WORDS;
    boolean alone = before < 0 && after == found.length;
    return alone
        || (before >= 0
            && found[before] != null
            && isWithin(match.firstRecognized() - found[before].lastRecognized() - 1, reach))
        || (after < found.length
            && found[after] != null
            && isWithin(found[after].firstRecognized() - match.lastRecognized() - 1, reach));
  }

  private static boolean isWithin(int words, int reach) {
    return words >= 0 && words <= reach;
  }

  /** Returns the next sentence with words in a direction; -1 or the number of all if none is. */
  private int neighbor(int sentence, int step) {
    int s = sentence + step;
    while (s >= 0 && s < written.size() && written.from(s) == written.to(s)) {
      s += step;
    }
    return s;
  }

  /**
   * Returns whether a doubtful match has no other place. A few misrecognised words ("the queue" for
   * "thank you") resemble nothing; between two sentences that were found, and about as long as
   * expected, they are accepted.
   */
  private boolean fits(SentenceMatch match, SentenceMatch[] found) {
    int s = match.sentence();
    if (written.to(s) - written.from(s) > FEW_WORDS
        || match.score() < MIN_SCORE_BETWEEN
        || s == 0
        || s + 1 == found.length
        || found[s - 1] == null
        || found[s + 1] == null) {
      return false;
    }
    double letters = SentenceScorer.joined(written, s).length();
    double spoken =
        recognized.normalized(match.firstRecognized(), match.lastRecognized() + 1).length();
    int before = match.firstRecognized() - found[s - 1].lastRecognized() - 1;
    int after = found[s + 1].firstRecognized() - match.lastRecognized() - 1;
    return before >= 0
        && after >= 0
        && before + after <= 1
        && Math.max(letters, spoken) <= MAX_RATIO * Math.min(letters, spoken);
  }

  private Optional<SentenceMatch> match(int sentence) {
    Runs runs = new Runs();
    int last = -1;
    for (int w = written.from(sentence); w < written.to(sentence); w++) {
      int token = matches.recognizedFor(w);
      // A recognised word of several tokens may touch two sentences; the earlier one has it.
      if (token < 0 || sentenceOf[recognized.wordOf(token)] >= 0) {
        continue;
      }
      boolean jump = last >= 0 && !continues(last, token, sentence);
      boolean pause =
          last >= 0
              && !jump
              && recognized.pauseBetween(recognized.wordOf(last), recognized.wordOf(token))
                  > BREAK_SECONDS;
      if (last < 0 || jump || (pause && runs.size() < MAX_RUNS)) {
        runs.begin(jump);
      }
      runs.add(recognized.wordOf(token));
      last = token;
    }
    return best(sentence, runs);
  }

  /** Returns whether all recognised words between two tokens may belong to the sentence too. */
  private boolean continues(int last, int next, int sentence) {
    if (next <= last) {
      return false;
    }
    for (int token = last + 1; token < next; token++) {
      int partner = matches.writtenFor(token);
      boolean other =
          partner >= 0 && (partner < written.from(sentence) || partner >= written.to(sentence));
      if (other || sentenceOf[recognized.wordOf(token)] >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the sequence of runs that fits the sentence best. */
  private Optional<SentenceMatch> best(int sentence, Runs runs) {
    if (runs.size() == 0) {
      return Optional.empty();
    }
    SentenceScorer scorer = new SentenceScorer(comparison, sentence);
    SentenceMatch best = null;
    for (int from = 0; from < runs.size(); from++) {
      for (int to = from; to < runs.size(); to++) {
        if (to > from && (runs.isApart(to) || to - from >= MAX_RUNS)) {
          break;
        }
        int first = runs.first(from);
        boolean outOfOrder = moved[recognized.firstToken(first)];
        SentenceMatch candidate = scorer.match(first, runs.last(to), outOfOrder);
        if (best == null || candidate.score() > best.score()) {
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Runs of recognised words that are paired with one sentence. */
  private static final class Runs {
    private final List<Integer> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    /** Whether a run cannot be in one utterance with the run before. */
    private final List<Boolean> apart = new ArrayList<>();

    void begin(boolean isApart) {
      starts.add(words.size());
      apart.add(isApart);
    }

    void add(int word) {
      words.add(word);
    }

    int size() {
      return starts.size();
    }

    boolean isApart(int run) {
      return apart.get(run);
    }

    int first(int run) {
      return words.get(starts.get(run));
    }

    int last(int run) {
      int end = run + 1 == starts.size() ? words.size() : starts.get(run + 1);
      return words.get(end - 1);
    }
  }
}
