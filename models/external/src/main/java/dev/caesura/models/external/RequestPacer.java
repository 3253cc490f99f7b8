package dev.caesura.models.external;

import java.util.concurrent.TimeUnit;

/** Spaces requests evenly, and lets all of them wait when a server asks for it. Thread-safe. */
final class RequestPacer {

  private final long intervalNanos;
  private long next = System.nanoTime();

  RequestPacer(double requestsPerMinute) {
    this.intervalNanos = (long) (60e9 / requestsPerMinute);
  }

  /** Waits for the next turn. */
  void await() throws InterruptedException {
    long turn;
    synchronized (this) {
      long now = System.nanoTime();
      turn = next - now > 0 ? next : now;
      next = turn + intervalNanos;
    }
    long wait = turn - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Lets no request start for some time. */
  synchronized void pause(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    if (until - next > 0) {
      next = until;
    }
  }
}
