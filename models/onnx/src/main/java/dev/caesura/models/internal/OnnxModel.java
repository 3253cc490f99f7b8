package dev.caesura.models.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network in ONNX Runtime: checked when it is opened, run from many threads at once.
 *
 * <p>Closing refuses new runs, waits for those in flight and frees the session. Closing again does
 * nothing. A run after it ends with {@link IllegalStateException} "model is closed". Thread-safe.
 */
public final class OnnxModel implements AutoCloseable {

  private final OnnxSession session;
  private final OpenRuns runs = new OpenRuns();

  private OnnxModel(OnnxSession session) {
    this.session = session;
  }

  /**
   * Opens a file. Weights that it keeps in files of the same folder are found.
   *
   * @param file the network
   * @param expected the signature that it must have
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws IOException if the file does not exist or cannot be read
   * @throws ModelException if the file is not a network, has another signature or another digest
   */
  public static OnnxModel open(Path file, Signature expected, OnnxOptions options)
      throws IOException {
    return open(file, List.of(expected), options);
  }

  /**
   * Opens a file that may have one of several signatures.
   *
   * @param file the network
   * @param expected the signatures that it may have; the usual one first, which messages name
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws IOException if the file does not exist or cannot be read
   * @throws ModelException if the file is not a network, has another signature or another digest
   */
  public static OnnxModel open(Path file, List<Signature> expected, OnnxOptions options)
      throws IOException {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(name, null, "no such model file");
    }
    if (options.isPinned()) {
      options.requireDigest(name, Sha256.ofFiles(file));
    }
    boolean isSmall = options.rewriting() && Files.size(file) <= OnnxOptions.MAX_REWRITTEN;
    return open(
        name,
        isSmall ? NetworkRewriter.rewrite(Files.readAllBytes(file), options) : Optional.empty(),
        (environment, settings) -> environment.createSession(name, settings),
        expected,
        options);
  }

  /**
   * Opens a network in memory.
   *
   * @param name its name in messages
   * @param network the bytes of the file
   * @param expected the signature that it must have
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws ModelException if the bytes are not a network, have another signature or another digest
   */
  public static OnnxModel open(
      String name, byte[] network, Signature expected, OnnxOptions options) {
    if (options.isPinned()) {
      options.requireDigest(name, Sha256.ofBytes(network));
    }
    boolean isSmall = options.rewriting() && network.length <= OnnxOptions.MAX_REWRITTEN;
    return open(
        name,
        isSmall ? NetworkRewriter.rewrite(network, options) : Optional.empty(),
        source(network),
        List.of(expected),
        options);
  }

  private static OnnxModel open(
      String name,
      Optional<byte[]> rewritten,
      OnnxSession.Source original,
      List<Signature> expected,
      OnnxOptions options) {
    if (rewritten.isPresent()) {
      try {
        return new OnnxModel(OnnxSession.open(name, source(rewritten.get()), expected, options));
      } catch (ModelException e) {
        // The original opens, or the engine reports what is wrong with it.
      }
    }
    return new OnnxModel(OnnxSession.open(name, original, expected, options));
  }

  private static OnnxSession.Source source(byte[] network) {
    return (environment, settings) -> environment.createSession(network, settings);
  }

  /**
   * Returns the name of the network in messages.
   *
   * @return the file, or the name it was opened with
   */
  public String name() {
    return session.name();
  }

  /**
   * Returns the inputs of the network.
   *
   * @return all inputs, in the file's order
   */
  public List<Port> inputs() {
    return session.inputs();
  }

  /**
   * Returns the outputs of the network.
   *
   * @return all outputs, in the file's order
   */
  public List<Port> outputs() {
    return session.outputs();
  }

  /**
   * Returns the shape of an input or output as the file states it.
   *
   * @param port the name of an input or output
   * @return its dimensions, -1 for one of any size; empty if the file states none, or there is no
   *     such port
   * @throws ModelException if the engine cannot read it
   * @throws IllegalStateException if the model is closed
   */
  public long[] shape(String port) {
    runs.enter();
    try {
      return session.shape(port);
    } finally {
      runs.leave();
    }
  }

  /**
   * Returns what the file states beside the network.
   *
   * @return the custom entries of the file's metadata; empty if it has none
   * @throws ModelException if the engine cannot read them
   * @throws IllegalStateException if the model is closed
   */
  public Map<String, String> metadata() {
    runs.enter();
    try {
      return session.metadata();
    } finally {
      runs.leave();
    }
  }

  /**
   * Runs the network once.
   *
   * @param fed a tensor for each input
   * @param wanted names of outputs
   * @return the wanted outputs, copied out of the engine
   * @throws ModelException if the engine refuses the tensors or fails
   * @throws IllegalStateException if the model is closed
   */
  public Map<String, Tensor> run(Map<String, Tensor> fed, Set<String> wanted) {
    runs.enter();
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> entry : fed.entrySet()) {
        tensors.put(entry.getKey(), OnnxTensors.create(OnnxEnvironment.get(), entry.getValue()));
      }
      try (OrtSession.Result result = session.engine().run(tensors, wanted)) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (String output : wanted) {
          Optional<OnnxValue> value = result.get(output);
          given.put(output, OnnxTensors.copy(session.name(), output, value.orElseThrow()));
        }
        return given;
      }
    } catch (OrtException e) {
      throw session.failed(fed.toString(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      runs.leave();
    }
  }

  /**
   * Binds buffers to inputs and outputs for many runs. The binding counts as a run in flight until
   * it is closed.
   *
   * @param fed a tensor over a direct buffer for each input
   * @param given a tensor over a direct buffer for each wanted output, in the shape that it will
   *     have
   * @return the binding; the caller closes it
   * @throws ModelException if the engine refuses the tensors
   * @throws IllegalStateException if the model is closed
   */
  public OnnxBinding bind(Map<String, Tensor> fed, Map<String, Tensor> given) {
    runs.enter();
    try {
      return new OnnxBinding(session, fed, given, runs::leave);
    } catch (OrtException e) {
      runs.leave();
      throw session.failed(fed + " -> " + given, e);
    } catch (RuntimeException e) {
      runs.leave();
      throw e;
    }
  }

  @Override
  public void close() {
    runs.close(session::close);
  }
}
