package dev.caesura.models.acoustic;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Input of NeMo's networks: log-mel features, [batch, bands, frames of 10 ms], and their number.
 *
 * @param input the name of the input with the features
 * @param mels computes the features
 * @param subsampling the frames of features for each frame of the output
 */
record MelFrontEnd(String input, LogMel mels, int subsampling) implements CtcFrontEnd {

  private static final String OUTPUT = "logprobs";

  /** Inputs and outputs of a NeMo export; other exporters name the inputs as NeMo's code does. */
  static final List<Signature> SIGNATURES =
      List.of(
          signature("audio_signal", "length"),
          signature("processed_signal", "processed_signal_length"));

  private static Signature signature(String features, String length) {
    return new Signature(
        List.of(Port.float32(features)),
        List.of(Port.int64(length)),
        List.of(Port.float32(OUTPUT)));
  }

  @Override
  public String output() {
    return OUTPUT;
  }

  @Override
  public int rank() {
    return 3;
  }

  @Override
  public int fieldSamples() {
    return LogMel.WINDOW + (subsampling - 1) * LogMel.HOP;
  }

  @Override
  public int hop() {
    return LogMel.HOP * subsampling;
  }

  @Override
  public Map<String, Tensor> tensors(OnnxModel model, float[] samples, int frames) {
    int whole = LogMel.frames(samples.length);
    int columns = Math.max(whole, frames * subsampling);
    float[] features = mels.features(samples, columns);
    Map<String, Tensor> fed = new LinkedHashMap<>();
    fed.put(input, Tensor.of(FloatBuffer.wrap(features), 1, mels.bands(), columns));
    for (Port port : model.inputs()) {
      if (!port.name().equals(input)) {
        fed.put(port.name(), Tensor.of(LongBuffer.wrap(new long[] {columns}), 1));
      }
    }
    return fed;
  }
}
