package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Manifest of NVIDIA NeMo: JSON Lines with {@code audio_filepath}, {@code offset} and {@code
 * duration} in seconds, and {@code text}. NeMo passes by fields that it does not know, so that all
 * other fields are kept.
 */
final class NemoManifestFormat implements CorpusFormat {

  @Override
  public String name() {
    return "nemo";
  }

  @Override
  public String title() {
    return "NeMo manifest";
  }

  @Override
  public boolean detects(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    return name.matches("(?i).*\\.jsonl?(\\.gz)?")
        && Files.isRegularFile(path)
        && EntryJson.first(path).has("audio_filepath");
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    Path folder = AudioPaths.folder(path);
    EntryJson.lines(
        path, (row, position) -> entries.add(entry(row, folder, entries.size() + 1, position)));
    return entries;
  }

  static CorpusEntry entry(ObjectNode row, Path folder, int number, TextPosition position)
      throws IOException {
    if (!row.path("audio_filepath").isTextual()) {
      throw position.malformed("audio_filepath", row.toString());
    }
    String audio = EntryJson.text(row, "audio_filepath");
    boolean isName = row.path("recording_only").asBoolean(false);
    row.remove("recording_only");
    BigDecimal offset = EntryJson.seconds(row, "offset", BigDecimal.ZERO, position);
    BigDecimal duration = EntryJson.seconds(row, "duration", null, position);
    Optional<TimeSpan> span =
        duration == null
            ? Optional.empty()
            : Optional.of(EntryJson.span(offset, duration, position));
    String recording =
        AudioPaths.named(
            EntryJson.text(row, "recording"), isName ? audio : RecordingName.of(audio));
    String id = EntryJson.text(row, "id");
    return new CorpusEntry(
        AudioPaths.named(id, recording + "-" + number),
        recording,
        isName ? "" : AudioPaths.resolved(folder, audio),
        span,
        ParlaSpeechFormat.channel(EntryJson.text(row, "channel"), position),
        EntryJson.text(row, "text"),
        EntryJson.text(row, "speaker"),
        EntryJson.text(row, "lang", "language"),
        EntryJson.words(row, position),
        EntryJson.scores(row),
        EntryJson.metadata(row));
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Path folder = AudioPaths.folder(target);
    WholeFile.writeText(
        target,
        out -> {
          for (CorpusEntry entry : entries) {
            out.write(row(entry, AudioPaths.written(folder, entry.audio())) + "\n");
          }
        });
  }

  /** Returns the row of an entry with a path of its audio. */
  static ObjectNode row(CorpusEntry entry, String audio) {
    ObjectNode row = EntryJson.JSON.createObjectNode();
    row.put("audio_filepath", audio.isEmpty() ? entry.recording() : audio);
    if (audio.isEmpty()) {
      row.put("recording_only", true);
    }
    entry
        .span()
        .ifPresent(
            span -> {
              if (span.startSample() > 0) {
                row.put("offset", Seconds.start(span));
              }
              row.put("duration", Seconds.duration(span));
            });
    row.put("text", entry.text());
    row.put("id", entry.id());
    String implied = audio.isEmpty() ? entry.recording() : RecordingName.of(audio);
    if (!entry.recording().equals(implied)) {
      row.put("recording", entry.recording());
    }
    if (!entry.speaker().isEmpty()) {
      row.put("speaker", entry.speaker());
    }
    if (!entry.language().isEmpty()) {
      row.put("lang", entry.language());
    }
    if (entry.channel() > 0) {
      row.put("channel", entry.channel());
    }
    EntryJson.putWords(row, entry);
    EntryJson.putRest(row, entry);
    return row;
  }
}
