package dev.caesura.models.acoustic;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Input of the wav2vec2 family: samples, with mean 0 and variance 1 where the model wants it.
 *
 * @param hop the samples from frame to frame
 * @param normalizes whether samples are normalised
 */
record SampleFrontEnd(int hop, boolean normalizes) implements CtcFrontEnd {

  private static final String INPUT = "input_values";
  private static final String MASK = "attention_mask";
  private static final String OUTPUT = "logits";

  /** Inputs and outputs of a Hugging Face export. */
  static final Signature SIGNATURE =
      new Signature(
          List.of(Port.float32(INPUT)), List.of(Port.int64(MASK)), List.of(Port.float32(OUTPUT)));

  /** Receptive field of the seven convolutions of wav2vec2 (Baevski et al. 2020, section 4.2). */
  private static final int FIELD_SAMPLES = 400;

  @Override
  public String input() {
    return INPUT;
  }

  @Override
  public String output() {
    return OUTPUT;
  }

  @Override
  public int rank() {
    return 2;
  }

  @Override
  public int fieldSamples() {
    return FIELD_SAMPLES;
  }

  @Override
  public Map<String, Tensor> tensors(OnnxModel model, float[] samples, int frames) {
    float[] values = samples.clone();
    if (normalizes) {
      normalize(values);
    }
    // Silence after the end, so that the last hop has a frame of its own.
    values = Arrays.copyOf(values, Math.max(values.length, (frames - 1) * hop + FIELD_SAMPLES));
    Map<String, Tensor> fed = new LinkedHashMap<>();
    fed.put(INPUT, Tensor.of(FloatBuffer.wrap(values), 1, values.length));
    if (model.inputs().contains(Port.int64(MASK))) {
      long[] ones = new long[values.length];
      Arrays.fill(ones, 1);
      fed.put(MASK, Tensor.of(LongBuffer.wrap(ones), 1, values.length));
    }
    return fed;
  }

  private static void normalize(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    double mean = samples.length == 0 ? 0 : sum / samples.length;
    double squares = 0;
    for (float sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    // The constant is that of the Hugging Face feature extractor.
    double deviation = Math.sqrt(squares / Math.max(1, samples.length) + 1e-7);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) ((samples[i] - mean) / deviation);
    }
  }
}
