package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.align.ctc.EmissionsDecoder;
import dev.caesura.align.speech.BestThreshold;
import dev.caesura.align.speech.EndCounts;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.KnownEnds;
import dev.caesura.align.speech.SpokenTimes;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.Bench;
import dev.caesura.bench.Options;
import dev.caesura.models.acoustic.CtcAcousticModel;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * {@code speech-audio}: ends of sentences in a recording of its words, with and without the
 * recording itself, and with pitch and loudness. The words are those of a small CTC network that
 * knows the speaker, but not these sentences; half of them are misspelt. They are measured with
 * their own times, and without gaps, as forced alignment has them: each word lasts until the next
 * one.
 *
 * <p>Pitch and loudness are added to the shipped scorer's logit by a logistic regression, which is
 * fitted to three quarters of the recording and measured on the fourth. A second table shows where
 * {@code segment} cuts the recording with these words, and without.
 */
public final class SpeechAudio {

  private static final int RATE = PromptRecording.RATE;
  private static final int PARTS = 4;

  /** Stretches before an end and after a start that are compared, in seconds. */
  private static final double NEAR = 0.3;

  private final PrintStream out;
  private final JointSentenceScorer scorer = JointSentenceScorer.shipped();

  private SpeechAudio(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the benchmark.
   *
   * @param data the folder of reference data, for the calls of the second table
   * @param args {@code --cache DIR} to keep the network's logits of the calls
   * @param out receives the table
   * @return 0
   * @throws IOException if the recording cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String cache = options.value("--cache", "");
    options.end();
    Path testdata = Bench.root().resolve("testdata");
    PromptRecording recording = new PromptRecording(testdata.resolve("speech/prompts-en"));
    AudioSource audio = recording.audio();
    Transcript transcript;
    try (CtcAcousticModel model =
        CtcAcousticModel.open(testdata.resolve("ctc-english"), Locale.ENGLISH)) {
      transcript = EmissionsDecoder.of(model.vocabulary(), 1).decode(model.emissions(audio));
    }
    FrameScores speech;
    try (SileroVad vad = SileroVad.open()) {
      speech = vad.score(audio);
    }
    List<String> written = new ArrayList<>();
    BitSet writtenEnds = new BitSet();
    for (PromptRecording.Sentence sentence : recording.truth()) {
      Collections.addAll(written, sentence.text().strip().split("\\s+"));
      writtenEnds.set(written.size() - 1);
    }
    BitSet ends =
        KnownEnds.of(written, writtenEnds, transcript.words().stream().map(Word::text).toList());
    PitchTrack track = PitchTrack.of(recording.samples(), RATE);
    SpeechAudio bench = new SpeechAudio(out);
    out.println("| times of words | evidence | P | R | F1 | exact sentences |");
    out.println("|---|---|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      List<SpokenWord> words = spoken(transcript.words());
      bench.rows("none", untimed(words), network, speech, track, ends);
      bench.rows("of the recogniser", words, network, speech, track, ends);
      bench.rows("without gaps", closed(words), network, speech, track, ends);
      out.println();
      SegmentCuts.print(TextEvidence.read(words, network), speech, ends, data, cache, network, out);
    }
    return 0;
  }

  private static List<SpokenWord> spoken(List<Word> words) {
    return words.stream().map(word -> new SpokenWord(word, true, "", WordLogits.UNKNOWN)).toList();
  }

  private static List<SpokenWord> untimed(List<SpokenWord> words) {
    return words.stream().map(word -> new SpokenWord(word.word(), false, "", word.text())).toList();
  }

  /** Returns words that last until the next one. */
  private static List<SpokenWord> closed(List<SpokenWord> words) {
    List<SpokenWord> closed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i).word();
      long end =
          i + 1 < words.size()
              ? words.get(i + 1).word().span().startSample()
              : word.span().endSample();
      TimeSpan span = new TimeSpan(word.span().startSample(), end, word.span().sampleRate());
      closed.add(
          new SpokenWord(new Word(word.text(), span, word.score()), true, "", WordLogits.UNKNOWN));
    }
    return closed;
  }

  private void rows(
      String times,
      List<SpokenWord> words,
      PunctuationScorer network,
      FrameScores speech,
      PitchTrack track,
      BitSet ends) {
    SpeechEvidence evidence = SpeechEvidence.of(TextEvidence.read(words, network));
    double[] scores = scorer.score(evidence);
    boolean timed = evidence.isTimed();
    row(times, timed ? "text and pause" : "text", counts(scores, ends));
    if (!timed) {
      return;
    }
    pitchRows(times, "text and pause", scores, words, track, ends);
    double[] heard =
        scorer.score(
            SpeechEvidence.of(TextEvidence.read(words, network, speech)).withSpeech(speech));
    row(times, "text, pause and recording", counts(heard, ends));
    pitchRows(
        times, "text, pause and recording", heard, SpokenTimes.trimmed(words, speech), track, ends);
  }

  private EndCounts counts(double[] scores, BitSet ends) {
    double threshold = scorer.threshold(scores);
    BitSet found = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      found.set(i, scores[i] >= threshold);
    }
    return EndCounts.of(found, ends, scores.length);
  }

  private void pitchRows(
      String times,
      String evidence,
      double[] scores,
      List<SpokenWord> words,
      PitchTrack track,
      BitSet ends) {
    double[][] rows = new double[scores.length - 1][];
    for (int i = 0; i < rows.length; i++) {
      TimeSpan left = words.get(i).word().span();
      TimeSpan right = words.get(i + 1).word().span();
      double before = track.octaves(left.endSeconds() - NEAR, left.endSeconds());
      double after = track.octaves(right.startSeconds(), right.startSeconds() + NEAR);
      double falling =
          track.loudness(left.startSeconds(), (left.startSeconds() + left.endSeconds()) / 2)
              - track.loudness((left.startSeconds() + left.endSeconds()) / 2, left.endSeconds());
      double logit = Math.log(scores[i] / (1 - scores[i]));
      rows[i] = new double[] {logit, after - before, falling};
    }
    row(times, evidence + ", fitted here", crossValidated(rows, ends, 1));
    row(times, evidence + ", fitted here, pitch", crossValidated(rows, ends, 2));
    row(times, evidence + ", fitted here, pitch and loudness", crossValidated(rows, ends, 3));
  }

  /** Fits weights and threshold to the other quarters. */
  private static EndCounts crossValidated(double[][] rows, BitSet ends, int features) {
    BitSet found = new BitSet();
    for (int part = 0; part < PARTS; part++) {
      List<double[]> fitted = new ArrayList<>();
      List<Boolean> labels = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        if (PARTS * i / rows.length != part) {
          fitted.add(Arrays.copyOf(rows[i], features));
          labels.add(ends.get(i));
        }
      }
      boolean[] isEnd = new boolean[labels.size()];
      for (int i = 0; i < isEnd.length; i++) {
        isEnd[i] = labels.get(i);
      }
      double[] weights = LogisticFit.fit(fitted.toArray(double[][]::new), isEnd);
      BestThreshold best = new BestThreshold();
      for (int i = 0; i < isEnd.length; i++) {
        best.add(sum(weights, fitted.get(i)), isEnd[i]);
      }
      for (int i = 0; i < rows.length; i++) {
        if (PARTS * i / rows.length == part) {
          found.set(i, sum(weights, Arrays.copyOf(rows[i], features)) >= best.threshold());
        }
      }
    }
    return EndCounts.of(found, ends, rows.length + 1);
  }

  private static double sum(double[] weights, double[] row) {
    double sum = weights[0];
    for (int i = 0; i < row.length; i++) {
      sum += weights[i + 1] * row[i];
    }
    return sum;
  }

  private void row(String times, String evidence, EndCounts counts) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f | %.1f | %.1f %% |%n",
        times,
        evidence,
        100 * counts.precision(),
        100 * counts.recall(),
        100 * counts.f1(),
        100 * counts.exactShare());
  }
}
