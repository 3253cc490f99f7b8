package dev.caesura.models.hmm;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.Utterance;
import dev.caesura.align.warp.SynthesisAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places sentences by the voice of a synthesizer, which is warped to the recording. It finds what
 * lengths and pauses cannot tell: which half of the speech has no text. Immutable.
 *
 * @param places first frame and the frame after the last of each passage of the transcript; -1 and
 *     -1 if it was not found
 */
record VoiceStart(List<int[]> places) {

  /** Seconds of speech from which the warping, whose time grows with their square, is too slow. */
  private static final double MAX_SECONDS = 2 * 3600;

  /** Characters of a sentence beyond which a text was not split into sentences. */
  private static final int MAX_CHARACTERS = 2_000;

  /**
   * Places the sentences of a transcript.
   *
   * @param pronouncer speaks them, if it has a voice
   * @return where they are; empty if there is no voice, it does not read the script of the
   *     transcript, or the recording or a sentence is too long for it
   * @throws IOException if the recording cannot be read, or the voice fails
   */
  static Optional<VoiceStart> of(
      Optional<Pronouncer> pronouncer, WordNormalizer normalizer, TrainingRecording recording)
      throws IOException {
    Segmentation written = recording.written();
    boolean isSpeakable =
        pronouncer.flatMap(Pronouncer::voice).isPresent()
            && recording.speech().stream().mapToDouble(TimeSpan::seconds).sum() <= MAX_SECONDS
            && written.spans().stream().mapToInt(TextSpan::length).max().orElse(0) <= MAX_CHARACTERS
            && pronouncer.get().canRead(normalizer, List.of(written));
    if (!isSpeakable) {
      return Optional.empty();
    }
    List<int[]> places = new ArrayList<>();
    for (Utterance found :
        SynthesisAligner.of(pronouncer.get().voice().get())
            .align("", recording.audio(), recording.speech(), written)) {
      if (found.source().isPresent()) {
        places.add(found.span().map(VoiceStart::frames).orElse(new int[] {-1, -1}));
      }
    }
    return Optional.of(new VoiceStart(places));
  }

  private static int[] frames(TimeSpan span) {
    return new int[] {
      (int) (span.startSample() / SpeechFeatures.HOP), (int) (span.endSample() / SpeechFeatures.HOP)
    };
  }

  /** Returns the places of the sentences that have words. */
  int[][] places(TranscriptUnits text) {
    return text.withWords().stream().map(places::get).toArray(int[][]::new);
  }
}
