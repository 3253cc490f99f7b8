package dev.caesura.models.internal;

import ai.onnxruntime.OnnxJavaType;

/** The type of a tensor's elements. */
public enum ElementType {
  /** 32-bit floating point. */
  FLOAT32,
  /** 16-bit floating point (IEEE 754 half precision). */
  FLOAT16,
  /** 64-bit integers. */
  INT64,
  /** 32-bit integers. */
  INT32,
  /** Any other type; allowed for outputs that are not read. */
  OTHER;

  /** Returns the type for one of the engine's. */
  static ElementType of(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> FLOAT32;
      case FLOAT16 -> FLOAT16;
      case INT64 -> INT64;
      case INT32 -> INT32;
      default -> OTHER;
    };
  }
}
