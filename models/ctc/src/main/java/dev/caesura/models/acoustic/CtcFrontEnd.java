package dev.caesura.models.acoustic;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Tensor;
import java.util.Map;
import java.util.Set;

/** What a CTC network takes: samples, or features of them. Implementations are thread-safe. */
interface CtcFrontEnd {

  /** Returns the name of the input with samples or features. */
  String input();

  /** Returns the name of the output. */
  String output();

  /** Returns the number of dimensions of the input. */
  int rank();

  /** Returns the samples that the first frame looks at. */
  int fieldSamples();

  /** Returns the samples from frame to frame. */
  int hop();

  /** Returns the inputs for samples at 16 kHz, padded until they give so many frames. */
  Map<String, Tensor> tensors(OnnxModel model, float[] samples, int frames);

  /** Runs a network over samples at 16 kHz. */
  default Tensor run(OnnxModel model, float[] samples, int frames) {
    return model.run(tensors(model, samples, frames), Set.of(output())).get(output());
  }
}
