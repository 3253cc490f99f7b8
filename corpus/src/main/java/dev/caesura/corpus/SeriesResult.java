package dev.caesura.corpus;

import dev.caesura.align.TrainingShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of several recordings. Immutable and thread-safe.
 *
 * @param items the recordings, in their order
 * @param unpaired why other recordings have no transcript, by the path of the recording
 * @param isModelTrained whether one model was trained on them
 */
public record SeriesResult(
    List<SeriesItem> items, Map<Path, String> unpaired, boolean isModelTrained) {

  /** Copies the list and the map, in their order. */
  public SeriesResult {
    items = List.copyOf(items);
    unpaired = Collections.unmodifiableMap(new LinkedHashMap<>(unpaired));
  }

  /**
   * Returns what went wrong with recordings that failed or have no transcript.
   *
   * @return a sentence for each
   */
  public List<String> failures() {
    List<String> failures = new ArrayList<>(unpaired.values());
    items.forEach(item -> item.failure().ifPresent(failures::add));
    return failures;
  }

  /**
   * Returns the recordings whose transcripts do not belong to them.
   *
   * @return those that were mined and refused
   */
  public List<SeriesItem> refused() {
    return items.stream()
        .filter(item -> item.result().map(result -> !result.isPlausible()).orElse(false))
        .toList();
  }

  /**
   * Returns a summary for people: the totals of all recordings, and how many trained the model.
   *
   * @return a few lines, each with its line end
   */
  public String summary() {
    double seconds = 0;
    double kept = 0;
    int keptSentences = 0;
    int sentences = 0;
    int mined = 0;
    for (SeriesItem item : items) {
      if (item.result().isPresent()) {
        MiningResult result = item.result().get();
        mined++;
        seconds += result.recordingSeconds();
        kept += result.keptSeconds();
        keptSentences += result.keptSentences();
        sentences += result.sentences();
      }
    }
    StringBuilder text = new StringBuilder();
    if (isModelTrained) {
      long trained =
          items.stream()
              .filter(item -> item.share().equals(Optional.of(TrainingShare.TRAINED)))
              .count();
      text.append(
          String.format(
              Locale.ROOT,
              "model: trained on %d of %d recordings%n",
              trained,
              items.size() + unpaired.size()));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "all: %d of %d recordings, of %.1f min, kept %.1f min (%.1f %%); %d of %d sentences"
                    + " kept%n",
                mined,
                items.size() + unpaired.size(),
                seconds / 60,
                kept / 60,
                seconds == 0 ? 0 : 100 * kept / seconds,
                keptSentences,
                sentences))
        .toString();
  }
}
