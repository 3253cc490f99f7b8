package dev.caesura.audio.segment;

import dev.caesura.audio.OnlineSegmenter;

class StrmSegmenterTests implements OnlineSegmenterContract {

  @Override
  public OnlineSegmenter segmenter(double maxSeconds) {
    return StrmSegmenter.defaults().withMaxSeconds(maxSeconds);
  }
}
