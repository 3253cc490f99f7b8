package dev.caesura.text.normalize;

/** Kind of what {@link InverseNormalizer} writes in digits. */
public enum NumberKind {
  /** A whole number, also below zero. */
  WHOLE,

  /** A number with a fraction. */
  DECIMAL,

  /** A number that is a place in an order, such as 21st. */
  ORDINAL,

  /** A share of a hundred. */
  PERCENT,

  /** An amount of money. */
  MONEY,

  /** A day of a month, with or without the year. */
  DATE,

  /** A time of day. */
  TIME
}
