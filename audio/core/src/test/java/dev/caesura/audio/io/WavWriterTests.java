package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.file.Path;

class WavWriterTests extends AudioWriterContract {
  @Override
  protected AudioWriter create(Path target, int sampleRate) throws IOException {
    return WavWriter.create(target, sampleRate);
  }
}
