package dev.caesura.corpus.build;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads several stretches of a recording in one pass, as compressed files allow no other. */
final class Stretches {

  private static final int BLOCK = 1 << 14;

  private Stretches() {}

  /** Returns the samples of each stretch, as far as the recording goes. */
  static List<Signal> read(AudioSource source, List<TimeSpan> spans) throws IOException {
    List<float[]> samples = new ArrayList<>();
    spans.forEach(span -> samples.add(new float[Math.toIntExact(span.samples())]));
    long end = spans.stream().mapToLong(TimeSpan::endSample).max().orElse(0);
    long at = 0;
    float[] block = new float[BLOCK];
    List<Integer> open =
        new ArrayList<>(java.util.stream.IntStream.range(0, spans.size()).boxed().toList());
    open.sort(Comparator.comparingLong(s -> spans.get(s).startSample()));
    try (AudioStream stream = source.open()) {
      int n = stream.readFully(block, 0, BLOCK);
      while (n > 0 && at < end) {
        long from = at;
        long to = at + n;
        for (int s : open) {
          TimeSpan span = spans.get(s);
          long first = Math.max(from, span.startSample());
          long last = Math.min(to, span.endSample());
          if (first < last) {
            System.arraycopy(
                block,
                (int) (first - from),
                samples.get(s),
                (int) (first - span.startSample()),
                (int) (last - first));
          }
        }
        open.removeIf(s -> spans.get(s).endSample() <= to);
        at = to;
        n = stream.readFully(block, 0, BLOCK);
      }
    }
    List<Signal> signals = new ArrayList<>();
    for (int s = 0; s < spans.size(); s++) {
      TimeSpan span = spans.get(s);
      long last = Math.max(span.startSample(), Math.min(span.endSample(), at));
      int length = (int) (last - span.startSample());
      signals.add(
          Signal.of(
              java.util.Arrays.copyOf(samples.get(s), length),
              new TimeSpan(span.startSample(), last, span.sampleRate())));
    }
    return signals;
  }
}
