package dev.caesura.audio.segment;

import dev.caesura.audio.Segmenter;

class PdacSegmenterTests implements SegmenterContract {

  @Override
  public Segmenter segmenter(double maxSeconds) {
    return PdacSegmenter.defaults().withMaxSeconds(maxSeconds);
  }
}
