package dev.caesura.audio.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a container: when its audio begins. In MP4 and Matroska files the clock begins at 0;
 * in others, such as transport streams, at the start of the first stream.
 */
final class FfmpegClock {

  /** Later starts are times of day or of a broadcast, not times in a recording. */
  private static final double MAX_SECONDS = 86_400;

  private FfmpegClock() {}

  /** Returns the options before {@code -i} that keep the clock of a file. */
  static List<String> options(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(8);
      Tags.read(file, 0, start);
      boolean isIso = start.getInt(4) == 0x66747970; // ftyp
      boolean isMatroska = start.getInt(0) == 0x1a45dfa3;
      return isIso || isMatroska ? List.of("-copyts") : List.of();
    }
  }

  /** Returns the seconds before the first sample; 0 if they are unknown. */
  static double lead(String command, Path path) throws IOException {
    List<String> line = new ArrayList<>(List.of(command, "-nostdin", "-v", "quiet"));
    line.addAll(options(path));
    line.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + path.toAbsolutePath()));
    line.addAll(List.of("-map", "0:a:0", "-frames:a", "1", "-c:a", "pcm_s16le"));
    line.addAll(List.of("-f", "framecrc", "pipe:1"));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      double unit = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        String[] fields = text.split("[\\s,/]+");
        if (text.startsWith("#tb 0:")) {
          unit = Double.parseDouble(fields[2]) / Double.parseDouble(fields[3]);
        } else if (!text.startsWith("#") && fields.length > 2) {
          double seconds = Double.parseDouble(fields[2]) * unit;
          return seconds > 0 && seconds < MAX_SECONDS ? seconds : 0;
        }
      }
      return 0;
    } catch (NumberFormatException e) {
      return 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
