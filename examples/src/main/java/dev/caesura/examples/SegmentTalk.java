package dev.caesura.examples;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Segments a talk for a speech translator, which wants segments of at most so many seconds that are
 * cut at pauses: prints them in the YAML of MuST-C, which translation tools read.
 *
 * <p>Needs {@code caesura-vad}, and {@code caesura-codecs} for FLAC.
 */
public final class SegmentTalk {

  private SegmentTalk() {}

  /**
   * Prints the segments of a recording.
   *
   * @param args the recording and the longest segment in seconds
   * @throws IOException if the recording cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(Path.of(args[0]), Double.parseDouble(args[1]), System.out);
  }

  static List<TimeSpan> run(Path recording, double maxSeconds, PrintStream out) throws IOException {
    AudioSource talk = AudioFiles.open(recording, 16_000);
    try (SileroVad vad = SileroVad.open()) {
      FrameScores scores = vad.score(talk);
      List<TimeSpan> segments =
          OptimalSegmenter.defaults().withMaxSeconds(maxSeconds).segment(scores);
      for (TimeSpan segment : segments) {
        double duration = segment.endSeconds() - segment.startSeconds();
        out.printf(
            Locale.ROOT,
            "- {duration: %.6f, offset: %.6f, speaker_id: spk, wav: %s}%n",
            duration,
            segment.startSeconds(),
            recording.getFileName());
      }
      return segments;
    }
  }
}
