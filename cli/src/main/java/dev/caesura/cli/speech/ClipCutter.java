package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes stretches of a recording to files of their own while it is read once from start to end;
 * stretches may overlap. Memory does not grow with the recording.
 */
final class ClipCutter {

  // Decoder and resampler may disagree on where a recording ends by a block of a codec.
  private static final double MAX_MISSING_SECONDS = 0.1;

  private final AudioSource audio;
  private final List<Map.Entry<Path, TimeSpan>> waiting;
  private final List<Clip> open = new ArrayList<>();

  /** A clip that is being written. */
  private record Clip(Path file, TimeSpan span, AudioWriter out) {}

  private ClipCutter(AudioSource audio, Map<Path, TimeSpan> clips) {
    this.audio = audio;
    this.waiting =
        new ArrayList<>(
            clips.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), e.getValue().at(audio.sampleRate())))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .toList());
  }

  /** Writes the clips; the folders of the files must exist. */
  static void cut(AudioSource audio, Map<Path, TimeSpan> clips) throws IOException {
    if (!clips.isEmpty()) {
      new ClipCutter(audio, clips).run();
    }
  }

  private void run() throws IOException {
    float[] block = new float[1 << 14];
    long at = 0;
    try (AudioStream stream = audio.open()) {
      int read = stream.readFully(block, 0, block.length);
      while (read > 0 && !(waiting.isEmpty() && open.isEmpty())) {
        openUntil(at + read);
        write(block, at, read);
        at += read;
        read = stream.readFully(block, 0, block.length);
      }
      openUntil(Long.MAX_VALUE);
      for (Clip clip : open) {
        requireEnd(clip, at);
        clip.out.commit();
      }
    } finally {
      for (Clip clip : open) {
        clip.out.close();
      }
    }
  }

  private void openUntil(long end) throws IOException {
    while (!waiting.isEmpty() && waiting.get(0).getValue().startSample() < end) {
      Map.Entry<Path, TimeSpan> next = waiting.remove(0);
      AudioWriter out = AudioFiles.create(next.getKey(), audio.sampleRate());
      open.add(new Clip(next.getKey(), next.getValue(), out));
    }
  }

  private void write(float[] block, long at, int length) throws IOException {
    for (Iterator<Clip> clips = open.iterator(); clips.hasNext(); ) {
      Clip clip = clips.next();
      int from = (int) Math.max(0, clip.span.startSample() - at);
      int to = (int) Math.min(length, clip.span.endSample() - at);
      clip.out.write(block, from, to - from);
      if (clip.span.endSample() <= at + length) {
        clip.out.commit();
        clip.out.close();
        clips.remove();
      }
    }
  }

  private void requireEnd(Clip clip, long end) throws IOException {
    double missing = (double) (clip.span.endSample() - end) / audio.sampleRate();
    if (missing > MAX_MISSING_SECONDS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected audio up to %.3f s for %s; found its end at %.3f s.",
              audio.name(),
              clip.span.endSeconds(),
              clip.file.getFileName(),
              (double) end / audio.sampleRate()));
    }
  }
}
