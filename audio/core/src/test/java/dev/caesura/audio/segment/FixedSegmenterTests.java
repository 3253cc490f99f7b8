package dev.caesura.audio.segment;

import dev.caesura.audio.OnlineSegmenter;

class FixedSegmenterTests implements OnlineSegmenterContract {

  @Override
  public OnlineSegmenter segmenter(double maxSeconds) {
    return FixedSegmenter.defaults().withMaxSeconds(maxSeconds);
  }
}
