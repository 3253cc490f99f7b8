package dev.caesura.align.speech;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpeechSentenceScorer;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.punctuation.PunctuationScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Scores the ends of sentences of words that arrive one by one, with a stated delay: whether a
 * sentence ends after a word is decided from words that start before its end plus the delay, and
 * from nothing later. So scores depend on the words alone, not on how they arrive, and a file gives
 * the same as a pipe.
 *
 * <p>Words that end within a quarter of the delay are decided together. Before a word it reads 60
 * words with the network and 150 with the scorer; later recordings take no more time and memory.
 * Not thread-safe.
 */
public final class LiveSentenceScorer {

  private static final int TEXT_CONTEXT = 60;
  private static final int CONTEXT = 150;

  /** Share of the delay in which words are decided together. */
  private static final double TOGETHER = 0.25;

  private final SpeechSentenceScorer scorer;
  private final PunctuationScorer network;
  private final double delay;
  private final List<SpokenWord> decided = new ArrayList<>();
  private final List<SpokenWord> waiting = new ArrayList<>();

  /**
   * A word whose end is decided.
   *
   * @param word the word
   * @param score the probability that a sentence ends after it
   */
  public record Decision(SpokenWord word, double score) {}

  /**
   * Creates a scorer of one recording.
   *
   * @param scorer the scorer of all evidence
   * @param network the sentence network; whoever opened it closes it
   * @param delay seconds of speech after a word that may decide its end; greater than 0
   */
  public LiveSentenceScorer(SpeechSentenceScorer scorer, PunctuationScorer network, double delay) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.network = Objects.requireNonNull(network, "network");
    if (!(delay > 0 && delay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("delay " + delay + ": expected a number greater than 0");
    }
    this.delay = delay;
  }

  /**
   * Receives a word.
   *
   * @param word a word with a time, which does not start before the one before
   * @return the words that are decided now, in order; often none
   * @throws IllegalArgumentException if the word has no time or starts before the one before
   */
  public List<Decision> push(SpokenWord word) {
    TimeSpan span = word.word().span();
    if (!word.timed()) {
      throw new IllegalArgumentException(
          "word " + word.word().text() + ": expected a time; found none");
    }
    if (!waiting.isEmpty()
        && span.startSeconds() < waiting.get(waiting.size() - 1).word().span().startSeconds()) {
      throw new IllegalArgumentException(
          "word "
              + word.word().text()
              + " at "
              + span.startSeconds()
              + " s: expected a start at or after that of the word before");
    }
    List<Decision> decisions = new ArrayList<>();
    while (!waiting.isEmpty()
        && waiting.get(0).word().span().endSeconds() + delay <= span.startSeconds()) {
      decide(false, decisions);
    }
    waiting.add(word);
    return decisions;
  }

  /**
   * Ends the recording.
   *
   * @return the words that were not decided yet; a sentence ends after the last one
   */
  public List<Decision> finish() {
    List<Decision> decisions = new ArrayList<>();
    while (!waiting.isEmpty()) {
      decide(true, decisions);
    }
    return decisions;
  }

  /** Decides the first waiting word and those that end soon after it. */
  private void decide(boolean atEnd, List<Decision> decisions) {
    double first = waiting.get(0).word().span().endSeconds();
    int ready = 1;
    while (ready < waiting.size()
        && waiting.get(ready).word().span().endSeconds() <= first + TOGETHER * delay) {
      ready++;
    }
    int known = ready;
    while (known < waiting.size()
        && waiting.get(known).word().span().startSeconds() < first + delay) {
      known++;
    }
    boolean isLast = atEnd && known == waiting.size();
    int before = Math.min(TEXT_CONTEXT, decided.size());
    List<SpokenWord> text =
        new ArrayList<>(decided.subList(decided.size() - before, decided.size()));
    text.addAll(waiting.subList(0, known));
    List<SpokenWord> read = TextEvidence.read(text, network);
    List<SpokenWord> evidence = new ArrayList<>(decided);
    evidence.addAll(read.subList(before, read.size()));
    if (!isLast) {
      evidence.add(silence(first, waiting.get(known - 1)));
    }
    double[] scores = scorer.score(SpeechEvidence.of(evidence));
    for (int i = 0; i < ready; i++) {
      SpokenWord word = read.get(before + i);
      decisions.add(new Decision(word, scores[decided.size() + i]));
    }
    decided.addAll(read.subList(before, before + ready));
    waiting.subList(0, ready).clear();
    if (decided.size() > CONTEXT) {
      decided.subList(0, decided.size() - CONTEXT).clear();
    }
  }

  /** Returns a stand-in for the next word, of which nothing is known but that it is later. */
  private SpokenWord silence(double end, SpokenWord last) {
    int rate = last.word().span().sampleRate();
    long at = Math.max(last.word().span().endSample(), Math.round((end + delay) * rate));
    Word word = new Word("-", new TimeSpan(at, at, rate), last.word().score());
    return new SpokenWord(word, true, last.speaker(), WordLogits.UNKNOWN);
  }
}
