package dev.caesura.cli.text;

import java.util.Locale;

/** The ways to split text that the command line offers. */
enum SentenceSplitter {
  /** The shipped network. */
  COMPACT,
  /** Rules for end marks and abbreviations. */
  RULES,
  /** Unicode's rules, by ICU. */
  ICU,
  /** The Java platform's iterator. */
  BREAKITERATOR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
