package dev.caesura.models.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buffers bound to a network's inputs and outputs, for loops that run it often: fill the input
 * buffers, {@link #run}, read the output buffers. Nothing is copied or allocated in between.
 *
 * <p>Not thread-safe. Several bindings of one model may run at once.
 */
public final class OnnxBinding implements AutoCloseable {

  private final OnnxSession session;
  private final Runnable whenClosed;
  private final Map<String, OnnxTensor> fed = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> given = new LinkedHashMap<>();
  private boolean closed;

  OnnxBinding(
      OnnxSession session, Map<String, Tensor> fed, Map<String, Tensor> given, Runnable whenClosed)
      throws OrtException {
    this.session = session;
    this.whenClosed = whenClosed;
    boolean done = false;
    try {
      create(fed, this.fed);
      create(given, this.given);
      done = true;
    } finally {
      if (!done) {
        free();
      }
    }
  }

  private static void create(Map<String, Tensor> from, Map<String, OnnxTensor> to)
      throws OrtException {
    for (Map.Entry<String, Tensor> entry : from.entrySet()) {
      Tensor tensor = entry.getValue();
      Buffer data =
          switch (tensor.type()) {
            case FLOAT32 -> tensor.floats();
            case INT64 -> tensor.longs();
            case INT32 -> tensor.ints();
            case FLOAT16, OTHER ->
                throw new IllegalArgumentException("tensor " + tensor + " cannot be fed");
          };
      if (!data.isDirect()) {
        throw new IllegalArgumentException(
            "buffer of " + entry.getKey() + " is not direct, so the engine would copy it");
      }
      to.put(entry.getKey(), OnnxTensors.create(OnnxEnvironment.get(), tensor));
    }
  }

  /**
   * Runs the network on what the input buffers hold now, into the output buffers.
   *
   * @throws dev.caesura.models.ModelException if the engine fails or an output has another shape
   * @throws IllegalStateException if the binding is closed
   */
  public void run() {
    if (closed) {
      throw new IllegalStateException("binding is closed");
    }
    try {
      // The result holds nothing but the pinned tensors, which stay ours.
      session.engine().run(fed, given).close();
    } catch (OrtException e) {
      throw session.failed(fed + " -> " + given, e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      free();
      whenClosed.run();
    }
  }

  private void free() {
    fed.values().forEach(OnnxTensor::close);
    given.values().forEach(OnnxTensor::close);
  }
}
