package dev.caesura.audio.format;

class SegmentsCsvTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new SegmentsCsv(sampleRate);
  }
}
