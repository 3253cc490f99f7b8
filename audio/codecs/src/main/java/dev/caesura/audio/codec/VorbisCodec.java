package dev.caesura.audio.codec;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioCodec;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.DecodedSource;
import dev.caesura.audio.io.FileFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Codec of Ogg Vorbis files: reads them with JOrbis. Immutable and thread-safe. */
public final class VorbisCodec implements AudioCodec {

  /** Creates the codec. */
  public VorbisCodec() {}

  @Override
  public String name() {
    return FileFormat.VORBIS.toString();
  }

  @Override
  public boolean reads(Path file) throws IOException {
    return FileFormat.of(file, file.toString()) == FileFormat.VORBIS;
  }

  @Override
  public AudioSource open(Path file, String name) throws IOException {
    try (VorbisDecoder decoder = new VorbisDecoder(file, name, AudioSettings.defaults())) {
      return new DecodedSource(
          name,
          decoder.sampleRate(),
          decoder.channels(),
          (sample, settings) -> new VorbisDecoder(file, name, settings));
    }
  }
}
