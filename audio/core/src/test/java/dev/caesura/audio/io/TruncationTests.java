package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of ffmpeg's formats that are cut; ffmpeg alone reads most of them without an error. */
class TruncationTests {

  private static final String SOURCE = "anoisesrc=d=5:r=16000:a=0.3:seed=5";

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private float[] read(Path file, boolean lenient) throws IOException {
    warnings.clear();
    AudioSettings settings =
        AudioSettings.defaults().withLenient(lenient).withWarnings(warnings::add);
    return ToneFixture.all(AudioFiles.open(file, settings));
  }

  @ParameterizedTest
  @CsvSource({
    "a.opus, libopus",
    "a.oga, flac",
    "a.spx, libspeex",
    "a.ogg, libvorbis",
    "a.aiff, pcm_s16be",
    "a.au, pcm_s16be",
    "a.avi, pcm_s16le",
    "a.w64, pcm_s16le",
    "a.caf, pcm_s16be",
    "a.m4a, aac",
    "a.mka, flac",
    "a.webm, libopus",
    "a.wav, adpcm_ima_wav"
  })
  void reportsACutFile(String name, String codec) throws IOException, InterruptedException {
    String[] options = {"-c:a", codec, "-movflags", "+faststart"};
    boolean isMp4 = name.endsWith("m4a");
    Path file =
        FfmpegFiles.make(folder.resolve(name), SOURCE, Arrays.copyOf(options, isMp4 ? 4 : 2));
    float[] whole = read(file, false);
    assertEquals(List.of(), warnings);
    byte[] bytes = Files.readAllBytes(file);
    for (int cut : new int[] {bytes.length * 2 / 3 + 1, bytes.length - 2000}) {
      Path part = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(bytes, cut));
      IOException e = assertThrows(IOException.class, () -> read(part, false), name + " " + cut);
      assertTrue(e.getMessage().startsWith(part.toString()), e.getMessage());
      float[] kept = read(part, true);
      assertTrue(
          kept.length < whole.length + 1 && kept.length > whole.length / 5, name + " " + cut);
      assertEquals(1, warnings.size(), warnings.toString());
      assertTrue(
          warnings.get(0).matches("(?s).*(byte \\d+(, sample \\d+)?: expected|near second).*"),
          warnings.get(0));
    }
  }
}
