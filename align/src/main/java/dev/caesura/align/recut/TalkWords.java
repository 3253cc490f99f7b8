package dev.caesura.align.recut;

import dev.caesura.align.Edit;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.edit.UnitAligner;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of one recording in a row, with the times of those that were found in the audio. */
final class TalkWords {

  /** Where a word stands. */
  record Place(int sentence, int index, Optional<TimeSpan> span) {}

  private final List<CorpusSentence> sentences;
  private final List<Place> places = new ArrayList<>();

  TalkWords(List<CorpusSentence> given, Transcript heard) {
    sentences = new ArrayList<>(given);
    sentences.sort(Comparator.comparing(CorpusSentence::span));
    for (int s = 0; s < sentences.size(); s++) {
      CorpusSentence sentence = sentences.get(s);
      List<String> written = CorpusSentence.words(sentence.source());
      List<Optional<TimeSpan>> spans = spans(written, inside(sentence.span(), heard));
      for (int w = 0; w < written.size(); w++) {
        places.add(new Place(s, w, spans.get(w)));
      }
    }
  }

  /** Words whose middle lies in a sentence's span. */
  private static List<Word> inside(TimeSpan span, Transcript heard) {
    List<Word> words = heard.words();
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(words.get(middle), span).startSample() < span.startSample() - span.sampleRate()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Word> inside = new ArrayList<>();
    for (int i = low; i < words.size(); i++) {
      TimeSpan word = at(words.get(i), span);
      long middle = (word.startSample() + word.endSample()) / 2;
      if (word.startSample() >= span.endSample()) {
        break;
      }
      if (middle >= span.startSample() && middle < span.endSample()) {
        inside.add(words.get(i));
      }
    }
    return inside;
  }

  private static TimeSpan at(Word word, TimeSpan span) {
    return word.span().at(span.sampleRate());
  }

  private List<Optional<TimeSpan>> spans(List<String> written, List<Word> words) {
    List<Optional<TimeSpan>> spans = new ArrayList<>();
    written.forEach(word -> spans.add(Optional.empty()));
    List<String> left = written.stream().map(TalkWords::bare).toList();
    List<String> right = words.stream().map(word -> bare(word.text())).toList();
    int rate = sentences.get(0).span().sampleRate();
    for (Edit edit : UnitAligner.path(left, right).edits()) {
      if (edit instanceof Edit.Match match) {
        spans.set(match.left(), Optional.of(words.get(match.right()).span().at(rate)));
      }
    }
    return spans;
  }

  private static String bare(String word) {
    String bare = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return bare.isEmpty() ? word : bare;
  }

  int size() {
    return places.size();
  }

  CorpusSentence sentence(int word) {
    return sentences.get(places.get(word).sentence());
  }

  List<CorpusSentence> sentences() {
    return sentences;
  }

  Place place(int word) {
    return places.get(word);
  }

  /** Whether a segment may begin here: the time is known, and where the translation is cut. */
  boolean mayBegin(int word) {
    Place place = places.get(word);
    CorpusSentence sentence = sentences.get(place.sentence());
    return place.index() == 0
        || (place.span().isPresent()
            && (sentence.target().isBlank() || !sentence.links().isEmpty()));
  }

  /** Where a segment that begins with a word begins. */
  long start(int word) {
    Place place = places.get(word);
    long sentence = sentences.get(place.sentence()).span().startSample();
    return place.index() == 0 ? sentence : place.span().map(TimeSpan::startSample).orElse(sentence);
  }

  /** Where a segment that ends before a word ends. */
  long end(int word) {
    Place last = places.get(word - 1);
    boolean sentenceEnds = word == size() || places.get(word).index() == 0;
    if (sentenceEnds) {
      return sentences.get(last.sentence()).span().endSample();
    }
    // Never beyond what follows: recognisers' words may overlap.
    long next = start(word);
    return last.span().map(span -> Math.min(span.endSample(), next)).orElse(next);
  }
}
