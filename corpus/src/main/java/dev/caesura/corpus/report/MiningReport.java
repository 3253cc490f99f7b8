package dev.caesura.corpus.report;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that the page about a mined recording shows.
 *
 * <p>The page is one file. Its size is bounded by 5.5 MB for curves, picture and program, however
 * long the recording, plus the texts (twice: as written and as heard), about 150 bytes an entry and
 * 20 bytes a word. The same values give the same bytes: what depends on the run, such as the time
 * of day, is in the page only if it is in the facts. Immutable and thread-safe.
 *
 * @param recording name of the recording
 * @param waveform its peaks; their span is the whole recording
 * @param spectrogram what the picture shows of it; without columns to show none
 * @param scores probability of speech; without frames if there are none
 * @param segments the segments of speech, in time order
 * @param entries what became of each utterance, sentences in the order of the transcript, then
 *     speech without text
 * @param facts what else to tell of the run, such as settings and versions, shown in the map's
 *     order
 */
public record MiningReport(
    String recording,
    Waveform waveform,
    Spectrogram spectrogram,
    FrameScores scores,
    List<TimeSpan> segments,
    List<ReportEntry> entries,
    Map<String, String> facts) {

  public MiningReport {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(waveform, "waveform");
    Objects.requireNonNull(spectrogram, "spectrogram");
    Objects.requireNonNull(scores, "scores");
    segments = List.copyOf(segments);
    entries = List.copyOf(entries);
    // Map.copyOf would lose the order.
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    facts.forEach(
        (name, value) -> {
          Objects.requireNonNull(name, "name of a fact");
          Objects.requireNonNull(value, name);
        });
  }

  /**
   * Writes the page, under a temporary name that is moved into place, so that a killed run leaves
   * no half page.
   *
   * @param file where to, such as {@code report.html}; replaced if it exists. Clips are linked
   *     relative to its folder
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(target.getParent(), "folder of " + file));
    WholeFile.writeText(target, new ReportPage(this)::write);
  }
}
