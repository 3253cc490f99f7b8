package dev.caesura.text.punctuation;

import java.util.Locale;

/**
 * Space that French writes before {@code ; : ! ?}. Safe for use by many threads.
 *
 * <p>Source: Imprimerie nationale, <em>Lexique des règles typographiques</em>; in Canada only the
 * colon has a space (Office québécois de la langue française).
 */
public enum FrenchSpace {
  /** A narrow no-break space (U+202F); before the colon a no-break space (U+00A0). */
  NARROW,
  /** A no-break space (U+00A0), for fonts and programs that lack the narrow one. */
  WIDE,
  /** Nothing. */
  NONE;

  /** Returns the space before a mark in French as a country writes it. */
  String before(Mark mark, Locale locale) {
    return switch (mark) {
      case COLON -> this == NONE ? "" : "\u00A0";
      case SEMICOLON, EXCLAMATION, QUESTION ->
          this == NONE || locale.getCountry().equals("CA")
              ? ""
              : this == NARROW ? "\u202F" : "\u00A0";
      case NONE, DASH, COMMA, STOP -> "";
    };
  }
}
