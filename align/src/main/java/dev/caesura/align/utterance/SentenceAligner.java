package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the sentences of a transcript in a long recording: {@link TokenMatcher} pairs the words,
 * and each sentence takes the stretch of speech that fits it best.
 *
 * <p>A heard word between two words of one sentence belongs to that sentence, matched or not. Words
 * of a sentence that were heard far from its others are given back if what stays fits the sentence
 * better without them. A sentence whose similarity to what was heard is then under 0.35 was matched
 * by accident: it is only in the text, and its heard words are only in the audio. Words that nobody
 * heard get their time between their neighbours, by length.
 *
 * <p>Speaker labels and stage notes are passed over if nobody says them ({@link
 * UnspokenTextPolicy}). Scripts without spaces are matched and timed by character. If the two sides
 * are written in different scripts, both are compared in Latin letters ({@link
 * dev.caesura.text.normalize.Romanizer}), also for the CER.
 *
 * <p>Time and memory are those of {@link TokenMatcher}, c n log n and n for n words, and for the
 * scores at most 2^14 times the letters of both sides over 64. Of a sentence of more than 2^14
 * letters, such as a text that nothing cuts, the errors are counted along the paired words: its CER
 * may then be higher than the least there is, never lower. Immutable and thread-safe.
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

  @Override
  public List<Utterance> align(String recording, Transcript transcript, Segmentation written) {
    Transcript heard = UnspacedWordSplitter.of(transcript);
    TranscriptComparison sides =
        TranscriptComparison.of(
            heard, written, normalizer, TokenMatcher.of(settings.order()), settings.unspokenText());
    WrittenSentences sentences = sides.written();
    RecognizedWords spoken = sides.heard();
    TokenMatches matches = sides.matches();
    SentenceAssigner matching = new SentenceAssigner(sentences, spoken, matches);
    List<SentenceMatch> found = matching.run();
    List<Utterance> result = new ArrayList<>();
    for (TextSpan source : sentences.spans()) {
      result.add(unspoken(recording, source, written.text()));
    }
    OccupiedTime taken = new OccupiedTime();
    long free = 0;
    // In the order of time, so that no two sentences get the same silence.
    for (SentenceMatch match :
        found.stream().sorted(Comparator.comparingInt(SentenceMatch::firstRecognized)).toList()) {
      Utterance utterance = spoken(recording, match, sentences, spoken, heard, matches, free);
      TimeSpan span = utterance.span().orElseThrow();
      taken.add(match.firstRecognized(), span);
      free = span.endSample();
      result.set(match.sentence(), utterance);
    }
    int[] owner = matching.owner();
    result.addAll(
        new RepeatedSpeechFinder(recording, heard, sentences, spoken, matches, owner, taken).run());
    result.addAll(UnmatchedSpeechFinder.of(recording, heard, owner, taken));
    return result;
  }

  private static Utterance spoken(
      String recording,
      SentenceMatch match,
      WrittenSentences sentences,
      RecognizedWords spoken,
      Transcript heard,
      TokenMatches matches,
      long free) {
    List<AlignedWord> words =
        WordTimer.of(
            sentences,
            spoken,
            matches,
            match,
            free,
            Math.max(free, endBefore(match, heard)),
            startAfter(match, heard));
    TimeSpan span = words.get(0).span().extent(words.get(words.size() - 1).span());
    span = span.extent(heard.words().get(match.firstRecognized()).span());
    span = span.extent(heard.words().get(match.lastRecognized()).span());
    // Recognisers let words overlap; sentences must not.
    long start = Math.max(free, span.startSample());
    span = new TimeSpan(start, Math.max(start, span.endSample()), span.sampleRate());
    TextSpan source = sentences.spans().get(match.sentence());
    return new Utterance(
        recording,
        match.moved() ? Status.MOVED : Status.MATCHED,
        Optional.of(span),
        Optional.of(source),
        source.in(sentences.text()),
        spoken.text(match.firstRecognized(), match.lastRecognized() + 1),
        words,
        match.cer(),
        match.score());
  }

  /** End of the last heard word before a sentence: it cannot start earlier. */
  private static long endBefore(SentenceMatch match, Transcript heard) {
    int before = match.firstRecognized() - 1;
    return before < 0 ? 0 : heard.words().get(before).span().endSample();
  }

  /** Start of the first heard word after a sentence: it cannot end later. */
  private static long startAfter(SentenceMatch match, Transcript heard) {
    int after = match.lastRecognized() + 1;
    return after == heard.size() ? Long.MAX_VALUE : heard.words().get(after).span().startSample();
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
}
