package dev.caesura.audio.format;

import java.util.List;

class KaldiSegmentsFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new KaldiSegmentsFormat(sampleRate);
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "quote\"", "it's", "Čaj", "音声", "😀", "#1");
  }
}
