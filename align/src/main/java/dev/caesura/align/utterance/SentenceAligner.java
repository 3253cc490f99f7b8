package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.trust.TranscriptVerdict;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds the sentences of a transcript in a long recording: {@link TokenMatcher} pairs the words,
 * and each sentence takes the stretch of speech that fits it best.
 *
 * <p>A recognised word between two words of one sentence belongs to that sentence, matched or not.
 * Words of a sentence that were recognised far from its others are released if the rest fits the
 * sentence better without them. A sentence whose similarity is then under 0.35 was matched by
 * accident: it is only in the text, and its recognised words are only in the audio. Words that were
 * not recognised get a time between their neighbours, by length.
 *
 * <p>Speaker labels and stage notes are skipped if they are not spoken ({@link
 * UnspokenTextPolicy}). Scripts without spaces are matched and timed by character. If the two sides
 * are written in different scripts, both are compared in Latin letters ({@link
 * dev.caesura.text.normalize.Romanizer}), also for the character error rate.
 *
 * <p>Time and memory are those of {@link TokenMatcher}: O(n log n) and O(n) for n words. The scores
 * add at most 2^14 times the letters of both sides over 64. In a sentence of more than 2^14
 * letters, such as a text that nothing splits, the errors are counted along the paired words. Its
 * character error rate may then be above the smallest possible one, never below. Immutable and
 * thread-safe.
 */
public final class SentenceAligner implements LongAligner {

  /**
   * How a transcript is compared with the recognised words. Immutable and thread-safe.
   *
   * @param order whether the transcript is in the order of the recording
   * @param unspokenText what becomes of speaker labels and stage notes
   */
  public record Settings(TranscriptOrder order, UnspokenTextPolicy unspokenText) {

    /** Rejects null. */
    public Settings {
      Objects.requireNonNull(order, "order");
      Objects.requireNonNull(unspokenText, "unspokenText");
    }

    /**
     * Returns the default settings.
     *
     * @return {@link TranscriptOrder#KEEP} and {@link UnspokenTextPolicy#AUTO}
     */
    public static Settings defaults() {
      return new Settings(TranscriptOrder.KEEP, UnspokenTextPolicy.AUTO);
    }

    /**
     * Returns a copy with the given order of the transcript.
     *
     * @param newOrder whether the transcript is in the order of the recording
     * @return the new settings
     */
    public Settings withOrder(TranscriptOrder newOrder) {
      return new Settings(newOrder, unspokenText);
    }

    /**
     * Returns a copy with the given treatment of speaker labels and stage notes.
     *
     * @param policy what becomes of them
     * @return the new settings
     */
    public Settings withUnspokenText(UnspokenTextPolicy policy) {
      return new Settings(order, policy);
    }
  }

  private final WordNormalizer normalizer;
  private final Settings settings;

  private SentenceAligner(WordNormalizer normalizer, Settings settings) {
    this.normalizer = normalizer;
    this.settings = settings;
  }

  /**
   * Returns an aligner with the default settings.
   *
   * @param normalizer makes recognised and written words comparable
   * @return the aligner
   */
  public static SentenceAligner of(WordNormalizer normalizer) {
    return of(normalizer, Settings.defaults());
  }

  /**
   * Returns an aligner with the given settings.
   *
   * @param normalizer makes recognised and written words comparable
   * @param settings order of the transcript and treatment of labels and notes
   * @return the aligner
   */
  public static SentenceAligner of(WordNormalizer normalizer, Settings settings) {
    return new SentenceAligner(
        Objects.requireNonNull(normalizer, "normalizer"),
        Objects.requireNonNull(settings, "settings"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>In any order, a passage must be recognised better than in order, since it may be anywhere.
   * So where next to nothing is found in any order, as with a poor recogniser, the order of the
   * transcript is tried, and taken if enough is found in it.
   */
  @Override
  public List<Utterance> align(String recording, Transcript hypothesis, Segmentation written) {
    List<Utterance> found = align(recording, hypothesis, written, settings);
    if (settings.order() == TranscriptOrder.ANY
        && !TranscriptVerdict.ofRecognized(found).isPlausible()) {
      Settings inOrder = settings.withOrder(TranscriptOrder.KEEP);
      List<Utterance> kept = align(recording, hypothesis, written, inOrder);
      return TranscriptVerdict.ofRecognized(kept).isPlausible() ? kept : found;
    }
    return found;
  }

  private List<Utterance> align(
      String recording, Transcript hypothesis, Segmentation written, Settings chosen) {
    TranscriptComparison comparison =
        TranscriptComparison.of(
            UnspacedWordSplitter.split(withoutOverlaps(hypothesis)), written, normalizer, chosen);
    SentenceAssignment assignment = SentenceAssigner.assign(comparison);
    OccupiedTime occupied = new OccupiedTime();
    List<Utterance> result = sentences(recording, comparison, assignment, occupied);
    RepeatedSpeechFinder.Result repeated =
        new RepeatedSpeechFinder(recording, comparison, assignment, occupied).run();
    result.addAll(repeated.utterances());
    result.addAll(
        UnmatchedSpeechFinder.find(
            recording, comparison.recognized(), repeated.assignment(), occupied));
    return result;
  }

  /** Ends each word where a later one starts, so that a late end moves no other sentence. */
  static Transcript withoutOverlaps(Transcript hypothesis) {
    List<Word> words = new ArrayList<>(hypothesis.words());
    long limit = Long.MAX_VALUE;
    for (int i = words.size() - 2; i >= 0; i--) {
      Word word = words.get(i);
      TimeSpan span = word.span();
      long next = words.get(i + 1).span().startSample();
      limit = next > span.startSample() ? next : limit;
      if (span.endSample() > limit) {
        TimeSpan shorter = new TimeSpan(span.startSample(), limit, span.sampleRate());
        words.set(i, new Word(word.text(), shorter, word.score()));
      }
    }
    return new Transcript(words);
  }

  /** Returns all sentences in the order of the text; those that were found occupy their time. */
  private static List<Utterance> sentences(
      String recording,
      TranscriptComparison comparison,
      SentenceAssignment assignment,
      OccupiedTime occupied) {
    List<Utterance> sentences = new ArrayList<>();
    for (TextSpan source : comparison.written().spans()) {
      sentences.add(
          Utterance.onlyInText(recording, Passage.of(source, comparison.written().text())));
    }
    long earliest = 0;
    // In the order of time, so that no two sentences get the same silence.
    List<SentenceMatch> inTime = new ArrayList<>(assignment.matches());
    inTime.sort(Comparator.comparingInt(SentenceMatch::firstRecognized));
    for (SentenceMatch match : inTime) {
      Utterance sentence = sentence(recording, comparison, match, earliest);
      TimeSpan span = sentence.span().orElseThrow();
      occupied.add(match.firstRecognized(), span);
      earliest = span.endSample();
      sentences.set(match.sentence(), sentence);
    }
    return sentences;
  }

  /** Returns a sentence that was found; it starts at {@code earliest} or later. */
  private static Utterance sentence(
      String recording, TranscriptComparison comparison, SentenceMatch match, long earliest) {
    RecognizedWords recognized = comparison.recognized();
    WordTimer.Bounds bounds =
        new WordTimer.Bounds(
            earliest,
            Math.max(earliest, endBefore(match, recognized)),
            startAfter(match, recognized));
    List<AlignedWord> words = WordTimer.words(comparison, match, bounds);
    TimeSpan span = words.get(0).span().extent(words.get(words.size() - 1).span());
    span = span.extent(recognized.word(match.firstRecognized()).span());
    span = span.extent(recognized.word(match.lastRecognized()).span());
    // Recognisers let words overlap; sentences must not.
    long start = Math.max(earliest, span.startSample());
    span = new TimeSpan(start, Math.max(start, span.endSample()), span.sampleRate());
    WrittenSentences written = comparison.written();
    Passage passage = Passage.of(written.spans().get(match.sentence()), written.text());
    String hypothesis = recognized.text(match.firstRecognized(), match.lastRecognized() + 1);
    Speech speech = new Speech(span, hypothesis, words);
    return match.moved()
        ? Utterance.moved(recording, passage, speech, match.similarity())
        : Utterance.matched(recording, passage, speech, match.similarity());
  }

  /** Returns the end of the last recognised word before a sentence. */
  private static long endBefore(SentenceMatch match, RecognizedWords recognized) {
    int before = match.firstRecognized() - 1;
    return before < 0 ? 0 : recognized.word(before).span().endSample();
  }

  /** Returns the start of the first recognised word after a sentence. */
  private static long startAfter(SentenceMatch match, RecognizedWords recognized) {
    int after = match.lastRecognized() + 1;
    return after == recognized.size()
        ? Long.MAX_VALUE
        : recognized.word(after).span().startSample();
  }
}
