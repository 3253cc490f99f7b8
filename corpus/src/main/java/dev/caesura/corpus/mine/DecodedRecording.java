package dev.caesura.corpus.mine;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;
import java.io.IOException;
import java.nio.file.Path;

/** Decodes recordings to files, because compressed files cannot be read from the middle. */
final class DecodedRecording {

  private DecodedRecording() {}

  /** Writes all samples to a WAV file. */
  static void write(AudioSource original, Path file, MiningProgress progress) throws IOException {
    int rate = original.sampleRate();
    try (AudioStream in = original.open();
        WavWriter out = WavWriter.create(file, rate)) {
      StageCounter counter = new StageCounter(progress, MiningStage.DECODE, -1);
      float[] block = new float[rate];
      boolean empty = true;
      for (int n = in.readFully(block, 0, rate); n > 0; n = in.readFully(block, 0, rate)) {
        out.write(block, 0, n);
        counter.step();
        empty = false;
      }
      if (empty) {
        throw new IOException(original.name() + ": expected a recording; found no samples");
      }
      out.commit();
    }
  }
}
