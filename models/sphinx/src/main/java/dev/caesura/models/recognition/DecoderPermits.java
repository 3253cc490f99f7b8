package dev.caesura.models.recognition;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Permits of a limited number of decoders; threads get them in the order in which they asked.
 * Closing waits for all permits and refuses later requests. Thread-safe.
 */
final class DecoderPermits {

  private final int count;
  private final Semaphore permits;
  private boolean closed;

  DecoderPermits(int count) {
    this.count = count;
    this.permits = new Semaphore(count, true);
  }

  /** Waits for a permit, which the caller returns with {@link #release}. */
  void acquire() throws InterruptedIOException {
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

  void release() {
    permits.release();
  }

  /** Waits until all permits are returned; returns true the first time. */
  boolean close() {
    permits.acquireUninterruptibly(count);
    try {
      synchronized (this) {
        boolean first = !closed;
        closed = true;
        return first;
      }
    } finally {
      permits.release(count);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }
}
