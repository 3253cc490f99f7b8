package dev.caesura.align.warp;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences of a transcript in a recording without a recogniser: a speech synthesizer
 * speaks them, and its cepstra are warped to those of the recording. The transcript must be in the
 * order of the recording, in a language that the synthesizer speaks.
 *
 * <p>Only stretches of speech are compared, so silence bends nothing. Sentences may be missing in
 * the recording and speech may have no text ({@link PieceWarper}); beginning or ending a sentence
 * elsewhere than at a pause has a price. The path is searched whole at a frame of 80 ms (160 ms
 * beyond about three hours), then within a second of it at a frame of 10 ms. The pace of the
 * synthesizer is first adjusted to the speaker's: by the median stretch of the sentences on a first
 * path.
 *
 * <p>The score of a sentence that was found is how much cheaper its path is than that of the same
 * sentence against other speech of the same length: 20 % or more count as 1. Nothing is recognised,
 * so the hypothesis is empty and the character error rate is 1. Words have times along the path by
 * their share of the sentence's letters, marked as interpolated.
 *
 * <p>Memory: about 160 bytes per frame of 10 ms of each side (100 MB an hour), and a block of at
 * most 64 MiB (more only for a sentence of minutes). Time grows with the square of the duration;
 * the guide has figures. Immutable, and thread-safe as far as the synthesizer is.
 *
 * <p>Source: the method of aeneas; the description of this package states the differences.
 */
public final class SynthesisAligner {

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Shorter speech without text is a breath, or rounding. */
  private static final int MIN_UNMATCHED_FRAMES = 30;

  private final SpeechSynthesizer synthesizer;

  private SynthesisAligner(SpeechSynthesizer synthesizer) {
    this.synthesizer = synthesizer;
  }

  /**
   * Returns an aligner with the given synthesizer.
   *
   * @param synthesizer speaks the sentences
   * @return the aligner
   */
  public static SynthesisAligner of(SpeechSynthesizer synthesizer) {
    return new SynthesisAligner(synthesizer);
  }

  /**
   * Aligns one recording.
   *
   * @param name name of the recording in the result
   * @param recording at 16 kHz; read once, in blocks
   * @param speech the stretches of speech in it, in order, at 16 kHz; what lies outside of them
   *     belongs to no sentence
   * @param written the transcript, split into sentences; segments of white space are skipped
   * @return first all sentences in the order of the text, matched or only in the text, then the
   *     speech without text in the order of time
   * @throws IOException if the recording cannot be read or the synthesizer fails
   * @throws IllegalArgumentException if the sample rate is not 16 kHz, the stretches are not in
   *     order, or a sentence is too long for the synthesizer
   */
  public List<Utterance> align(
      String name, AudioSource recording, List<TimeSpan> speech, Segmentation written)
      throws IOException {
    if (recording.sampleRate() != SpeechCepstra.RATE) {
      throw new IllegalArgumentException(
          recording.name()
              + ": expected "
              + SpeechCepstra.RATE
              + " Hz; found "
              + recording.sampleRate()
              + " Hz");
    }
    SpeechClock clock = new SpeechClock(SpeechCepstra.stretches(speech));
    List<TextSpan> sentences = new ArrayList<>();
    List<float[]> synthesized = new ArrayList<>();
    for (TextSpan piece : written.spans()) {
      TextSpan sentence = WhiteSpace.strip(written.text(), piece);
      if (sentence.length() > 0) {
        sentences.add(sentence);
        synthesized.add(SpeechCepstra.of(synthesizer.synthesize(sentence.in(written.text()))));
      }
    }
    float[] recorded = SpeechCepstra.of(recording, SpeechCepstra.stretches(speech));
    SpeechCepstra.normalize(synthesized);
    SpeechCepstra.normalize(List.of(recorded));
    CoarseToFineWarper.Found found = new CoarseToFineWarper(clock, recorded, synthesized).run();
    return utterances(name, clock, found, sentences, written.text());
  }

  private static List<Utterance> utterances(
      String recording,
      SpeechClock clock,
      CoarseToFineWarper.Found found,
      List<TextSpan> sentences,
      String text) {
    WarpPath path = found.path();
    List<Utterance> result = new ArrayList<>();
    List<Utterance> unmatched = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Passage passage = Passage.of(sentences.get(i), text);
      if (!path.isSpoken(i)) {
        result.add(Utterance.onlyInText(recording, passage));
        continue;
      }
      TimeSpan span = span(clock, path.start(i), path.end(i));
      Speech speech = new Speech(span, "", words(clock, path, i, passage, span));
      result.add(
          Utterance.matched(recording, passage, speech, new Similarity(1, found.scores().get(i))));
      addUnmatched(recording, clock, done, path.start(i), unmatched);
      done = path.end(i);
    }
    addUnmatched(recording, clock, done, clock.frames(), unmatched);
    result.addAll(unmatched);
    return result;
  }

  private static TimeSpan span(SpeechClock clock, int from, int to) {
    return new TimeSpan(clock.startSample(from), clock.endSample(to), SpeechCepstra.RATE);
  }

  private static void addUnmatched(
      String recording, SpeechClock clock, int from, int to, List<Utterance> into) {
    if (to - from >= MIN_UNMATCHED_FRAMES) {
      into.add(Utterance.onlyInAudio(recording, span(clock, from, to), ""));
    }
  }

  private static List<AlignedWord> words(
      SpeechClock clock, WarpPath path, int sentence, Passage passage, TimeSpan span) {
    List<AlignedWord> words = new ArrayList<>();
    TextSpan source = passage.source();
    Matcher word = WORD.matcher(passage.text());
    long last = span.startSample();
    while (word.find()) {
      double length = source.length();
      long start = Math.max(last, sample(clock, path, sentence, word.start() / length, span));
      long end = Math.max(start, sample(clock, path, sentence, word.end() / length, span));
      words.add(
          new AlignedWord(
              new TextSpan(source.start() + word.start(), source.start() + word.end()),
              new TimeSpan(start, end, SpeechCepstra.RATE),
              AlignedWord.Evidence.INTERPOLATED));
      last = end;
    }
    return words;
  }

  /** Returns the sample at which the given share of a sentence is spoken. */
  private static long sample(
      SpeechClock clock, WarpPath path, int sentence, double share, TimeSpan span) {
    int frames = path.frames(sentence);
    int done = (int) Math.round(share * frames);
    if (done <= 0) {
      return span.startSample();
    }
    return done >= frames
        ? span.endSample()
        : Math.min(span.endSample(), clock.endSample(path.reached(sentence, done - 1)));
  }
}
