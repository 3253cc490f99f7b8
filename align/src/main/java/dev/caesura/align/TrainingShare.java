package dev.caesura.align;

/** What part a recording has in the training of an acoustic model. */
public enum TrainingShare {
  /** The model was trained on it. */
  TRAINED,
  /** Its transcript does not belong to it, or one of both is empty. */
  REFUSED,
  /** The recordings before it were enough. */
  NOT_NEEDED
}
