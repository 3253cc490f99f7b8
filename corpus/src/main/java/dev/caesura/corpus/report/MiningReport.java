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
 * Report on a mined recording, one HTML page.
 *
 * <p>Curves, picture and program take at most 5.5 MB, however long the recording. In addition, the
 * page has the texts (as written and as recognised), about 150 bytes per entry and 20 bytes per
 * word. Equal values give the same bytes: the page has no time of day unless the facts have it.
 * Immutable and thread-safe.
 *
 * @param recording the name of the recording
 * @param waveform its peaks; their span is the whole recording
 * @param spectrogram its spectrogram; without columns if the page shows none
 * @param scores the probability of speech; without frames if there are none
 * @param segments the segments of speech in the order of time
 * @param entries the utterances with their verdicts: sentences in the order of the transcript, then
 *     speech without text
 * @param facts names and values about the run, such as settings and versions, in the order in which
 *     the page shows them
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
   * Writes the page to a temporary name and moves it into place, so that a killed run leaves no
   * partial page.
   *
   * @param file the HTML file, such as {@code report.html}; replaced if it exists. Clips are linked
   *     relative to its folder
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(target.getParent(), "folder of " + file));
    WholeFile.writeText(target, new ReportPage(this)::write);
  }
}
