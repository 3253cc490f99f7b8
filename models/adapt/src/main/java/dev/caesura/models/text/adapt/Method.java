package dev.caesura.models.text.adapt;

import java.util.Locale;

/** Methods of adaptation; each can change more than the one before. Immutable and thread-safe. */
public enum Method {
  /** The network as it is. */
  OWN,
  /** Another threshold. */
  THRESHOLD,
  /** A weighted sum of all columns of the network. */
  COLUMNS,
  /**
   * A weighted sum of all columns and of the written form around the place: white space, capitals,
   * digits, kinds of punctuation, short words with a full stop.
   */
  COLUMNS_AND_FORM;

  /** Returns the method's name in files. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the number of weights for a network with some columns. */
  int weights(int columns) {
    return switch (this) {
      case OWN, THRESHOLD -> 1;
      case COLUMNS -> columns;
      case COLUMNS_AND_FORM -> columns + WrittenForm.COUNT;
    };
  }
}
