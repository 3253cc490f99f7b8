package dev.caesura.text.boundary;

/** Whether a text may be cut at a place. */
enum Verdict {
  /** It may. */
  FREE,

  /** Not here: what follows belongs to the sentence that ends before it. A cut moves on. */
  LATER,

  /** No sentence ends here. */
  NEVER
}
