package dev.caesura.audio.unit;

/** Scores how much each frame of a recording looks like the first one of a unit. */
@FunctionalInterface
public interface UnitBoundaryScorer {

  /**
   * Scores every frame.
   *
   * @param features the features of a recording
   * @return one finite score of at least 0 for each frame; larger for a more probable boundary
   * @throws IllegalArgumentException if the features have another size than the scorer takes
   */
  float[] score(UnitFeatures features);
}
