package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Moves the ends of utterances into the pauses around them. A recogniser's first word starts late
 * and its last word ends early, and words that it missed at an end have no time of their own.
 *
 * <p>An end moves outwards while there is speech. It crosses pauses of up to {@code bridgeSeconds}
 * only where words at that end were not recognised, nor looked for by an acoustic model, and never
 * enters the recognised words of a neighbour. Where speech continues from one utterance into the
 * next, they are split at the frame of the least probable speech between their words. An end moves
 * inwards only over silence within the first or last recognised word, so that no such word is cut
 * off where the scores miss it. Then {@code paddingSeconds} of the pause are kept, at most half of
 * it. An end during which the words of another utterance are spoken stays where it is, since the
 * scores do not distinguish speakers; other utterances never overlap. Immutable and thread-safe.
 *
 * @param threshold probability from which a frame is speech, between 0 and 1
 * @param bridgeSeconds longest pause inside an utterance that is crossed for words that were not
 *     recognised, in seconds; at least 0
 * @param paddingSeconds how much of the pause stays at each end, in seconds; at least 0
 */
public record BoundarySnapper(double threshold, double bridgeSeconds, double paddingSeconds) {

  /** The threshold below which Silero VAD ends speech. */
  private static final double THRESHOLD = 0.35;

  private static final double BRIDGE_SECONDS = 0.7;
  private static final double PADDING_SECONDS = 0.1;

  /** Checks the ranges. */
  public BoundarySnapper {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number between 0 and 1");
    }
    if (!(bridgeSeconds >= 0)) {
      throw new IllegalArgumentException(
          "bridgeSeconds " + bridgeSeconds + ": expected a number of at least 0");
    }
    if (!(paddingSeconds >= 0)) {
      throw new IllegalArgumentException(
          "paddingSeconds " + paddingSeconds + ": expected a number of at least 0");
    }
  }

  /**
   * Returns a snapper with the settings of {@code caesura mine}.
   *
   * @return threshold 0.35, bridges of 0.7 s, padding of 0.1 s
   */
  public static BoundarySnapper defaults() {
    return new BoundarySnapper(THRESHOLD, BRIDGE_SECONDS, PADDING_SECONDS);
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param probability probability from which a frame is speech, between 0 and 1
   * @return the new snapper
   */
  public BoundarySnapper withThreshold(double probability) {
    return new BoundarySnapper(probability, bridgeSeconds, paddingSeconds);
  }

  /**
   * Returns a copy with the given longest bridge.
   *
   * @param seconds longest pause that is crossed, in seconds; at least 0
   * @return the new snapper
   */
  public BoundarySnapper withBridgeSeconds(double seconds) {
    return new BoundarySnapper(threshold, seconds, paddingSeconds);
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param seconds how much of the pause stays at each end, in seconds; at least 0
   * @return the new snapper
   */
  public BoundarySnapper withPaddingSeconds(double seconds) {
    return new BoundarySnapper(threshold, bridgeSeconds, seconds);
  }

  /**
   * Moves the ends of all utterances that have a time.
   *
   * @param utterances utterances of one recording, in any order
   * @param scores speech probabilities of the recording, at the sample rate of the utterances
   * @return the same utterances in the same order, with new spans; the times of words at their ends
   *     that were not recognised are adapted
   */
  public List<Utterance> snap(List<Utterance> utterances, FrameScores scores) {
    if (scores.size() == 0) {
      return utterances;
    }
    List<Integer> timed = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      if (utterances.get(i).span().isPresent()) {
        timed.add(i);
      }
    }
    timed.sort(Comparator.comparing(i -> utterances.get(i).span().orElseThrow()));
    List<Utterance> snapped = new ArrayList<>(utterances);
    SpeechEdgeFinder edges = new SpeechEdgeFinder(scores, threshold);
    long rate = scores.span().sampleRate();
    long bridge = Math.round(bridgeSeconds * rate);
    long padding = Math.round(paddingSeconds * rate);
    SpokenNeighbors neighbors =
        new SpokenNeighbors(
            timed.stream().map(i -> recognizedExtent(utterances.get(i))).toList(), scores.span());
    for (int index : timed) {
      Utterance utterance = utterances.get(index);
      TimeSpan core = recognizedExtent(utterance);
      TimeSpan own = utterance.span().orElseThrow();
      neighbors.next();
      long earliest = neighbors.earliest();
      long latest = neighbors.latest();
      long missing = missingMillis(utterance.words()) * rate / 1000;
      long start =
          neighbors.isStartOverlapped()
              ? own.startSample()
              : edges.start(core, firstRecognized(utterance), earliest, missing, bridge, padding);
      List<AlignedWord> backwards = new ArrayList<>(utterance.words());
      Collections.reverse(backwards);
      missing = missingMillis(backwards) * rate / 1000;
      long end =
          neighbors.isEndOverlapped()
              ? own.endSample()
              : edges.end(core, lastRecognized(utterance), latest, missing, bridge, padding);
      // Frames are coarser than words: the last part of one may belong to a neighbour.
      start = Math.max(start, Math.min(earliest, core.startSample()));
      end = Math.min(end, Math.max(latest, core.endSample()));
      // Recognisers may place words after the end of the recording.
      long limit = scores.span().endSample();
      start = Math.min(limit, Math.max(start, neighbors.free()));
      end = Math.min(limit, Math.max(end, start + 1));
      neighbors.take(end);
      TimeSpan span = new TimeSpan(start, end, core.sampleRate());
      snapped.set(index, utterance.withTimes(span, clamped(utterance.words(), span)));
    }
    return snapped;
  }

  private static boolean isRecognized(AlignedWord word) {
    return word.evidence() != AlignedWord.Evidence.INTERPOLATED;
  }

  /** Returns the extent of the recognised words; all of the utterance if there are none. */
  private static TimeSpan recognizedExtent(Utterance utterance) {
    return utterance.words().stream()
        .filter(BoundarySnapper::isRecognized)
        .map(AlignedWord::span)
        .reduce(TimeSpan::extent)
        .orElseGet(() -> utterance.span().orElseThrow());
  }

  private static TimeSpan firstRecognized(Utterance utterance) {
    return utterance.words().stream()
        .filter(BoundarySnapper::isRecognized)
        .findFirst()
        .map(AlignedWord::span)
        .orElseGet(() -> utterance.span().orElseThrow());
  }

  private static TimeSpan lastRecognized(Utterance utterance) {
    return utterance.words().stream()
        .filter(BoundarySnapper::isRecognized)
        .reduce((first, second) -> second)
        .map(AlignedWord::span)
        .orElseGet(() -> utterance.span().orElseThrow());
  }

  /** Returns the milliseconds that words before the first recognised one should take. */
  private static long missingMillis(List<AlignedWord> words) {
    long letters = 0;
    for (AlignedWord word : words) {
      if (isRecognized(word)) {
        break;
      }
      // An acoustic model that gave a confidence has looked for the word: it is not spoken.
      letters += word.confidence().isPresent() ? 0 : word.source().length() + 1;
    }
    return letters * 1000 / SpeechRate.LETTERS_PER_SECOND;
  }

  private static List<AlignedWord> clamped(List<AlignedWord> words, TimeSpan span) {
    List<AlignedWord> clamped = new ArrayList<>();
    for (AlignedWord word : words) {
      long from = clamp(word.span().startSample(), span);
      long to = clamp(word.span().endSample(), span);
      clamped.add(word.withSpan(new TimeSpan(from, to, span.sampleRate())));
    }
    return clamped;
  }

  private static long clamp(long sample, TimeSpan span) {
    return Math.max(span.startSample(), Math.min(span.endSample(), sample));
  }
}
