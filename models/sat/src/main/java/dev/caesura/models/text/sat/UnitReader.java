package dev.caesura.models.text.sat;

/** Reads a text as the units of a network: subwords or hashed characters. Thread-safe. */
interface UnitReader extends AutoCloseable {

  TextUnits read(String text);

  /** Returns the id that begins every window; negative if there is none. */
  long bosId();

  /** Returns the id that ends every window; negative if there is none. */
  long eosId();

  /** Returns the number of pieces in the vocabulary; 0 if there is none. */
  int vocabularySize();

  /** Returns the number of special units that begin a window: 0 or 1. */
  default int bosUnits() {
    return bosId() >= 0 ? 1 : 0;
  }

  /** Returns the number of special units that end a window: 0 or 1. */
  default int eosUnits() {
    return eosId() >= 0 ? 1 : 0;
  }

  @Override
  void close();
}
