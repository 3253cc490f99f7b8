package dev.caesura.audio.codec;

import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.AudioWriterContract;
import java.io.IOException;
import java.nio.file.Path;

class FlacWriterTests extends AudioWriterContract {
  @Override
  protected AudioWriter create(Path target, int sampleRate) throws IOException {
    return FlacWriter.create(target, sampleRate);
  }
}
