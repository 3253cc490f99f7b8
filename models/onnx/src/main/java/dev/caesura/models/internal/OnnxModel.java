package dev.caesura.models.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
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
import java.util.concurrent.atomic.AtomicReference;

/**
 * A network in ONNX Runtime: checked when it is opened, run from many threads at once.
 *
 * <p>Closing refuses new runs, waits for those in flight and frees the session; closing again does
 * nothing; a run after it ends with {@link IllegalStateException} "model is closed". The process's
 * one {@link OrtEnvironment} is never closed, since others may use it. Thread-safe.
 */
public final class OnnxModel implements AutoCloseable {

  private static final long START_STACK_BYTES = 256L << 20;

  private final String name;
  private final OrtSession session;
  private final List<Port> inputs;
  private final List<Port> outputs;
  private final OpenRuns runs = new OpenRuns();

  private OnnxModel(String name, OrtSession session, List<Port> inputs, List<Port> outputs) {
    this.name = name;
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * How to open a network.
   *
   * @param sha256 the digest that the file must have, in hex; empty to take any file
   * @param threads threads inside one operator, at least 1; callers that run many inputs at once
   *     want 1, the default
   */
  public record Options(String sha256, int threads) {

    public Options {
      if (threads < 1) {
        throw new IllegalArgumentException("threads " + threads + " is not at least 1");
      }
      if (!sha256.isEmpty() && !sha256.matches("[0-9a-fA-F]{64}")) {
        throw new IllegalArgumentException("sha256 '" + sha256 + "' is not 64 hex digits");
      }
    }

    /**
     * Any file, one thread.
     *
     * @return the options
     */
    public static Options defaults() {
      return new Options("", 1);
    }
  }

  /**
   * Opens a file; weights that it keeps in files beside it are found.
   *
   * @param file the network
   * @param expected what it must take and give
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws ModelException if it is not a network, not the expected one, or has another digest
   */
  public static OnnxModel open(Path file, Signature expected, Options options) throws IOException {
    return open(file, List.of(expected), options);
  }

  /**
   * Opens a file that may have one of several forms.
   *
   * @param file the network
   * @param expected what it may take and give; the usual form first, which messages name
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws ModelException if it is not a network, none of those, or has another digest
   */
  public static OnnxModel open(Path file, List<Signature> expected, Options options)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such model file");
    }
    if (!options.sha256().isEmpty()) {
      requireDigest(file.toString(), Sha256.ofFiles(file), options);
    }
    return open(
        file.toString(),
        (environment, session) -> environment.createSession(file.toString(), session),
        expected,
        options);
  }

  /**
   * Opens a network in memory.
   *
   * @param name what to call it in messages
   * @param network the bytes of the file
   * @param expected what it must take and give
   * @param options digest and threads
   * @return the network; the caller closes it
   * @throws ModelException if it is not a network, not the expected one, or has another digest
   */
  public static OnnxModel open(String name, byte[] network, Signature expected, Options options) {
    if (!options.sha256().isEmpty()) {
      requireDigest(name, Sha256.ofBytes(network), options);
    }
    return open(
        name,
        (environment, session) -> environment.createSession(network, session),
        List.of(expected),
        options);
  }

  /** How a session comes about. */
  private interface Opener {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  private static OnnxModel open(
      String name, Opener opener, List<Signature> expected, Options options) {
    OrtSession session = null;
    try (OrtSession.SessionOptions engine = new OrtSession.SessionOptions()) {
      engine.setIntraOpNumThreads(options.threads());
      engine.setInterOpNumThreads(1);
      engine.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      session = opener.open(environment(), engine);
      List<Port> inputs = ports(session.getInputInfo());
      List<Port> outputs = ports(session.getOutputInfo());
      if (expected.stream().noneMatch(form -> form.accepts(inputs, outputs))) {
        throw new ModelException(
            name
                + ": expected "
                + expected.get(0)
                + (expected.size() > 1 ? " (or of other types)" : "")
                + "; found "
                + Signature.of(inputs, outputs));
      }
      OnnxModel model = new OnnxModel(name, session, inputs, outputs);
      session = null;
      return model;
    } catch (OrtException e) {
      throw new ModelException(
          name + ": expected an ONNX network; found " + e.getMessage().strip(), e);
    } finally {
      closeQuietly(session);
    }
  }

  /** The process's one environment; errors come as exceptions, so that its log stays quiet. */
  static OrtEnvironment environment() {
    return Environment.ONLY;
  }

  /**
   * Made in a thread of its own: when it starts, ONNX Runtime 1.29 recurses about three frames deep
   * for each character of the process's command line, and a class path of 4,000 characters
   * overflows the stack of a Java thread, which ends the process without a word.
   */
  private static final class Environment {
    private static final OrtEnvironment ONLY = startInDeepStack();
  }

  // Not in the class above: its initialisation waits for the thread, which would wait for it.
  private static OrtEnvironment startInDeepStack() {
    AtomicReference<OrtEnvironment> made = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Runnable start =
        () -> {
          try {
            made.set(
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "caesura"));
          } catch (RuntimeException e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, start, "onnxruntime-start", START_STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (made.get() == null) {
      throw new ModelException("ONNX Runtime does not start on this machine", failure.get());
    }
    return made.get();
  }

  private static List<Port> ports(Map<String, NodeInfo> nodes) {
    return nodes.values().stream().map(node -> new Port(node.getName(), type(node))).toList();
  }

  private static ElementType type(NodeInfo node) {
    if (!(node.getInfo() instanceof TensorInfo tensor)) {
      return ElementType.OTHER;
    }
    return type(tensor.type);
  }

  private static ElementType type(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case INT64 -> ElementType.INT64;
      case INT32 -> ElementType.INT32;
      default -> ElementType.OTHER;
    };
  }

  /**
   * What the network is called in messages.
   *
   * @return the file, or the name it was opened with
   */
  public String name() {
    return name;
  }

  /**
   * What the network takes.
   *
   * @return all its inputs, in the file's order
   */
  public List<Port> inputs() {
    return inputs;
  }

  /**
   * What the network gives.
   *
   * @return all its outputs, in the file's order
   */
  public List<Port> outputs() {
    return outputs;
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
        tensors.put(entry.getKey(), OnnxTensors.create(environment(), entry.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors, wanted)) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (String output : wanted) {
          Optional<OnnxValue> value = result.get(output);
          given.put(output, OnnxTensors.copy(name, output, value.orElseThrow()));
        }
        return given;
      }
    } catch (OrtException e) {
      throw failed(fed.toString(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      runs.leave();
    }
  }

  /**
   * Gets ready for many runs with the same buffers. The binding counts as a run in flight until it
   * is closed.
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
      return new OnnxBinding(this, session, fed, given);
    } catch (OrtException e) {
      runs.leave();
      throw failed(fed + " -> " + given, e);
    } catch (RuntimeException e) {
      runs.leave();
      throw e;
    }
  }

  /** Ends what {@link #bind} began. */
  void unbind() {
    runs.leave();
  }

  /** What a failed run says. */
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

  @Override
  public void close() {
    if (runs.close()) {
      try {
        closeQuietly(session);
      } finally {
        runs.freed();
      }
    }
  }

  private static void closeQuietly(OrtSession session) {
    if (session != null) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new ModelException("session does not close: " + e.getMessage(), e);
      }
    }
  }

  private static void requireDigest(String name, String found, Options options) {
    if (!found.equalsIgnoreCase(options.sha256())) {
      throw new ModelException(
          name + ": expected SHA-256 " + options.sha256() + "; found " + found);
    }
  }
}
