package dev.caesura.corpus.spark;

import java.io.IOException;

/**
 * Failure of a file system, not of an item: another attempt may succeed. It is thrown for all but
 * missing files.
 */
final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  StoreException(String message, IOException cause) {
    super(message, cause);
  }

  /** Returns the failure of an operation on a file; a missing file stays what it is. */
  static IOException of(org.apache.hadoop.fs.Path path, IOException failure) {
    return failure instanceof java.io.FileNotFoundException || failure instanceof StoreException
        ? failure
        : new StoreException(path + ": " + failure.getMessage(), failure);
  }
}
