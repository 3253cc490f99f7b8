package dev.caesura.align.ctc;

import dev.caesura.align.ctc.CtcAlignment.PlacedSymbol;
import dev.caesura.align.ctc.CtcAlignment.PlacedWord;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Times of the words of several sentences from one alignment of their units. */
final class PlacedTimes {

  /** The confidence of a word that was not found. */
  static final OptionalDouble NONE = OptionalDouble.of(0);

  private final Map<Integer, List<Place>> sentences = new TreeMap<>();

  /** Place of a word; one that was not found has an empty span between its neighbours. */
  record Place(TimeSpan span, OptionalDouble confidence, boolean isFound) {

    Place and(TimeSpan other, double otherConfidence) {
      return new Place(
          span.extent(other),
          OptionalDouble.of(Math.min(confidence.orElse(1), otherConfidence)),
          true);
    }
  }

  PlacedTimes(List<SpokenWords.Unit> units, CtcAlignment alignment) {
    for (int u = 0; u < units.size(); u++) {
      SpokenWords.Unit unit = units.get(u);
      PlacedWord word = alignment.words().get(u);
      List<Place> places = sentences.computeIfAbsent(unit.sentence(), key -> new ArrayList<>());
      for (int i = 0; i < word.sounds().size(); i++) {
        PlacedSymbol sound = word.sounds().get(i);
        add(places, unit.wordOf(i), sound.span(), word.confidence());
      }
    }
  }

  private static void add(List<Place> places, int word, TimeSpan span, double confidence) {
    while (places.size() <= word) {
      places.add(null);
    }
    Place place = places.get(word);
    places.set(
        word,
        place == null
            ? new Place(span, OptionalDouble.of(confidence), true)
            : place.and(span, confidence));
  }

  /** Returns the places of the first words of a sentence, found or not. */
  List<Place> of(int sentence, int words) {
    List<Place> places = new ArrayList<>(sentences.getOrDefault(sentence, List.of()));
    while (places.size() < words) {
      places.add(null);
    }
    if (places.stream().allMatch(place -> place == null)) {
      return List.of();
    }
    TimeSpan last = null;
    for (int w = words - 1; w >= 0; w--) {
      last = places.get(w) == null ? last : places.get(w).span();
    }
    for (int w = 0; w < words; w++) {
      Place place = places.get(w);
      if (place == null) {
        long at = w == 0 || places.get(w - 1) == null ? last.startSample() : last.endSample();
        place = new Place(new TimeSpan(at, at, last.sampleRate()), NONE, false);
        places.set(w, place);
      }
      last = place.span();
    }
    return places;
  }
}
