package dev.caesura.bench;

/** Thrown if the arguments of a benchmark are wrong. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
