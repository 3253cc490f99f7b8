package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a written corpus does not hold of its source. Immutable and thread-safe.
 *
 * @param entries the number of entries of the source
 * @param losses the number of entries whose field is missing or changed, by field
 */
public record ConversionReport(int entries, Map<String, Integer> losses) {

  private static final String EXTRA = "number of entries";

  /** Copies the losses. */
  public ConversionReport {
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }

  /**
   * Returns whether nothing was lost.
   *
   * @return true if the target holds everything
   */
  public boolean isComplete() {
    return losses.isEmpty();
  }

  /**
   * Returns a line for each field with losses.
   *
   * @return lines such as {@code speaker: missing or changed in 12 of 254 entries}
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    losses.forEach(
        (field, count) ->
            lines.add(
                field.equals(EXTRA)
                    ? String.format(
                        Locale.ROOT,
                        "%s: %,d more were read than written, of files that were there before",
                        field,
                        count)
                    : field.equals("entry")
                        ? String.format(
                            Locale.ROOT, "entry: %,d of %,d entries are missing", count, entries)
                        : String.format(
                            Locale.ROOT,
                            "%s: missing or changed in %,d of %,d entries",
                            field,
                            count,
                            entries)));
    return lines;
  }

  /**
   * Compares a corpus with what was written of it.
   *
   * @param before the source
   * @param after what was read of the target
   * @param isCopied whether the target has clips of its own, whose clock starts at 0
   * @return the losses
   */
  public static ConversionReport compare(
      List<CorpusEntry> before, List<CorpusEntry> after, boolean isCopied) {
    Map<String, Integer> losses = new LinkedHashMap<>();
    IdentityHashMap<CorpusEntry, CorpusEntry> pairs = EntryPairs.of(before, after, isCopied);
    int missing = before.size() - pairs.size();
    if (missing > 0) {
      losses.put("entry", missing);
    }
    int extra = after.size() - pairs.size();
    if (extra > 0) {
      losses.put(EXTRA, extra);
    }
    pairs.forEach((entry, found) -> compare(entry, found, isCopied, losses));
    return new ConversionReport(before.size(), losses);
  }

  private static void compare(
      CorpusEntry before, CorpusEntry after, boolean isCopied, Map<String, Integer> losses) {
    count(losses, "id", !before.id().equals(after.id()));
    count(losses, "recording", !before.recording().equals(after.recording()));
    boolean isAudioLost =
        (isCopied || after.audio().contains("!"))
            ? after.audio().isEmpty()
            : !before.audio().equals(after.audio());
    count(losses, "audio", !before.audio().isEmpty() && isAudioLost);
    count(losses, "time", !sameTime(before.span(), after.span(), isCopied));
    count(losses, "channel", before.channel() > 0 && before.channel() != channel(after, isCopied));
    count(losses, "text", !before.text().equals(after.text()));
    count(losses, "speaker", !before.speaker().equals(after.speaker()));
    count(losses, "language", !before.language().equals(after.language()));
    count(losses, "words", !before.words().isEmpty() && !sameWords(before, after, isCopied));
    before
        .scores()
        .forEach((name, value) -> count(losses, name, !value.equals(after.scores().get(name))));
    Set<String> fields = new HashSet<>();
    before
        .metadata()
        .forEach(
            (name, value) -> {
              if (!value.equals(after.metadata().get(name))) {
                fields.add(name);
              }
            });
    fields.stream().sorted().forEach(name -> count(losses, name, true));
  }

  private static int channel(CorpusEntry entry, boolean isCopied) {
    String stated = entry.metadata().getOrDefault(AudioClips.CHANNEL, "");
    return isCopied && stated.matches("\\d{1,5}") ? Integer.parseInt(stated) : entry.channel();
  }

  private static boolean sameTime(
      Optional<TimeSpan> before, Optional<TimeSpan> after, boolean isCopied) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() && (after.isEmpty() || isCopied);
    }
    return isCopied
        // A clip is a whole number of samples.
        ? Math.abs(before.get().samples() - after.get().samples()) < 130
        : before.get().equals(after.get());
  }

  private static boolean sameWords(CorpusEntry before, CorpusEntry after, boolean isCopied) {
    long shift = isCopied ? before.span().map(TimeSpan::startSample).orElse(0L) : 0;
    if (before.words().size() != after.words().size()) {
      return false;
    }
    for (int i = 0; i < before.words().size(); i++) {
      EntryWord a = before.words().get(i);
      EntryWord b = after.words().get(i);
      boolean same =
          a.text().equals(b.text())
              && a.span().startSample() - shift == b.span().startSample()
              && a.span().endSample() - shift == b.span().endSample()
              && a.score().equals(b.score())
              && a.note().equals(b.note());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static void count(Map<String, Integer> losses, String field, boolean isLost) {
    if (isLost) {
      losses.merge(field, 1, Integer::sum);
    }
  }
}
