package dev.caesura.audio.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg reports while it decodes, at the log level {@code level+verbose}: errors, and the
 * silence that it puts into gaps between the times of a container. Thread-safe.
 */
final class FfmpegMessages {

  private static final int LINES = 5;
  private static final int MAX_LENGTH = 500;

  private static final Pattern ERROR = Pattern.compile("\\[(error|fatal|panic)\\] ");

  /**
   * What is not damage of the audio: decoders of video complain of streams that begin between key
   * frames, and the writer of a change of the sample rate in the middle.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\[(h26\\d|hevc|vp\\d|av1|lib(dav1d|aom)|mpeg\\dvideo|mpeg4|mjpeg|vc1) @.*"
              + "|.*non monotonically increasing dts to muxer.*");

  private static final Pattern FILLED = Pattern.compile("(adding|discarding) (\\d+) audio samples");

  private static final Pattern AUDIO = Pattern.compile("Stream #0:\\d+.*: Audio: ");

  private final LongSupplier position;
  private final Thread listener;
  private final Deque<String> errors = new ArrayDeque<>();
  private long firstError = -1;
  private long firstFilled = -1;
  private long filled;
  private long discarded;
  private int streams;
  private boolean isInput = true;

  /** Starts to listen; the position is that of the last sample that was returned. */
  FfmpegMessages(InputStream stream, LongSupplier position) {
    this.position = position;
    listener = new Thread(() -> listen(stream), "ffmpeg messages");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line);
      }
    } catch (IOException e) {
      take("[error] " + e);
    }
  }

  private synchronized void take(String line) {
    isInput &= !line.contains("Output #0");
    streams += isInput && AUDIO.matcher(line).find() ? 1 : 0;
    Matcher silence = FILLED.matcher(line);
    Matcher error = ERROR.matcher(line);
    if (silence.find()) {
      long count = Long.parseLong(silence.group(2));
      if (silence.group(1).equals("adding")) {
        filled += count;
        firstFilled = firstFilled < 0 ? position.getAsLong() : firstFilled;
      } else {
        discarded += count;
      }
    } else if (error.find() && !HARMLESS.matcher(line).lookingAt()) {
      firstError = firstError < 0 ? position.getAsLong() : firstError;
      errors.add(error.replaceFirst(""));
      if (errors.size() > LINES) {
        errors.remove();
      }
    }
  }

  /** Waits for the end of the messages. */
  void join() throws InterruptedException {
    listener.join();
  }

  /** Returns the last errors with a colon before them; empty if there is none. */
  synchronized String errors() {
    return errors.isEmpty() ? "" : ": " + String.join("; ", errors);
  }

  /** Returns about where the first error came, in samples; -1 if none did. */
  synchronized long firstError() {
    return firstError;
  }

  /** Returns about where the first gap was filled, in samples; -1 if there was none. */
  synchronized long firstFilled() {
    return firstFilled;
  }

  /** Returns the number of samples of silence in gaps. */
  synchronized long filled() {
    return filled;
  }

  /** Returns the number of samples that were dropped because their time had passed. */
  synchronized long discarded() {
    return discarded;
  }

  /** Returns the number of streams of audio in the file. */
  synchronized int streams() {
    return streams;
  }
}
