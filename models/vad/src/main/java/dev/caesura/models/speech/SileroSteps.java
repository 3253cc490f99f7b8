package dev.caesura.models.speech;

import dev.caesura.audio.FrameGrid;
import dev.caesura.models.internal.OnnxBinding;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/**
 * A walk window by window, as the authors run their network, in buffers that the engine reads in
 * place.
 */
final class SileroSteps implements SileroWalk {

  private static final int STATE = 2 * 128;

  private final int context;
  private final int window;
  private final FloatBuffer input;
  private final FloatBuffer state = floats(STATE);
  private final FloatBuffer nextState = floats(STATE);
  private final FloatBuffer probability = floats(1);
  private final OnnxBinding binding;

  SileroSteps(OnnxModel model, FrameGrid grid) {
    window = grid.windowSamples();
    // 64 samples of 512, 32 of 256: the network's first convolution reaches that far back.
    context = window / 8;
    input = floats(context + window);
    LongBuffer rate = direct(Long.BYTES).asLongBuffer().put(0, grid.sampleRate());
    binding =
        model.bind(
            Map.of(
                "input", Tensor.of(input, 1, context + window),
                "state", Tensor.of(state, 2, 1, 128),
                "sr", Tensor.of(rate)),
            Map.of(
                "output", Tensor.of(probability, 1, 1),
                "stateN", Tensor.of(nextState, 2, 1, 128)));
  }

  @Override
  public int windowsAtOnce() {
    return 1;
  }

  @Override
  public void next(float[] samples, int windows, float[] probabilities, int at) {
    for (int w = 0; w < windows; w++) {
      input.put(context, samples, w * window, window);
      binding.run();
      state.put(0, nextState, 0, STATE);
      input.put(0, samples, (w + 1) * window - context, context);
      probabilities[at + w] = probability.get(0);
    }
  }

  private static FloatBuffer floats(int count) {
    return direct(count * Float.BYTES).asFloatBuffer();
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    binding.close();
  }
}
