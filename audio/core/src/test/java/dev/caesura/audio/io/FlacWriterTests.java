package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.file.Path;

class FlacWriterTests extends AudioWriterTests {
  @Override
  AudioWriter create(Path target, int sampleRate) throws IOException {
    return FlacWriter.create(target, sampleRate);
  }
}
