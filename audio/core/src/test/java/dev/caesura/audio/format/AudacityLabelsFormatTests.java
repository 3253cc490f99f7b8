package dev.caesura.audio.format;

import java.util.List;

class AudacityLabelsFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new AudacityLabelsFormat(sampleRate, "talk.wav");
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "a b", "quote\"", "it's", "comma, comma", "Čaj", "音声", "😀", "#1");
  }

  @Override
  public String recording(String name) {
    return "talk.wav";
  }
}
