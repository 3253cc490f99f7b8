package dev.caesura.models.hmm;

/**
 * Features of a recording in blocks of {@link #BLOCK} frames, feature after feature inside a block,
 * so that loops over frames are vectorised. Immutable.
 */
final class FeatureBlocks {

  /** Frames of a block. */
  static final int BLOCK = 256;

  private final int size;
  private final int frames;
  private final float[][] blocks;

  private FeatureBlocks(int size, int frames, float[][] blocks) {
    this.size = size;
    this.frames = frames;
    this.blocks = blocks;
  }

  /**
   * Arranges features.
   *
   * @param rows frame after frame, [frames x size]
   * @param size the features of a frame, at least 1
   */
  static FeatureBlocks of(float[] rows, int size) {
    int frames = rows.length / size;
    float[][] blocks = new float[(frames + BLOCK - 1) / BLOCK][size * BLOCK];
    for (int t = 0; t < frames; t++) {
      float[] block = blocks[t / BLOCK];
      for (int d = 0; d < size; d++) {
        block[d * BLOCK + t % BLOCK] = rows[t * size + d];
      }
    }
    return new FeatureBlocks(size, frames, blocks);
  }

  /** Returns the number of features of a frame. */
  int size() {
    return size;
  }

  /** Returns the number of frames. */
  int frames() {
    return frames;
  }

  /** Returns the number of blocks; the last one may have fewer frames, and zeros after them. */
  int blocks() {
    return blocks.length;
  }

  /** Returns a block, [size x BLOCK]; not to be changed. */
  float[] block(int index) {
    return blocks[index];
  }

  /** Copies the features of a frame. */
  void copyFrame(int frame, float[] into) {
    float[] block = blocks[frame / BLOCK];
    for (int d = 0, at = frame % BLOCK; d < size; d++, at += BLOCK) {
      into[d] = block[at];
    }
  }
}
