package dev.caesura.audio.segment;

import dev.caesura.audio.Segmenter;

class DacSegmenterTests implements SegmenterContract {

  @Override
  public Segmenter segmenter(double maxSeconds) {
    return DacSegmenter.defaults().withMaxSeconds(maxSeconds);
  }
}
