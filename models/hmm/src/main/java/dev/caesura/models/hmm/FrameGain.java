package dev.caesura.models.hmm;

/**
 * Sum of a gain over frames.
 *
 * @param sum in natural logarithms
 * @param count the frames
 */
record FrameGain(double sum, long count) {

  FrameGain plus(FrameGain other) {
    return new FrameGain(sum + other.sum, count + other.count);
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }
}
