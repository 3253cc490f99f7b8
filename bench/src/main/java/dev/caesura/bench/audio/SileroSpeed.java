package dev.caesura.bench.audio;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.bench.Bench;
import dev.caesura.bench.Options;
import dev.caesura.models.speech.SileroVad;
import io.github.givimad.libfvadjni.VoiceActivityDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speed of Silero VAD as a sequence, of Silero VAD window by window, and of libfvad (WebRTC), on
 * the bundled recording in memory. The detectors take turns in one run.
 */
public final class SileroSpeed {

  private static final int RATE = 16_000;
  private static final int ROUNDS = 7;

  private SileroSpeed() {}

  /**
   * Measures, and prints the table.
   *
   * @param data not used
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws Exception if it fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options.of(args).end();
    AudioSource file =
        AudioFiles.open(Bench.root().resolve("testdata/speech/prompts-en.flac"), RATE);
    Signal signal = file.read(new TimeSpan(0, 420L * RATE, RATE));
    AudioSource speech = AudioSource.of("prompts", signal);
    Path copy = Files.createTempFile("silero", ".onnx");
    try (InputStream in = SileroVad.class.getResourceAsStream("silero_vad_v6.onnx")) {
      Files.write(copy, in.readAllBytes());
    }
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (SileroVad steps = SileroVad.open(copy);
        SileroVad sequence = SileroVad.open()) {
      double[][] seconds = new double[4][ROUNDS];
      FrameScores one = steps.score(speech);
      FrameScores many = sequence.score(speech);
      voiced(signal);
      for (int round = 0; round < ROUNDS; round++) {
        seconds[0][round] = time(() -> steps.score(speech));
        seconds[1][round] = time(() -> sequence.score(speech));
        seconds[2][round] =
            time(
                    () ->
                        two.invokeAll(
                            List.of(() -> sequence.score(speech), () -> sequence.score(speech))))
                / 2;
        seconds[3][round] = time(() -> voiced(signal));
      }
      String[] names = {
        "Silero v6, window by window, 1 thread",
        "Silero v6, sequence, 1 thread",
        "Silero v6, sequence, 2 recordings in parallel",
        "libfvad, frames of 30 ms, 1 thread"
      };
      double base = median(seconds[0]);
      out.println(
          "| detector | times real time, median | best | worst | ratio to window by window |");
      out.println("|---|---:|---:|---:|---:|");
      for (int i = 0; i < names.length; i++) {
        double length = signal.span().seconds();
        out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.0f | %.0f | %.1f |%n",
            names[i],
            length / median(seconds[i]),
            length / Arrays.stream(seconds[i]).min().orElseThrow(),
            length / Arrays.stream(seconds[i]).max().orElseThrow(),
            base / median(seconds[i]));
      }
      double maxDifference = 0;
      for (int i = 0; i < one.size(); i++) {
        maxDifference = Math.max(maxDifference, Math.abs(one.score(i) - many.score(i)));
      }
      out.printf(Locale.ROOT, "%nMaximum difference of a probability: %.1e%n", maxDifference);
    } finally {
      two.shutdownNow();
      Files.delete(copy);
    }
    return 0;
  }

  private static int voiced(Signal signal) throws IOException {
    float[] samples = signal.toArray();
    int frame = RATE * 30 / 1000;
    List<short[]> frames = new ArrayList<>();
    for (int at = 0; at + frame <= samples.length; at += frame) {
      short[] pcm = new short[frame];
      for (int i = 0; i < frame; i++) {
        pcm[i] = (short) (samples[at + i] * 32767);
      }
      frames.add(pcm);
    }
    int voiced = 0;
    VoiceActivityDetector.loadLibrary();
    try (VoiceActivityDetector detector = VoiceActivityDetector.newInstance()) {
      detector.setSampleRate(VoiceActivityDetector.SampleRate.S16000);
      for (short[] pcm : frames) {
        voiced += detector.process(pcm) ? 1 : 0;
      }
    }
    return voiced;
  }

  private static double time(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    if (work.call() == null) {
      throw new IllegalStateException("expected a result; found null");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
