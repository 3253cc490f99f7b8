package dev.caesura.bench.align;

import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.trust.ErrorEstimator;
import dev.caesura.align.trust.ErrorFeature;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Sentences of joined prompts, found without recognised words with transcripts damaged in every
 * way, and whether they are right: the true times are known from joining.
 */
final class PromptSamples {

  private static final List<TranscriptDamage> DAMAGES =
      List.of(
          TranscriptDamage.NONE,
          TranscriptDamage.MIXED,
          TranscriptDamage.HALF_OF_ANOTHER_CALL,
          TranscriptDamage.ANOTHER_CALL);

  private PromptSamples() {}

  /**
   * Returns the samples of one recording.
   *
   * @param aligner the name of the aligner
   * @param language the language of the prompts
   * @param other the language of the wrong transcript
   * @throws IOException if a recording cannot be read, or the aligner fails
   */
  static List<JudgedSample> of(String aligner, String language, String other) throws IOException {
    PromptRecording recording = PromptRecording.of(language);
    AudioSource audio = recording.audio();
    List<TimeSpan> speech;
    try (SileroVad vad = SileroVad.open()) {
      speech = HysteresisSegmenter.defaults().segment(vad.score(audio));
    }
    List<Sentence> truth = recording.truth();
    Segmentation whole = PromptRecording.lines(truth);
    Segmentation wrong = PromptRecording.lines(PromptRecording.of(other).truth());
    List<String> foreign = wrong.spans().stream().map(s -> s.in(wrong.text()).strip()).toList();
    WordNormalizer normalizer = WordNormalizer.of(Locale.forLanguageTag(language));
    RecordingAligner opened =
        RecordingAlignerProvider.named(aligner)
            .orElseThrow()
            .open(RecordingAlignerSettings.defaults().withNormalizer(normalizer));
    List<JudgedSample> samples = new ArrayList<>();
    for (TranscriptDamage damage : DAMAGES) {
      TranscriptDamage.Damaged damaged =
          damage.apply(
              whole,
              foreign,
              wrong,
              new Transcript(List.of()),
              new Random(Objects.hash(language, damage.name())));
      RecordingAlignment found = opened.align(language, audio, speech, damaged.text());
      List<Utterance> judged = AlignmentJudge.of(normalizer).judge(found, aligner).utterances();
      List<Map<ErrorFeature, Double>> features = ErrorEstimator.features(judged, normalizer);
      int next = 0;
      for (int i = 0; i < damaged.lines().size(); i++) {
        Utterance utterance = judged.get(i);
        if (utterance.span().isEmpty()) {
          continue;
        }
        TranscriptDamage.Line line = damaged.lines().get(i);
        boolean isRight =
            line.original() >= 0
                && truth.get(line.original()).fits(utterance.span().get())
                && !TrueTimes.isOtherText(
                    line.text(), truth.get(line.original()).text(), normalizer);
        samples.add(
            JudgedSample.of(aligner, language, damage, utterance, features.get(next++), !isRight));
      }
    }
    return samples;
  }
}
