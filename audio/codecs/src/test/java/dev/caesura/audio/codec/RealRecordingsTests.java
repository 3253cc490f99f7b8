package dev.caesura.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.ToneFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The development recordings, where they are. */
class RealRecordingsTests {

  private static Path recordings() {
    Path folder = Path.of(System.getProperty("caesura.data", "none"), "audio", "dev");
    assumeTrue(Files.isDirectory(folder), "skipped: no recordings in " + folder);
    return folder;
  }

  @Test
  void haveTheLengthsThatTheirListSays() throws IOException {
    Path folder = recordings();
    List<String> lines = Files.readAllLines(folder.resolve("files.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split("\t", -1);
      AudioSource source = AudioFiles.open(folder.resolve(field[0]));
      assertEquals(Integer.parseInt(field[3]), source.sampleRate(), field[0]);
      double seconds = (double) ToneFixture.all(source).length / source.sampleRate();
      // MP3: the list has the length of the file, with what the encoder added.
      double tolerance = field[0].endsWith(".mp3") ? 0.1 : 1.0 / source.sampleRate();
      assertEquals(Double.parseDouble(field[2]), seconds, tolerance, field[0]);
    }
    assertTrue(lines.size() > 70);
  }

  private static double correlation(float[] a, float[] b, int lag) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 100; i < Math.min(a.length, b.length) - 1000; i++) {
      ab += a[i] * b[i + lag];
      aa += a[i] * a[i];
      bb += b[i + lag] * b[i + lag];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void agreeBetweenFormats() throws IOException {
    Path folder = recordings();
    assertAgree(folder, "jfk/jfk.flac", "jfk/jfk.wav", 0);
    assertAgree(folder, "mfa/cold_corpus_24bit.wav", "mfa/cold_corpus.wav", 0);
    assertAgree(folder, "mfa/cold_corpus_32bit_float.wav", "mfa/cold_corpus.wav", 0);
    // That FLAC file was made by a decoder that plays the information frame (1152 samples at
    // 44.1 kHz) and leaves in place what encoder and decoder add (1105): 819 samples at 16 kHz.
    assertAgree(folder, "librivox_sonnets/p001.mp3", "librivox_sonnets/p001.16k.flac", 819);
  }

  private static void assertAgree(Path folder, String first, String second, int late)
      throws IOException {
    float[] a = ToneFixture.all(AudioFiles.open(folder.resolve(first), 16_000));
    float[] b = ToneFixture.all(AudioFiles.open(folder.resolve(second), 16_000));
    assertEquals(b.length, a.length, late == 0 ? 1 : 1000, first);
    double inTime = correlation(a, b, late);
    assertTrue(inTime > 0.99, first + ": " + inTime);
    for (int lag = -50; lag <= 50; lag++) {
      assertTrue(correlation(a, b, late + lag) <= inTime, first + " is late by " + lag);
    }
  }
}
