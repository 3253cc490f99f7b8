package dev.caesura.audio;

/** A recording that is in memory already. */
record SignalSource(String name, Signal signal) implements AudioSource {

  SignalSource {
    if (signal.span().startSample() != 0) {
      throw new IllegalArgumentException("a source starts at sample 0, not at " + signal.span());
    }
  }

  @Override
  public int sampleRate() {
    return signal.sampleRate();
  }

  @Override
  public AudioStream open() {
    return new AudioStream() {
      private int position;

      @Override
      public int read(float[] buffer, int offset, int length) {
        int count = Math.min(length, signal.length() - position);
        if (count <= 0) {
          return -1;
        }
        signal.copyTo(position, buffer, offset, count);
        position += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }
}
