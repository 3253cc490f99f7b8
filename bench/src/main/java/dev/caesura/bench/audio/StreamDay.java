package dev.caesura.bench.audio;

import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.SpeechStream;
import dev.caesura.audio.segment.StrmSegmenter;
import dev.caesura.bench.Bench;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.Options;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Heap, delay and speed of a stream of 24 hours: two minutes of the bundled recording and one
 * minute of silence, repeated, in blocks of one second, in a process with a small heap. The heap
 * must not grow with the hours, and no segment may exceed the stated delay.
 */
public final class StreamDay {

  private static final int RATE = 16_000;
  private static final int HEAP_MEBIBYTES = 64;
  private static final long SPEECH_SECONDS = 120;
  private static final int SILENCE_SECONDS = 60;
  private static final int[] REPORT_HOURS = {1, 6, 24};

  private StreamDay() {}

  /**
   * Measures, and prints the table.
   *
   * @param data not used; the recording is bundled
   * @param args {@code --hours N}: length of the stream (default: 24)
   * @param out receives the table
   * @return 0
   * @throws Exception if the benchmark fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    if (args.size() == 3 && args.get(0).equals("--one")) {
      one(args.get(1), Integer.parseInt(args.get(2)), out);
      return 0;
    }
    Options options = Options.of(args);
    long hours = options.number("--hours", 1, 24);
    options.end();
    out.println("Heap limit " + HEAP_MEBIBYTES + " MiB; blocks of 1 s. Heap is the peak so far.");
    out.println();
    out.println(
        "| scorer, segmenter | hours | peak heap, MiB | segments | stated delay, s | maximum delay,"
            + " s | times real time |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    for (String pair : List.of("Silero, pauses", "Silero, strm", "energy, pauses")) {
      out.print(
          ChildProcess.run(HEAP_MEBIBYTES, "stream-day", "--one", pair, Long.toString(hours)));
    }
    return 0;
  }

  private static void one(String pair, int hours, PrintStream out) throws IOException {
    float[] prompts =
        AudioFiles.open(Bench.root().resolve("testdata/speech/prompts-en.flac"), RATE)
            .read(new TimeSpan(0, SPEECH_SECONDS * RATE, RATE))
            .toArray();
    OnlineSegmenter segmenter =
        pair.endsWith("strm")
            ? StrmSegmenter.defaults().withMaxSeconds(18)
            : HysteresisSegmenter.defaults().withMaxSeconds(18);
    if (pair.startsWith("energy")) {
      measure(pair, EnergyScorer.defaults(), segmenter, prompts, hours, out);
    } else {
      try (SileroVad vad = SileroVad.open()) {
        measure(pair, vad, segmenter, prompts, hours, out);
      }
    }
  }

  private static void measure(
      String pair,
      StreamingScorer scorer,
      OnlineSegmenter segmenter,
      float[] prompts,
      int hours,
      PrintStream out) {
    long start = System.nanoTime();
    long period = prompts.length + (long) SILENCE_SECONDS * RATE;
    float[] block = new float[RATE];
    long segments = 0;
    double maxDelay = 0;
    try (SpeechStream stream = SpeechStream.start(scorer, segmenter, RATE)) {
      for (long second = 1; second <= 3600L * hours; second++) {
        long at = (second - 1) * RATE;
        for (int i = 0; i < RATE; i++) {
          long place = (at + i) % period;
          block[i] = place < prompts.length ? prompts[(int) place] : 0;
        }
        for (TimeSpan segment : stream.push(block)) {
          segments++;
          maxDelay = Math.max(maxDelay, second - segment.endSeconds());
        }
        if (second % 3600 == 0 && isReported((int) (second / 3600), hours)) {
          out.printf(
              Locale.ROOT,
              "| %s | %d | %.1f | %d | %.2f | %.2f | %.0f |%n",
              pair,
              second / 3600,
              ChildProcess.peakHeapBytes() / 1048576.0,
              segments,
              // The first sample of a block waits until its block of one second is complete.
              stream.delaySeconds() + 1,
              maxDelay,
              second / ((System.nanoTime() - start) / 1e9));
        }
      }
      segments += stream.finish().size();
    }
    if (segments == 0) {
      throw new IllegalStateException(pair + ": expected segments; found none");
    }
  }

  private static boolean isReported(int hour, int hours) {
    boolean reported = hour == hours;
    for (int each : REPORT_HOURS) {
      reported |= hour == each;
    }
    return reported;
  }
}
