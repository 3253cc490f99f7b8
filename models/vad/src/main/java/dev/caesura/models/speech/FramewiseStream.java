package dev.caesura.models.speech;

import dev.caesura.audio.FrameGrid;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Scores chunk after chunk, each with the frames before and after it. */
final class FramewiseStream extends CheckedStream {

  /** Rounding of a network whose probabilities reach 0 and 1. */
  private static final float SLACK = 1e-4f;

  private final FramewiseDescription description;
  private final OnnxModel model;
  private final FrameGrid grid;

  /** From the first sample of the context before the next chunk. */
  private float[] held;

  private int size;

  /** Frames of context at the start of what is held. */
  private int before;

  FramewiseStream(FramewiseDescription description, OnnxModel model) {
    this.description = description;
    this.model = model;
    grid = description.grid();
    held = new float[grid.sampleRate()];
  }

  @Override
  float[] accept(float[] given, int offset, int length) {
    float[] scores = new float[0];
    int taken = 0;
    while (taken < length) {
      int wanted = span(before + description.chunkFrames() + description.contextFrames());
      int next = Math.min(length - taken, wanted - size);
      if (held.length < size + next) {
        held = Arrays.copyOf(held, Math.min(wanted, Math.max(size + next, 2 * held.length)));
      }
      System.arraycopy(given, offset + taken, held, size, next);
      taken += next;
      size += next;
      if (size == wanted) {
        scores = append(scores, scoreNext(description.chunkFrames()));
      }
    }
    return scores;
  }

  @Override
  float[] finishFrames() {
    int frames = (int) grid.wholeFrames(size) - before;
    if (samples() > 0 && samples() < grid.windowSamples()) {
      held = Arrays.copyOf(held, Math.max(held.length, grid.windowSamples()));
      Arrays.fill(held, size, grid.windowSamples(), 0);
      size = grid.windowSamples();
      frames = 1;
    }
    return frames > 0 ? scoreNext(frames) : new float[0];
  }

  /** Returns the samples that a number of frames covers. */
  private int span(int frames) {
    return Math.addExact(Math.multiplyExact(frames - 1, grid.hopSamples()), grid.windowSamples());
  }

  /** Scores the next frames and drops what is not context of later ones. */
  private float[] scoreNext(int frames) {
    int all = (int) grid.wholeFrames(size);
    float[] scores = Arrays.copyOfRange(run(all), before, before + frames);
    int kept = Math.min(before + frames, description.contextFrames());
    int from = (before + frames - kept) * grid.hopSamples();
    System.arraycopy(held, from, held, 0, size - from);
    size -= from;
    before = kept;
    return scores;
  }

  private float[] run(int frames) {
    int length = span(frames);
    Tensor input = description.fbank().isPresent() ? fbank(frames, length) : samples(length);
    Map<String, Tensor> fed = new LinkedHashMap<>();
    fed.put(description.input(), input);
    if (description.mask().filter(name -> model.inputs().contains(Port.int64(name))).isPresent()) {
      long[] ones = new long[description.fbank().isPresent() ? frames : length];
      Arrays.fill(ones, 1);
      fed.put(description.mask().orElseThrow(), Tensor.of(LongBuffer.wrap(ones), 1, ones.length));
    }
    Tensor output = model.run(fed, Set.of(description.output())).get(description.output());
    long[] shape = output.shape();
    int columns = shape.length == 3 ? (int) shape[2] : 1;
    int maxColumn =
        description.speechColumns().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (shape.length < 2
        || shape.length > 3
        || shape[0] != 1
        || shape[1] < frames
        || columns <= maxColumn) {
      throw new ModelException(
          model.name()
              + ": "
              + description.output()
              + ": expected [1, "
              + frames
              + "] or [1, "
              + frames
              + ", more than "
              + maxColumn
              + "] for these frames; found "
              + Arrays.toString(shape));
    }
    float[] values = new float[Math.multiplyExact(frames, columns)];
    output.floats().get(0, values);
    return probabilities(values, columns);
  }

  private Tensor fbank(int frames, int length) {
    float[] features = description.fbank().orElseThrow().features(held, 0, length);
    description.cmvn().ifPresent(cmvn -> cmvn.apply(features));
    int bins = features.length / frames;
    if (!description.isBinsFirst()) {
      return Tensor.of(FloatBuffer.wrap(features), 1, frames, bins);
    }
    float[] turned = new float[features.length];
    for (int t = 0; t < frames; t++) {
      for (int bin = 0; bin < bins; bin++) {
        turned[bin * frames + t] = features[t * bins + bin];
      }
    }
    return Tensor.of(FloatBuffer.wrap(turned), 1, bins, frames);
  }

  private Tensor samples(int length) {
    float[] input = Arrays.copyOf(held, length);
    if (description.normalizes()) {
      double sum = 0;
      double squares = 0;
      for (float sample : input) {
        sum += sample;
      }
      double mean = sum / length;
      for (float sample : input) {
        squares += (sample - mean) * (sample - mean);
      }
      // The constant is that of the Hugging Face feature extractor.
      double scale = 1 / Math.sqrt(squares / length + 1e-7);
      for (int i = 0; i < length; i++) {
        input[i] = (float) ((input[i] - mean) * scale);
      }
    }
    return Tensor.of(FloatBuffer.wrap(input), 1, length);
  }

  private float[] probabilities(float[] values, int columns) {
    float[] scores = new float[values.length / columns];
    for (int t = 0; t < scores.length; t++) {
      double total = 1;
      if (description.activation() == FramewiseDescription.Activation.SOFTMAX) {
        total = 0;
        for (int k = 0; k < columns; k++) {
          total += Math.exp(values[t * columns + k] - values[t * columns]);
        }
      }
      double speech = 0;
      for (int column : description.speechColumns()) {
        float value = values[t * columns + column];
        speech +=
            switch (description.activation()) {
              case NONE -> value;
              case SIGMOID -> 1 / (1 + Math.exp(-value));
              case SOFTMAX -> Math.exp(value - values[t * columns]) / total;
            };
      }
      if (!(speech >= -SLACK && speech <= 1 + SLACK)) {
        throw new ModelException(
            model.name()
                + ": "
                + description.output()
                + ": expected probabilities; found "
                + speech
                + " (activation "
                + description.activation()
                + ", columns "
                + description.speechColumns()
                + ")");
      }
      scores[t] = (float) Math.min(1, Math.max(0, speech));
    }
    return scores;
  }

  private static float[] append(float[] scores, float[] more) {
    float[] all = Arrays.copyOf(scores, scores.length + more.length);
    System.arraycopy(more, 0, all, scores.length, more.length);
    return all;
  }
}
