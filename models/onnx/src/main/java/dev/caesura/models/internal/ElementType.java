package dev.caesura.models.internal;

/** What the numbers of a tensor are. */
public enum ElementType {
  /** 32-bit floating point. */
  FLOAT32,
  /** 16-bit floating point (IEEE 754 half precision). */
  FLOAT16,
  /** 64-bit integers. */
  INT64,
  /** 32-bit integers. */
  INT32,
  /** Anything else; a model may have it where nobody asks for it. */
  OTHER
}
