package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.codec.FlacCodec;
import dev.caesura.audio.codec.Mp3Codec;
import dev.caesura.audio.codec.VorbisCodec;
import dev.caesura.audio.io.AudioCodec;
import dev.caesura.audio.io.WavSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * Recordings: read or refused; samples are finite numbers, and those of a part are those of the
 * whole, wherever the decoder starts.
 */
class AudioFilesFuzzTests {

  private static final int MAX_COMPARED = 1 << 20;

  private static void fuzz(
      String extension, byte[] bytes, ReaderContract.Reading<AudioSource> open) {
    Optional<AudioSource> opened = ReaderContract.read(extension, bytes, open);
    if (opened.isEmpty()) {
      return;
    }
    AudioSource source = opened.get();
    Optional<float[]> whole = ReaderContract.read(extension, bytes, file -> samples(source));
    if (whole.isPresent() && whole.get().length > 1) {
      int length = whole.get().length;
      int from = length / 2;
      int to = Math.min(length, from + 1000);
      Optional<float[]> part =
          ReaderContract.read(
              extension,
              bytes,
              file -> source.read(new TimeSpan(from, to, source.sampleRate())).toArray());
      assertTrue(part.isPresent(), "the whole is read, but not its part from " + from);
      assertArrayEquals(Arrays.copyOfRange(whole.get(), from, to), part.get());
    }
  }

  private static float[] samples(AudioSource source) throws java.io.IOException {
    float[] kept = new float[1 << 12];
    int length = 0;
    try (AudioStream stream = source.open()) {
      float[] block = new float[1 << 12];
      for (int n = stream.read(block, 0, block.length); n >= 0; ) {
        assertTrue(n >= 1 && n <= block.length, "samples read: " + n);
        for (int i = 0; i < n; i++) {
          assertTrue(Float.isFinite(block[i]), "sample " + (length + i) + ": " + block[i]);
        }
        int used = Math.min(n, MAX_COMPARED - length);
        kept = kept.length < length + used ? Arrays.copyOf(kept, 2 * (length + used)) : kept;
        System.arraycopy(block, 0, kept, length, used);
        length += used;
        n = stream.read(block, 0, block.length);
      }
    }
    return Arrays.copyOf(kept, length);
  }

  private static void fuzz(String extension, byte[] bytes, AudioCodec codec) {
    ReaderContract.read(extension, bytes, codec::reads);
    fuzz(extension, bytes, file -> codec.open(file, file.toString()));
  }

  @FuzzTest
  void wav(byte[] bytes) {
    fuzz(".wav", bytes, WavSource::of);
  }

  @FuzzTest
  void flac(byte[] bytes) {
    fuzz(".flac", bytes, new FlacCodec());
  }

  @FuzzTest
  void mp3(byte[] bytes) {
    fuzz(".mp3", bytes, new Mp3Codec());
  }

  @FuzzTest
  void vorbis(byte[] bytes) {
    fuzz(".ogg", bytes, new VorbisCodec());
  }
}
