package dev.caesura.models.speech;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A walk at 16 kHz with the network's sequence form, which {@code models/make-silero-sequence}
 * makes of the same weights: all but the recurrence runs on many windows at once.
 */
final class SileroSequence implements SileroWalk {

  static final Signature SIGNATURE =
      Signature.of(
          List.of(Port.float32("windows"), Port.float32("h"), Port.float32("c")),
          List.of(Port.float32("probability"), Port.float32("hn"), Port.float32("cn")));

  private static final int WINDOW = 512;
  private static final int CONTEXT = 64;
  private static final int INPUT = CONTEXT + WINDOW;
  private static final int HIDDEN = 128;

  /** Eight seconds: more gains nothing, measured from 16 to 1,024. */
  private static final int MAX = 256;

  private final OnnxModel model;
  private final float[] input = new float[MAX * INPUT];
  private final float[] before = new float[CONTEXT];
  private FloatBuffer hidden = FloatBuffer.allocate(HIDDEN);
  private FloatBuffer cell = FloatBuffer.allocate(HIDDEN);

  SileroSequence(OnnxModel model) {
    this.model = model;
  }

  @Override
  public int windowsAtOnce() {
    return MAX;
  }

  @Override
  public void next(float[] samples, int windows, float[] probabilities, int at) {
    for (int done = 0; done < windows; done += MAX) {
      int count = Math.min(MAX, windows - done);
      for (int w = 0; w < count; w++) {
        int from = (done + w) * WINDOW;
        System.arraycopy(before, 0, input, w * INPUT, CONTEXT);
        System.arraycopy(samples, from, input, w * INPUT + CONTEXT, WINDOW);
        System.arraycopy(samples, from + WINDOW - CONTEXT, before, 0, CONTEXT);
      }
      Map<String, Tensor> given =
          model.run(
              Map.of(
                  "windows", Tensor.of(FloatBuffer.wrap(input, 0, count * INPUT), count, INPUT),
                  "h", Tensor.of(hidden, 1, 1, HIDDEN),
                  "c", Tensor.of(cell, 1, 1, HIDDEN)),
              Set.of("probability", "hn", "cn"));
      hidden = given.get("hn").floats();
      cell = given.get("cn").floats();
      given.get("probability").floats().get(probabilities, at + done, count);
    }
  }

  /** Does nothing: only the recurrent state is kept between runs. */
  @Override
  public void close() {}
}
