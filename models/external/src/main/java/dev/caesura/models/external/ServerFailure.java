package dev.caesura.models.external;

import java.io.IOException;

/** A request to a server failed. */
final class ServerFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final int maxTries;
  private final long waitSeconds;

  private ServerFailure(String message, int maxTries, long waitSeconds, Throwable cause) {
    super(message, cause);
    this.maxTries = maxTries;
    this.waitSeconds = waitSeconds;
  }

  /** Creates a failure that another request would meet again. */
  static ServerFailure lasting(String message) {
    return new ServerFailure(message, 1, 0, null);
  }

  /** Creates a failure that may pass, so that the request may be tried this often in all. */
  static ServerFailure passing(String message, int maxTries, Throwable cause) {
    return new ServerFailure(message, maxTries, 0, cause);
  }

  /** Creates a failure of a server that asks to wait. */
  static ServerFailure busy(String message, int maxTries, long waitSeconds) {
    return new ServerFailure(message, maxTries, waitSeconds, null);
  }

  int maxTries() {
    return maxTries;
  }

  /** Returns how long the server asks to wait, in seconds; 0 if it does not say. */
  long waitSeconds() {
    return waitSeconds;
  }
}
