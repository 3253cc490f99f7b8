package dev.caesura.audio.format;

import java.util.List;

class KaldiSegmentsTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new KaldiSegments(sampleRate);
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "quote\"", "it's", "Čaj", "音声", "😀", "#1");
  }
}
