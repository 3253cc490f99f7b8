package dev.caesura.audio.dsp;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;

/** Recording at another sample rate. Immutable and thread-safe. */
record ResampledSource(AudioSource source, PolyphaseFilter filter) implements AudioSource {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public int sampleRate() {
    return filter.outputRate();
  }

  @Override
  public AudioStream open() throws IOException {
    return new ResampledStream(source.open(), filter);
  }

  /**
   * Reads no more of the recording than the filter needs, so that a source that seeks still does.
   */
  @Override
  public Signal read(TimeSpan span) throws IOException {
    if (span.sampleRate() != sampleRate()) {
      throw new IllegalArgumentException(
          "span " + span + ": expected the " + sampleRate() + " Hz of " + name());
    }
    int half = filter.taps() / 2;
    long first = filter.inputIndex(span.startSample()) - half + 1;
    long last = filter.inputIndex(Math.max(span.startSample(), span.endSample() - 1)) + half;
    TimeSpan wanted = new TimeSpan(Math.max(0, first), last + 1, filter.inputRate());
    Signal input = source.read(wanted);
    long end = span.endSample();
    if (input.length() < wanted.samples()) {
      TimeSpan whole = new TimeSpan(0, input.span().endSample(), filter.inputRate());
      end = Math.min(end, whole.at(sampleRate()).endSample());
    }
    long start = Math.min(span.startSample(), end);
    float[] output = new float[Math.toIntExact(end - start)];
    if (output.length > 0) {
      long inputEnd = filter.inputIndex(end - 1) + half + 1;
      float[] padded = new float[Math.toIntExact(inputEnd - first)];
      int lead = (int) (input.span().startSample() - first);
      input.copyTo(0, padded, lead, Math.min(input.length(), padded.length - lead));
      for (int i = 0; i < output.length; i++) {
        long from = filter.inputIndex(start + i) - half + 1 - first;
        output[i] = filter.apply(padded, (int) from, filter.phase(start + i));
      }
    }
    return Signal.of(output, new TimeSpan(start, end, sampleRate()));
  }
}
