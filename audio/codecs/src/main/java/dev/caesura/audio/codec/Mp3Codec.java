package dev.caesura.audio.codec;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioCodec;
import dev.caesura.audio.io.DecodedSource;
import dev.caesura.audio.io.FileFormat;
import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.UnsupportedCodecException;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Codec of MP3 files: reads layers 1 to 3 with JLayer, except layer 2 at the lower rates of MPEG-2
 * and 2.5, which is left to ffmpeg. Immutable and thread-safe.
 */
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
    Mp3Frame first = header.first();
    if (first.layer() == 2 && first.version() > 1) {
      // JLayer halves the length of these frames, as only layer 3 does.
      throw new UnsupportedCodecException(
          new BytePosition(name, header.offset())
              .message(
                  "32,000, 44,100 or 48,000 Hz in MPEG layer 2, as the Java decoder reads",
                  first.sampleRate() + " Hz"));
    }
    int channels = Mp3Frames.channels(file, name, header);
    return new DecodedSource(
        name,
        header.first().sampleRate(),
        channels,
        (sample, settings) -> new Mp3Decoder(file, name, header, sample, settings));
  }
}
