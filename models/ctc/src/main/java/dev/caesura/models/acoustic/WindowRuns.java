package dev.caesura.models.acoustic;

import dev.caesura.align.RecordingRecognizer.Progress;
import dev.caesura.align.ctc.EmissionsFile;
import dev.caesura.audio.AudioSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a network over the windows of a recording, several at once, and writes their emissions in
 * order.
 *
 * @param model the network
 * @param jobs windows at once
 * @param samples the length of the recording
 */
record WindowRuns(CtcAcousticModel model, int jobs, long samples) {

  void run(AudioSource recording, EmissionsFile into, Progress progress)
      throws IOException, InterruptedException {
    long size = (long) model.windowFrames() * model.grid().hopSamples();
    long total = (samples + size - 1) / size;
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    Deque<Future<float[]>> running = new ArrayDeque<>();
    try (AudioWindows windows = model.windows(recording)) {
      int kept = into.windows();
      progress.update(kept, total);
      int index = 0;
      for (Optional<AudioWindows.Window> next = windows.next();
          next.isPresent();
          next = windows.next()) {
        AudioWindows.Window window = next.get();
        if (index++ >= kept) {
          running.add(threads.submit(() -> model.run(window)));
        }
        if (running.size() > jobs) {
          into.append(await(running.remove()));
          progress.update(into.windows(), total);
        }
      }
      while (!running.isEmpty()) {
        into.append(await(running.remove()));
        progress.update(into.windows(), total);
      }
      into.finish(windows.samples());
    } finally {
      threads.shutdownNow();
    }
  }

  private static float[] await(Future<float[]> window) throws IOException, InterruptedException {
    try {
      return window.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IOException("recognition failed: " + e.getCause(), e);
    }
  }
}
