package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.chain.Order;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
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
 * <p>Speaker labels and stage notes are passed over if nobody says them ({@link Notes}). Scripts
 * without spaces are matched and timed by character. If the two sides are written in different
 * scripts, both are compared in Latin letters ({@link dev.caesura.text.normalize.Romanizer}), also
 * for the CER.
 *
 * <p>Time and memory are those of {@link TokenMatcher}, c n log n and n for n words, and for the
 * scores at most 2^14 times the letters of both sides over 64. Of a sentence of more than 2^14
 * letters, such as a text that nothing cuts, the errors are counted along the paired words: its CER
 * may then be higher than the least there is, never lower. Immutable and thread-safe.
 */
public final class SentenceAligner implements LongAligner {

  private final WordNormalizer normalizer;
  private final TokenMatcher matcher;
  private final Notes notes;

  private SentenceAligner(WordNormalizer normalizer, TokenMatcher matcher, Notes notes) {
    this.normalizer = normalizer;
    this.matcher = matcher;
    this.notes = notes;
  }

  /**
   * An aligner for a transcript in the order of the recording.
   *
   * @param normalizer makes heard and written words comparable
   * @return the aligner
   */
  public static SentenceAligner of(WordNormalizer normalizer) {
    return of(normalizer, Order.KEEP);
  }

  /**
   * An aligner.
   *
   * @param normalizer makes heard and written words comparable
   * @param order whether the transcript is in the order of the recording
   * @return the aligner
   */
  public static SentenceAligner of(WordNormalizer normalizer, Order order) {
    return new SentenceAligner(normalizer, TokenMatcher.of(order), Notes.AUTO);
  }

  /**
   * The same with another way to treat speaker labels and stage notes.
   *
   * @param treatment {@link Notes#AUTO} if this is not called
   * @return a new aligner
   */
  public SentenceAligner notes(Notes treatment) {
    return new SentenceAligner(normalizer, matcher, Objects.requireNonNull(treatment, "treatment"));
  }

  @Override
  public List<Utterance> align(String recording, Transcript transcript, Segmentation written) {
    Transcript heard = HeardPieces.of(transcript);
    BothSides sides = BothSides.of(heard, written, normalizer, matcher, notes);
    WrittenSentences sentences = sides.written();
    HeardWords spoken = sides.heard();
    TokenMatches matches = sides.matches();
    SentenceMatching matching = new SentenceMatching(sentences, spoken, matches);
    List<SentenceMatch> found = matching.run();
    List<Utterance> result = new ArrayList<>();
    for (TextSpan source : sentences.spans()) {
      result.add(unspoken(recording, source, written.text()));
    }
    TakenTime taken = new TakenTime();
    long free = 0;
    // In the order of time, so that no two sentences get the same silence.
    for (SentenceMatch match :
        found.stream().sorted(Comparator.comparingInt(SentenceMatch::firstHeard)).toList()) {
      Utterance utterance = spoken(recording, match, sentences, spoken, heard, matches, free);
      TimeSpan span = utterance.span().orElseThrow();
      taken.add(match.firstHeard(), span);
      free = span.endSample();
      result.set(match.sentence(), utterance);
    }
    int[] owner = matching.owner();
    result.addAll(
        new RepeatedSpeech(recording, heard, sentences, spoken, matches, owner, taken).run());
    result.addAll(LeftoverSpeech.of(recording, heard, owner, taken));
    return result;
  }

  private static Utterance spoken(
      String recording,
      SentenceMatch match,
      WrittenSentences sentences,
      HeardWords spoken,
      Transcript heard,
      TokenMatches matches,
      long free) {
    List<AlignedWord> words =
        SentenceTimes.of(
            sentences,
            spoken,
            matches,
            match,
            free,
            Math.max(free, endBefore(match, heard)),
            startAfter(match, heard));
    TimeSpan span = words.get(0).span().extent(words.get(words.size() - 1).span());
    span = span.extent(heard.words().get(match.firstHeard()).span());
    span = span.extent(heard.words().get(match.lastHeard()).span());
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
        spoken.text(match.firstHeard(), match.lastHeard() + 1),
        words,
        match.cer(),
        match.score());
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
