package dev.caesura.audio.format;

class SegmentsCsvFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new SegmentsCsvFormat(sampleRate);
  }
}
