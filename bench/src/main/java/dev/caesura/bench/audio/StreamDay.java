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
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A stream of a day: two minutes of the bundled recording and one of silence, again and again,
 * pushed in blocks of a second into a process with a small heap. Heap must not grow with the hours,
 * and no segment be later than stated.
 */
public final class StreamDay {

  private static final int RATE = 16_000;
  private static final int HEAP_MEBIBYTES = 64;
  private static final long PROMPT_SECONDS = 120;
  private static final int SILENCE_SECONDS = 60;
  private static final int[] MARKS = {1, 6, 24};

  private StreamDay() {}

  /**
   * Prints the table; {@code --hours N} for another length than 24.
   *
   * @param data not used: the recording is bundled
   * @param args {@code --hours N}
   * @param out where to print
   * @return 0, or 2 for wrong options
   * @throws Exception if the benchmark fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    if (args.size() == 3 && args.get(0).equals("--one")) {
      one(args.get(1), Integer.parseInt(args.get(2)), out);
      return 0;
    }
    int hours = 24;
    if (args.size() == 2 && args.get(0).equals("--hours") && args.get(1).matches("[1-9]\\d{0,3}")) {
      hours = Integer.parseInt(args.get(1));
    } else if (!args.isEmpty()) {
      out.println("stream-day: --hours N is the only option");
      return 2;
    }
    out.println("Heap limit " + HEAP_MEBIBYTES + " MiB; blocks of 1 s; heap as the peak so far.");
    out.println();
    out.println(
        "| scorer, segmenter | hours | peak heap, MiB | segments | stated delay, s | largest delay,"
            + " s | times real time |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    for (String pair : List.of("Silero, pauses", "Silero, strm", "energy, pauses")) {
      out.print(
          ChildProcess.run(HEAP_MEBIBYTES, "stream-day", "--one", pair, Integer.toString(hours)));
    }
    return 0;
  }

  private static void one(String pair, int hours, PrintStream out) throws IOException {
    float[] prompts =
        AudioFiles.open(Bench.root().resolve("testdata/speech/prompts-en.flac"), RATE)
            .read(new TimeSpan(0, PROMPT_SECONDS * RATE, RATE))
            .toArray();
    OnlineSegmenter segmenter =
        pair.endsWith("strm")
            ? StrmSegmenter.defaults().withMaxSeconds(18)
            : HysteresisSegmenter.defaults().withMaxSeconds(18);
    if (pair.startsWith("energy")) {
      listen(pair, EnergyScorer.defaults(), segmenter, prompts, hours, out);
    } else {
      try (SileroVad vad = SileroVad.open()) {
        listen(pair, vad, segmenter, prompts, hours, out);
      }
    }
  }

  private static void listen(
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
    double largest = 0;
    try (SpeechStream stream = SpeechStream.start(scorer, segmenter, RATE)) {
      for (long second = 1; second <= 3600L * hours; second++) {
        long at = (second - 1) * RATE;
        for (int i = 0; i < RATE; i++) {
          long place = (at + i) % period;
          block[i] = place < prompts.length ? prompts[(int) place] : 0;
        }
        for (TimeSpan segment : stream.push(block)) {
          segments++;
          largest = Math.max(largest, second - segment.endSeconds());
        }
        if (second % 3600 == 0 && mark((int) (second / 3600), hours)) {
          out.printf(
              Locale.ROOT,
              "| %s | %d | %.1f | %d | %.2f | %.2f | %.0f |%n",
              pair,
              second / 3600,
              ChildProcess.peakHeapBytes() / 1048576.0,
              segments,
              // A block of a second is whole before its first sample is heard.
              stream.delaySeconds() + 1,
              largest,
              second / ((System.nanoTime() - start) / 1e9));
        }
      }
      segments += stream.finish().size();
    }
    if (segments == 0) {
      throw new IllegalStateException(pair + " found no segment");
    }
  }

  private static boolean mark(int hour, int hours) {
    boolean mark = hour == hours;
    for (int each : MARKS) {
      mark |= hour == each;
    }
    return mark;
  }
}
