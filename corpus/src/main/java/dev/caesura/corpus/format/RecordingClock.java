package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts entries on the clock of their recordings, for formats that name recordings and no files: a
 * clip that was cut of a recording states in {@code audio_start} where. Clips that do not are
 * recordings of their own.
 */
final class RecordingClock {

  private static final String START = "audio_start";
  private static final String END = "audio_end";

  private RecordingClock() {}

  /** Returns copies whose times are those of the recordings that they name. */
  static List<CorpusEntry> of(List<CorpusEntry> entries) {
    Map<String, Set<String>> clips = new LinkedHashMap<>();
    List<CorpusEntry> moved = new ArrayList<>(entries.size());
    for (CorpusEntry entry : entries) {
      Optional<CorpusEntry> placed = onRecording(entry);
      moved.add(placed.orElse(null));
      if (placed.isEmpty() && !entry.audio().isEmpty()) {
        clips.computeIfAbsent(entry.recording(), r -> new HashSet<>()).add(entry.audio());
      }
    }
    Set<String> placedRecordings = new HashSet<>();
    moved.stream().filter(e -> e != null).forEach(e -> placedRecordings.add(e.recording()));
    for (int i = 0; i < moved.size(); i++) {
      CorpusEntry entry = entries.get(i);
      if (moved.get(i) == null) {
        boolean isClip =
            !entry.audio().isEmpty()
                && (placedRecordings.contains(entry.recording())
                    || clips.getOrDefault(entry.recording(), Set.of()).size() > 1);
        moved.set(i, isClip ? entry.withRecording(RecordingName.of(entry.audio())) : entry);
      }
    }
    return moved;
  }

  /** Returns a copy on the clock of the recording; empty if it does not state its place there. */
  private static Optional<CorpusEntry> onRecording(CorpusEntry entry) {
    TimeSpan span = entry.span().orElse(null);
    Optional<Long> start = microseconds(entry.metadata().get(START));
    if (span == null || entry.audio().isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    long shift = start.get() - span.startSample();
    Map<String, String> metadata = new LinkedHashMap<>(entry.metadata());
    metadata.remove(START);
    Optional<Long> end = microseconds(metadata.get(END));
    if (end.isPresent() && Math.abs(end.get() - shift - span.endSample()) < 2000) {
      metadata.remove(END);
    }
    List<EntryWord> words =
        entry.words().stream()
            .map(
                word ->
                    new EntryWord(
                        word.text(), shifted(word.span(), shift), word.score(), word.note()))
            .toList();
    return Optional.of(
        entry
            .withAudio(entry.audio(), shifted(span, shift))
            .withWords(words)
            .withMetadata(metadata));
  }

  private static TimeSpan shifted(TimeSpan span, long shift) {
    return new TimeSpan(
        Math.max(0, span.startSample() + shift),
        Math.max(0, span.endSample() + shift),
        CorpusEntry.RATE);
  }

  private static Optional<Long> microseconds(String seconds) {
    if (seconds == null || !seconds.matches("\\d{1,9}(?:\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(
        new BigDecimal(seconds)
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
