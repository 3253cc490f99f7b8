package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes recordings with ffmpeg; tests that need one are skipped where it cannot. */
public final class FfmpegFiles {

  /** Seconds of {@link #NOISE}. */
  public static final int SECONDS = 20;

  /** A source of bursts of noise, no two alike. */
  public static final String NOISE = "anoisesrc=d=20:r=16000:a=0.3:seed=5,tremolo=f=0.7:d=0.9";

  private FfmpegFiles() {}

  /** Makes a file from a source of {@code lavfi}. */
  public static Path make(Path file, String source, String... options)
      throws IOException, InterruptedException {
    assumeTrue(ToneFixture.hasFfmpeg(), "skipped: ffmpeg is not on the PATH");
    List<String> line = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    line.addAll(List.of("-f", "lavfi", "-i", source));
    line.addAll(List.of(options));
    line.add(file.toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, "skipped: ffmpeg cannot make " + file + ": " + said);
    return file;
  }
}
