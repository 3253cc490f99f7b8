package dev.caesura.models.internal;

/**
 * Counts the runs in flight, so that closing can wait for them: a read/write lock whose read side
 * may be let go by another thread than the one that took it. Thread-safe.
 */
final class OpenRuns {

  private int running;
  private boolean closing;
  private boolean closed;

  /** Starts a run, or refuses because somebody closes or has closed. */
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
   * Refuses new runs from now on and waits for those in flight, interrupted or not.
   *
   * @return true for the one caller that has to free what the runs used; the others come back when
   *     {@link #freed} was called
   */
  boolean close() {
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

  /** Says that all is freed. */
  synchronized void freed() {
    closed = true;
    notifyAll();
  }
}
