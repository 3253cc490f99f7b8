package dev.caesura.audio.codec;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioCodec;
import dev.caesura.audio.io.DecodedSource;
import dev.caesura.audio.io.FileFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Codec of MP3 files: reads layers 1 to 3 with JLayer. Immutable and thread-safe. */
public final class Mp3Codec implements AudioCodec {

  /** Creates the codec. */
  public Mp3Codec() {}

  @Override
  public String name() {
    return FileFormat.MP3.toString();
  }

  @Override
  public boolean reads(Path file) throws IOException {
    return FileFormat.of(file, file.toString()) == FileFormat.MP3;
  }

  @Override
  public AudioSource open(Path file, String name) throws IOException {
    Mp3Header header = Mp3Header.of(file, name);
    int channels = Mp3Frames.channels(file, name, header);
    return new DecodedSource(
        name,
        header.first().sampleRate(),
        channels,
        (sample, settings) -> new Mp3Decoder(file, name, header, sample, settings));
  }
}
