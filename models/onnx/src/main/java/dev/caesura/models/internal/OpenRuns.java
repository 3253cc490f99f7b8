package dev.caesura.models.internal;

/**
 * Counts the runs in flight, so that closing can wait for them: a read/write lock whose read side
 * may be released by another thread than the one that took it. Thread-safe.
 */
final class OpenRuns {

  private int running;
  private boolean closing;
  private boolean closed;

  /** Starts a run; fails if the model is closing or closed. */
  synchronized void enter() {
    if (closing) {
      throw new IllegalStateException("model is closed");
    }
    running++;
  }

  /** Ends a run. */
  synchronized void leave() {
    running--;
    notifyAll();
  }

  /**
   * Refuses new runs, waits for those in flight, interrupted or not, and frees what they used.
   *
   * <p>Only the first caller frees. The others return when it has done so.
   */
  void close(Runnable free) {
    if (waitForRuns()) {
      try {
        free.run();
      } finally {
        freed();
      }
    }
  }

  /**
   * Returns true to the first caller, when no run is left; false to the others, when all is freed.
   */
  private boolean waitForRuns() {
    boolean interrupted = false;
    try {
      synchronized (this) {
        boolean first = !closing;
        closing = true;
        while (first ? running > 0 : !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
        return first;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void freed() {
    closed = true;
    notifyAll();
  }
}
