package dev.caesura.models.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The process's one {@link OrtEnvironment}. It is never closed, since others may use it. Errors
 * arrive as exceptions, so its log stays quiet.
 */
final class OnnxEnvironment {

  private static final long START_STACK_BYTES = 256L << 20;

  private OnnxEnvironment() {}

  /** What the start of ONNX Runtime gave: an environment, or a failure, which stays. */
  private record Start(OrtEnvironment environment, Throwable failure) {}

  /**
   * Returns the environment; the first call starts ONNX Runtime.
   *
   * @throws dev.caesura.models.ModelException if its native library does not load, every time
   */
  static OrtEnvironment get() {
    Start start = Holder.ONLY;
    if (start.environment() == null) {
      throw NativeLibrary.ONNX_RUNTIME.failure(start.failure());
    }
    return start.environment();
  }

  private static final class Holder {
    private static final Start ONLY = startInDeepStack();
  }

  /**
   * Starts ONNX Runtime in a thread of its own. At its start, version 1.29 recurses about three
   * frames deep for each character of the process's command line. A class path of 4,000 characters
   * overflows the stack of a Java thread, which ends the process without a message.
   *
   * <p>Not in the holder: its initialisation waits for the thread, which would wait for it.
   */
  private static Start startInDeepStack() {
    AtomicReference<OrtEnvironment> made = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable start =
        () -> {
          try {
            made.set(
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "caesura"));
          } catch (RuntimeException | LinkageError e) {
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
    return new Start(made.get(), failure.get());
  }
}
