package dev.caesura.audio.codec;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioCodec;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.DecodedSource;
import dev.caesura.audio.io.FileFormat;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Codec of FLAC files: reads all bit depths, writes them with java-flac-encoder. Immutable and
 * thread-safe.
 */
public final class FlacCodec implements AudioCodec {

  /** Creates the codec. */
  public FlacCodec() {}

  @Override
  public String name() {
    return FileFormat.FLAC.toString();
  }

  @Override
  public boolean reads(Path file) throws IOException {
    return FileFormat.of(file, file.toString()) == FileFormat.FLAC;
  }

  @Override
  public AudioSource open(Path file, String name) throws IOException {
    FlacHeader header = FlacHeader.of(file, name);
    return new DecodedSource(
        name,
        header.sampleRate(),
        header.channels(),
        (sample, settings) ->
            new FlacDecoder(
                file, name, header, new FlacSeeker(header).find(file, sample), settings));
  }

  @Override
  public boolean writes(String extension) {
    return extension.equals("flac");
  }

  @Override
  public AudioWriter create(Path target, int sampleRate) throws IOException {
    return FlacWriter.create(target, sampleRate);
  }
}
