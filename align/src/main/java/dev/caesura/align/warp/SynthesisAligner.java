package dev.caesura.align.warp;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences of a transcript in a recording without a recogniser: a voice says them, and
 * its cepstra are warped to those of the recording. For a transcript in the order of the recording,
 * in any language that the voice speaks.
 *
 * <p>Only stretches of speech are compared, so silence bends nothing. Sentences may be missing in
 * the recording and speech may have no text ({@link PieceWarper}); beginning or ending a sentence
 * elsewhere than at a pause has a price. The way is found at a frame of 80 ms (of 160 ms beyond
 * some three hours), searched whole, then at a frame of 10 ms within a second of it. The voice's
 * pace is first brought to the speaker's: the median of the stretch of the sentences on a first
 * way.
 *
 * <p>An utterance that was found has as score how much cheaper it is than the same sentence set
 * against wrong speech as long as its own: 20 % or more count as 1. Nothing is recognised, so
 * {@code heard} is empty and the {@code cer} is 1; words have times along the path by their share
 * of the sentence's letters, marked as interpolated.
 *
 * <p>Memory: some 160 bytes a frame of 10 ms of each side (100 MB an hour), and a block of at most
 * 64 MiB (more only for a sentence of minutes). Time grows with the square of the length; the guide
 * has figures. Immutable and thread-safe as far as the voice is.
 *
 * <p>Source: what aeneas does, see this package's description for what differs.
 */
public final class SynthesisAligner {

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Speech without text that is shorter than this is a breath, or rounding. */
  private static final int LEAST_LEFTOVER_FRAMES = 30;

  private final SpeechSynthesizer voice;

  private SynthesisAligner(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  /**
   * An aligner.
   *
   * @param voice says the sentences
   * @return the aligner
   */
  public static SynthesisAligner of(SpeechSynthesizer voice) {
    return new SynthesisAligner(voice);
  }

  /**
   * Aligns one recording.
   *
   * @param name what to call the recording in the result
   * @param recording at 16 kHz; read once, in blocks
   * @param speech the stretches of speech in it, in order, at 16 kHz; what lies outside of them
   *     belongs to no sentence
   * @param written the transcript, cut into sentences; pieces of white space are passed over
   * @return first all sentences in the order of the text, matched or only in the text, then the
   *     speech without text in the order of time
   * @throws IOException if the recording cannot be read or the voice fails
   * @throws IllegalArgumentException if the rate is another one, the stretches are not in order, or
   *     a sentence is too long for the voice
   */
  public List<Utterance> align(
      String name, AudioSource recording, List<TimeSpan> speech, Segmentation written)
      throws IOException {
    if (recording.sampleRate() != SpeechCepstra.RATE) {
      throw new IllegalArgumentException(
          recording.name() + " is at " + recording.sampleRate() + " Hz, not " + SpeechCepstra.RATE);
    }
    SpeechClock clock = new SpeechClock(SpeechCepstra.stretches(speech));
    List<TextSpan> sentences = new ArrayList<>();
    List<float[]> spoken = new ArrayList<>();
    for (TextSpan piece : written.spans()) {
      TextSpan sentence = WhiteSpace.strip(written.text(), piece);
      if (sentence.length() > 0) {
        sentences.add(sentence);
        spoken.add(SpeechCepstra.of(voice.synthesize(sentence.in(written.text()))));
      }
    }
    float[] heard = SpeechCepstra.of(recording, SpeechCepstra.stretches(speech));
    SpeechCepstra.normalize(spoken);
    SpeechCepstra.normalize(List.of(heard));
    CoarseToFineWarper.Found found = new CoarseToFineWarper(clock, heard, spoken).run();
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
    List<Utterance> leftover = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < sentences.size(); i++) {
      TextSpan source = sentences.get(i);
      boolean matched = path.isSpoken(i);
      Optional<TimeSpan> span =
          matched ? Optional.of(span(clock, path.start(i), path.end(i))) : Optional.empty();
      result.add(
          new Utterance(
              recording,
              matched ? Status.MATCHED : Status.ONLY_IN_TEXT,
              span,
              Optional.of(source),
              source.in(text),
              "",
              matched ? words(clock, path, i, source, text, span.orElseThrow()) : List.of(),
              1,
              matched ? found.scores().get(i) : 0));
      if (matched) {
        leftover(recording, clock, done, path.start(i), leftover);
        done = path.end(i);
      }
    }
    leftover(recording, clock, done, clock.frames(), leftover);
    result.addAll(leftover);
    return result;
  }

  private static TimeSpan span(SpeechClock clock, int from, int to) {
    return new TimeSpan(clock.startSample(from), clock.endSample(to), SpeechCepstra.RATE);
  }

  private static void leftover(
      String recording, SpeechClock clock, int from, int to, List<Utterance> into) {
    if (to - from >= LEAST_LEFTOVER_FRAMES) {
      into.add(
          new Utterance(
              recording,
              Status.ONLY_IN_AUDIO,
              Optional.of(span(clock, from, to)),
              Optional.empty(),
              "",
              "",
              List.of(),
              1,
              0));
    }
  }

  private static List<AlignedWord> words(
      SpeechClock clock, WarpPath path, int sentence, TextSpan source, String text, TimeSpan span) {
    List<AlignedWord> words = new ArrayList<>();
    Matcher word = WORD.matcher(source.in(text));
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

  /** Where so much of a sentence is said. */
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
