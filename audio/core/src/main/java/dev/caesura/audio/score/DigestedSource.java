package dev.caesura.audio.score;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;

/** Recording that takes its fingerprint while it is read. Thread-safe. */
final class DigestedSource implements AudioSource {

  private final AudioSource recording;
  private final AtomicReference<SampleFingerprint> found = new AtomicReference<>();

  DigestedSource(AudioSource recording) {
    this.recording = recording;
  }

  /** Returns the fingerprint; reads the recording unless a stream was read to its end. */
  SampleFingerprint fingerprint() throws IOException {
    SampleFingerprint known = found.get();
    return known == null ? SampleFingerprint.of(recording) : known;
  }

  @Override
  public String name() {
    return recording.name();
  }

  @Override
  public int sampleRate() {
    return recording.sampleRate();
  }

  @Override
  public Signal read(TimeSpan span) throws IOException {
    return recording.read(span);
  }

  @Override
  public AudioStream open() throws IOException {
    return new Stream(recording.open());
  }

  private final class Stream implements AudioStream {

    private final AudioStream stream;
    private final CRC32C checksum = new CRC32C();
    private byte[] bytes = new byte[0];
    private long samples;

    Stream(AudioStream stream) {
      this.stream = stream;
    }

    @Override
    public int read(float[] buffer, int offset, int length) throws IOException {
      int read = stream.read(buffer, offset, length);
      if (read < 0) {
        found.set(new SampleFingerprint(sampleRate(), samples, (int) checksum.getValue()));
        return read;
      }
      int count = read * Float.BYTES;
      if (bytes.length < count) {
        bytes = new byte[count];
      }
      ByteBuffer.wrap(bytes).asFloatBuffer().put(buffer, offset, read);
      checksum.update(bytes, 0, count);
      samples += read;
      return read;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
