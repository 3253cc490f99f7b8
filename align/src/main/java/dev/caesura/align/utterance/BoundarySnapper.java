package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves the ends of utterances into the pauses around them: a recogniser's first word starts late
 * and its last word ends early, and words that it missed at an end have no time of their own.
 *
 * <p>An end moves outwards while there is speech, over pauses of up to {@code bridgeSeconds} only
 * where words at that end were not heard, and never into what was heard of a neighbour: where
 * speech runs on from one utterance into the next, they part at the frame of the least probability
 * between their words. It moves inwards over silence within the first or last heard word only, so
 * that no such word is cut off where the scores miss it. Then {@code paddingSeconds} of the pause
 * are kept, at most half of it. Utterances never overlap. Immutable and thread-safe.
 *
 * @param threshold probability from which a frame is speech; 0.35, Silero's own threshold for the
 *     end of speech
 * @param bridgeSeconds longest pause inside an utterance that is crossed for words that were not
 *     heard
 * @param paddingSeconds how much of the pause stays at each end
 */
public record BoundarySnapper(double threshold, double bridgeSeconds, double paddingSeconds) {

  public BoundarySnapper {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("threshold " + threshold + " is not between 0 and 1");
    }
    if (!(bridgeSeconds >= 0) || !(paddingSeconds >= 0)) {
      throw new IllegalArgumentException(
          "bridge " + bridgeSeconds + " or padding " + paddingSeconds + " is negative");
    }
  }

  /**
   * The settings that {@code caesura mine} uses.
   *
   * @return threshold 0.35, bridges of 0.7 s, padding of 0.1 s
   */
  public static BoundarySnapper defaults() {
    return new BoundarySnapper(0.35, 0.7, 0.1);
  }

  /**
   * Moves the ends of all utterances that have a time.
   *
   * @param utterances utterances of one recording, in any order
   * @param scores speech probabilities of the recording, at the sample rate of the utterances
   * @return the same utterances in the same order, with new spans and the times of unheard words at
   *     their ends adapted
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
    long free = scores.span().startSample();
    for (int k = 0; k < timed.size(); k++) {
      Utterance utterance = utterances.get(timed.get(k));
      TimeSpan before = k == 0 ? null : heard(utterances.get(timed.get(k - 1)));
      TimeSpan after = k + 1 == timed.size() ? null : heard(utterances.get(timed.get(k + 1)));
      TimeSpan core = heard(utterance);
      SpeechEdgeFinder edges = new SpeechEdgeFinder(scores, threshold);
      long earliest = before == null ? scores.span().startSample() : before.endSample();
      long latest = after == null ? scores.span().endSample() : after.startSample();
      long rate = scores.span().sampleRate();
      long bridge = Math.round(bridgeSeconds * rate);
      long pad = Math.round(paddingSeconds * rate);
      long missing = unheardBefore(utterance) * rate / 1000;
      long start = edges.start(core, firstRecognized(utterance), earliest, missing, bridge, pad);
      missing = unheardAfter(utterance) * rate / 1000;
      long end = edges.end(core, lastRecognized(utterance), latest, missing, bridge, pad);
      // Frames are coarser than words: the last part of one may be a neighbour's.
      start = Math.max(start, Math.min(earliest, core.startSample()));
      end = Math.min(end, Math.max(latest, core.endSample()));
      // What the recogniser puts behind the end of the recording has nothing left to be.
      long limit = scores.span().endSample();
      start = Math.min(limit, Math.max(start, free));
      end = Math.min(limit, Math.max(end, start + 1));
      free = end;
      TimeSpan span = new TimeSpan(start, end, core.sampleRate());
      snapped.set(timed.get(k), moved(utterance, span));
    }
    return snapped;
  }

  /** The part of an utterance that was heard; all of it if nothing tells. */
  private static TimeSpan heard(Utterance utterance) {
    TimeSpan extent = null;
    for (AlignedWord word : utterance.words()) {
      if (word.evidence() != AlignedWord.Evidence.INTERPOLATED) {
        extent = extent == null ? word.span() : extent.extent(word.span());
      }
    }
    return extent == null ? utterance.span().orElseThrow() : extent;
  }

  private static TimeSpan firstRecognized(Utterance utterance) {
    return utterance.words().stream()
        .filter(word -> word.evidence() != AlignedWord.Evidence.INTERPOLATED)
        .findFirst()
        .map(AlignedWord::span)
        .orElseGet(() -> utterance.span().orElseThrow());
  }

  private static TimeSpan lastRecognized(Utterance utterance) {
    return utterance.words().stream()
        .filter(word -> word.evidence() != AlignedWord.Evidence.INTERPOLATED)
        .reduce((first, second) -> second)
        .map(AlignedWord::span)
        .orElseGet(() -> utterance.span().orElseThrow());
  }

  /** Milliseconds that the unheard words at the start should take. */
  private static long unheardBefore(Utterance utterance) {
    long letters = 0;
    for (AlignedWord word : utterance.words()) {
      if (word.evidence() != AlignedWord.Evidence.INTERPOLATED) {
        break;
      }
      letters += word.source().length() + 1;
    }
    return letters * 1000 / 15;
  }

  private static long unheardAfter(Utterance utterance) {
    long letters = 0;
    List<AlignedWord> words = utterance.words();
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i).evidence() != AlignedWord.Evidence.INTERPOLATED) {
        break;
      }
      letters += words.get(i).source().length() + 1;
    }
    return letters * 1000 / 15;
  }

  private static Utterance moved(Utterance utterance, TimeSpan span) {
    List<AlignedWord> words = new ArrayList<>();
    for (AlignedWord word : utterance.words()) {
      long from = clamp(word.span().startSample(), span);
      long to = clamp(word.span().endSample(), span);
      words.add(
          new AlignedWord(
              word.source(), new TimeSpan(from, to, span.sampleRate()), word.evidence()));
    }
    return new Utterance(
        utterance.recording(),
        utterance.status(),
        Optional.of(span),
        utterance.source(),
        utterance.text(),
        utterance.hypothesis(),
        words,
        utterance.cer(),
        utterance.score());
  }

  private static long clamp(long sample, TimeSpan span) {
    return Math.max(span.startSample(), Math.min(span.endSample(), sample));
  }
}
