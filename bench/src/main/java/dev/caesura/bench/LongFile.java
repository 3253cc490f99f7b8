package dev.caesura.bench;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Memory and speed of decoding, scoring and segmenting a recording of one minute and one of ten
 * hours. The bundled recording is repeated to that length; each runs in a process with a small
 * heap. Apart from the scores, memory must not grow with the length of the recording.
 */
final class LongFile {

  private static final int RATE = 16_000;
  private static final String ONE = "--one";

  private LongFile() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    if (args.size() == 2 && args.get(0).equals(ONE)) {
      one(Path.of(args.get(1)), out);
      return 0;
    }
    Options.of(args).end();
    Path folder = Files.createTempDirectory("caesura-long-file");
    try {
      out.println(
          "| hours | heap limit, MiB | peak heap, MiB | segments | seconds | times real time |");
      out.println("|---:|---:|---:|---:|---:|---:|");
      for (double hours : new double[] {1 / 60.0, 10}) {
        Path file = folder.resolve("long.wav");
        write(file, Math.round(hours * 3600));
        String row = ChildProcess.run(128, "long-file", ONE, file.toString());
        out.printf(Locale.ROOT, "| %.2f | 128 | %s |%n", hours, row.strip().replace("\t", " | "));
        Files.delete(file);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("long.wav"));
      Files.delete(folder);
    }
    return 0;
  }

  private static void write(Path file, long seconds) throws IOException {
    AudioSource prompts =
        AudioFiles.open(Bench.root().resolve("testdata/speech/prompts-en.flac"), RATE);
    float[] all = prompts.read(new TimeSpan(0, 420L * RATE, RATE)).toArray();
    try (WavWriter out = WavWriter.create(file, RATE)) {
      for (long left = seconds * RATE; left > 0; ) {
        int count = (int) Math.min(left, all.length);
        out.write(all, 0, count);
        left -= count;
      }
      out.commit();
    }
  }

  private static void one(Path file, PrintStream out) throws IOException {
    long start = System.nanoTime();
    AudioSource source = AudioFiles.open(file, RATE);
    try (SileroVad vad = SileroVad.open()) {
      FrameScores scores = vad.score(source);
      List<TimeSpan> segments = HybridSegmenter.forRecognition().segment(scores);
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          Locale.ROOT,
          "%.0f\t%d\t%.1f\t%.0f%n",
          ChildProcess.peakHeapBytes() / 1048576.0,
          segments.size(),
          seconds,
          scores.span().seconds() / seconds);
    }
  }
}
