package dev.caesura.bench.trust;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which operation of the file system fails, and how: the n-th one that the fault can hit, and for a
 * full disk all after it. Operations outside the watched folder never fail. Thread-safe.
 */
final class FaultPlan {

  /** How an operation fails. */
  enum Fault {
    /** None fails; they are counted. */
    NONE,
    /** The disk is full, from the n-th write on. */
    FULL,
    /** The n-th write ends with an error of the device. */
    WRITE_ERROR,
    /** The n-th read ends with an error of the device. */
    READ_ERROR,
    /** The n-th file to be read has vanished. */
    VANISHED,
    /** Permission is denied for the n-th file, folder or move that is written. */
    DENIED,
    /** No operation fails, but each reads or writes three bytes at most. */
    SHORT
  }

  /** What an operation does. */
  enum Operation {
    OPEN_READ,
    READ,
    OPEN_WRITE,
    WRITE,
    FORCE,
    CHANGE
  }

  /** Most bytes of one operation with {@link Fault#SHORT}. */
  static final int SHORT_BYTES = 3;

  private static volatile FaultPlan current = new FaultPlan(Fault.NONE, 0, null);

  private final Fault fault;
  private final int place;
  private final String folder;
  private final AtomicInteger seen = new AtomicInteger();

  FaultPlan(Fault fault, int place, Path folder) {
    this.fault = fault;
    this.place = place;
    this.folder = folder == null ? null : folder.toAbsolutePath().toString();
  }

  static void start(FaultPlan plan) {
    current = plan;
  }

  static FaultPlan current() {
    return current;
  }

  /** The number of operations so far that the fault can hit. */
  int seen() {
    return seen.get();
  }

  boolean isHit() {
    return fault != Fault.SHORT && fault != Fault.NONE && seen.get() > place;
  }

  private boolean watches(Path path) {
    return folder != null && path.toAbsolutePath().toString().startsWith(folder);
  }

  boolean isShort(Path path) {
    return fault == Fault.SHORT && watches(path);
  }

  /** Fails if it is this operation's turn. */
  void before(Operation operation, Path path) throws IOException {
    boolean applies =
        switch (fault) {
          case NONE, SHORT -> true;
          case FULL -> operation == Operation.WRITE || operation == Operation.FORCE;
          case WRITE_ERROR -> operation == Operation.WRITE || operation == Operation.FORCE;
          case READ_ERROR -> operation == Operation.READ;
          case VANISHED -> operation == Operation.OPEN_READ;
          case DENIED -> operation == Operation.OPEN_WRITE || operation == Operation.CHANGE;
        };
    if (!applies || !watches(path)) {
      return;
    }
    int number = seen.getAndIncrement();
    if (number == place || (number > place && fault == Fault.FULL)) {
      fail(path);
    }
  }

  private void fail(Path path) throws IOException {
    switch (fault) {
      case FULL -> throw new IOException("No space left on device");
      case WRITE_ERROR, READ_ERROR -> throw new IOException("Input/output error");
      case VANISHED -> throw new NoSuchFileException(path.toString());
      case DENIED -> throw new AccessDeniedException(path.toString());
      default -> {
        // The others fail nowhere.
      }
    }
  }
}
