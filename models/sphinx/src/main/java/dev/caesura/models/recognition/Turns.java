package dev.caesura.models.recognition;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Lets some threads in at one time; others wait in the order in which they came. Closing waits for
 * those inside and turns away all that come later. Thread-safe.
 */
final class Turns {

  private final int most;
  private final Semaphore permits;
  private boolean closed;

  Turns(int most) {
    this.most = most;
    this.permits = new Semaphore(most, true);
  }

  /** Waits for a turn, to be given back with {@link #end}. */
  void begin() throws InterruptedIOException {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a decoder");
    }
    if (isClosed()) {
      permits.release();
      throw new IllegalStateException("the recogniser is closed");
    }
  }

  void end() {
    permits.release();
  }

  /**
   * Waits until nobody is inside.
   *
   * @return true the first time
   */
  boolean close() {
    permits.acquireUninterruptibly(most);
    try {
      synchronized (this) {
        boolean first = !closed;
        closed = true;
        return first;
      }
    } finally {
      permits.release(most);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }
}
