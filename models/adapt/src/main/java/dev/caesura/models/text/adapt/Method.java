package dev.caesura.models.text.adapt;

import java.util.Locale;

/** How far a network is fitted; each method can do more than the one before. Safe for all uses. */
public enum Method {
  /** Nothing is changed. */
  OWN,
  /** Another threshold. */
  THRESHOLD,
  /** A weighted sum of all columns of the network. */
  COLUMNS,
  /**
   * A weighted sum of all columns and of what is written around the place: white space, capitals,
   * digits, kinds of punctuation, short words with a full stop.
   */
  COLUMNS_AND_FORM;

  /** Its name in files. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many weights it has for a network. */
  int weights(int columns) {
    return switch (this) {
      case OWN, THRESHOLD -> 1;
      case COLUMNS -> columns;
      case COLUMNS_AND_FORM -> columns + WrittenForm.COUNT;
    };
  }
}
