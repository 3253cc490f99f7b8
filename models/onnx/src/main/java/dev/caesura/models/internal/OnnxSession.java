package dev.caesura.models.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.caesura.models.ModelException;
import java.util.List;
import java.util.Map;

/**
 * A session of the engine with the name and the ports of its network. Whoever opened it closes it
 * once, when no run is in flight.
 *
 * @param name the file or resource, for messages
 * @param engine the engine's session
 * @param inputs all inputs, in the file's order
 * @param outputs all outputs, in the file's order
 */
record OnnxSession(String name, OrtSession engine, List<Port> inputs, List<Port> outputs) {

  private static final String DISABLED_OPTIMIZERS = "optimization.disable_specified_optimizers";
  private static final String LAYER_NORM_FUSIONS = "LayerNormFusionL1;LayerNormFusionL2";

  /** Where the engine reads a network: a file or bytes. */
  @FunctionalInterface
  interface Source {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  /** Opens a network that must have one of the given signatures. */
  static OnnxSession open(String name, Source source, List<Signature> forms, OnnxOptions options) {
    OrtSession unchecked = null;
    // First of all: it explains why the native library does not load.
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
      settings.setIntraOpNumThreads(options.threads());
      settings.setInterOpNumThreads(1);
      if (options.rewriting()) {
        settings.addConfigEntry(DISABLED_OPTIMIZERS, LAYER_NORM_FUSIONS);
      }
      settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      unchecked = source.open(environment, settings);
      OnnxSession session =
          new OnnxSession(
              name, unchecked, ports(unchecked.getInputInfo()), ports(unchecked.getOutputInfo()));
      Signature.requireOne(name, forms, session.inputs, session.outputs);
      unchecked = null;
      return session;
    } catch (OrtException e) {
      throw new ModelException(
          name + ": expected an ONNX network; found " + e.getMessage().strip(), e);
    } finally {
      if (unchecked != null) {
        close(name, unchecked);
      }
    }
  }

  private static List<Port> ports(Map<String, NodeInfo> nodes) {
    return nodes.values().stream().map(Port::of).toList();
  }

  /** Returns the shape of an input or output; empty if the file states none. */
  long[] shape(String port) {
    try {
      NodeInfo node = engine.getInputInfo().get(port);
      node = node == null ? engine.getOutputInfo().get(port) : node;
      return node != null && node.getInfo() instanceof TensorInfo tensor
          ? tensor.getShape()
          : new long[0];
    } catch (OrtException e) {
      throw new ModelException(name + ": its ports cannot be read: " + e.getMessage().strip(), e);
    }
  }

  /** Returns the custom entries of the file's metadata. */
  Map<String, String> metadata() {
    try {
      return Map.copyOf(engine.getMetadata().getCustomMetadata());
    } catch (OrtException e) {
      throw new ModelException(
          name + ": its metadata cannot be read: " + e.getMessage().strip(), e);
    }
  }

  /** Returns the exception for a run that failed. */
  ModelException failed(String fed, OrtException e) {
    return new ModelException(
        name
            + ": run with "
            + fed
            + " failed; the network has "
            + Signature.of(inputs, outputs)
            + ": "
            + e.getMessage().strip(),
        e);
  }

  /** Frees the engine's session. */
  void close() {
    close(name, engine);
  }

  private static void close(String name, OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException(name + ": the session cannot be closed: " + e.getMessage(), e);
    }
  }
}
