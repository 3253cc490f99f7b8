package dev.caesura.corpus.mine;

import dev.caesura.align.Utterance;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.Timelines;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds speech that belongs to no sentence and has no recognised word, because the recogniser
 * missed it.
 */
final class UntranscribedSpeech {

  /** Shorter stretches at the edges of sentences are breath. */
  private static final double MIN_SECONDS = 0.5;

  private UntranscribedSpeech() {}

  /** Returns the utterances, then the stretches of speech that none of them covers. */
  static List<Utterance> addTo(List<Utterance> found, String recording, FrameScores scores) {
    List<TimeSpan> covered =
        Timelines.support(found.stream().flatMap(u -> u.span().stream()).sorted().toList());
    List<Utterance> all = new ArrayList<>(found);
    for (TimeSpan speech : HysteresisSegmenter.defaults().segment(scores)) {
      for (TimeSpan rest : Timelines.gaps(covered, speech)) {
        if (rest.seconds() >= MIN_SECONDS) {
          all.add(Utterance.onlyInAudio(recording, rest, ""));
        }
      }
    }
    return all;
  }
}
