package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.SentenceCutter;
import dev.caesura.align.speech.SentenceCutterSettings;
import dev.caesura.align.speech.SpeechPunctuator;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.HeapWatch;
import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code speech-length}: time and memory of sentences of speech, by hours. The words of one call
 * are repeated, each time later.
 */
public final class SpeechLength {

  private static final int RATE = 16_000;
  private static final int[] HOURS = {1, 10};

  private SpeechLength() {}

  /**
   * Runs the benchmark.
   *
   * @param data the folder of reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws IOException if a file cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options.of(args).end();
    EarningsCalls calls = new EarningsCalls(data);
    Path file =
        ReferenceData.folder(data, "align/dev/earnings21")
            .resolve("asr/speechmatics/" + calls.names().get(0) + ".nlp.gz");
    List<Word> call =
        ReadingOrder.of(HypothesisReader.of(RATE).read(file)).turns().stream()
            .flatMap(turn -> turn.words().stream())
            .map(TimedWord::word)
            .toList();
    HeapWatch heap = HeapWatch.start();
    out.println("| hours | words | sentences | seconds | seconds for 1,000 words | heap MB |");
    out.println("|---:|---:|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      for (int hours : HOURS) {
        List<SpokenWord> words = words(call, hours * 3600.0);
        long start = System.nanoTime();
        int sentences = sentences(words, network);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
            Locale.ROOT,
            "| %d | %d | %d | %.1f | %.2f | %d |%n",
            hours,
            words.size(),
            sentences,
            seconds,
            1000 * seconds / words.size(),
            heap.maxRetainedBytes() >> 20);
      }
    }
    return 0;
  }

  /** Does what {@code caesura sentences --words} does. */
  private static int sentences(List<SpokenWord> words, CompactBoundaryScorer network) {
    JointSentenceScorer scorer = JointSentenceScorer.shipped();
    List<SpokenWord> read = TextEvidence.read(words, network);
    double[] scores = scorer.score(SpeechEvidence.of(read));
    double threshold = scorer.threshold(scores);
    List<Word> written =
        new SpeechPunctuator(network, PunctuatorSettings.defaults())
            .restore(read.stream().map(SpokenWord::word).toList(), scores, threshold);
    SentenceCutterSettings settings =
        SentenceCutterSettings.defaults().withThreshold(threshold).withMaxSeconds(18);
    return new SentenceCutter(settings).cut(written, scores).size();
  }

  /** Repeats words until a time. */
  private static List<SpokenWord> words(List<Word> call, double seconds) {
    List<SpokenWord> words = new ArrayList<>();
    long length = call.get(call.size() - 1).span().endSample() + RATE;
    for (long by = 0; by < seconds * RATE; by += length) {
      for (Word word : call) {
        TimeSpan span =
            new TimeSpan(word.span().startSample() + by, word.span().endSample() + by, RATE);
        if (span.endSeconds() <= seconds) {
          words.add(
              new SpokenWord(
                  new Word(word.text(), span, word.score()), true, "", WordLogits.UNKNOWN));
        }
      }
    }
    return words;
  }
}
