package dev.caesura.corpus.mine;

import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a little of the pauses around sentences whose ends an aligner has found: at most half of
 * what lies between two of them.
 */
final class PaddedUtterances {

  private static final double PADDING_SECONDS = 0.1;

  private PaddedUtterances() {}

  /**
   * Returns the utterances in the same order, with longer spans.
   *
   * @param utterances of one recording, whose spans do not overlap
   * @param extent the whole recording
   */
  static List<Utterance> of(List<Utterance> utterances, TimeSpan extent) {
    List<Integer> timed = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      if (utterances.get(i).span().isPresent()) {
        timed.add(i);
      }
    }
    timed.sort(Comparator.comparing(i -> utterances.get(i).span().orElseThrow()));
    List<Utterance> padded = new ArrayList<>(utterances);
    long padding = Math.round(PADDING_SECONDS * extent.sampleRate());
    for (int k = 0; k < timed.size(); k++) {
      Utterance utterance = utterances.get(timed.get(k));
      TimeSpan span = utterance.span().orElseThrow();
      long before =
          k == 0
              ? span.startSample() - extent.startSample()
              : (span.startSample() - end(utterances, timed, k - 1)) / 2;
      long after =
          k + 1 == timed.size()
              ? extent.endSample() - span.endSample()
              : (utterances.get(timed.get(k + 1)).span().orElseThrow().startSample()
                      - span.endSample())
                  / 2;
      long start = span.startSample() - Math.max(0, Math.min(padding, before));
      long end = span.endSample() + Math.max(0, Math.min(padding, after));
      padded.set(
          timed.get(k),
          utterance.withTimes(
              new TimeSpan(
                  start, Math.max(start, Math.min(end, extent.endSample())), span.sampleRate()),
              utterance.words()));
    }
    return padded;
  }

  private static long end(List<Utterance> utterances, List<Integer> timed, int at) {
    return utterances.get(timed.get(at)).span().orElseThrow().endSample();
  }
}
