package dev.caesura.align.augment;

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

/** The words of a recording in a row, with the times of those that were found in the audio. */
final class RecordingWords {

  /** A word: the index of its sentence, its index in the sentence, and its time if it was found. */
  record Position(int sentence, int index, Optional<TimeSpan> span) {}

  private final List<CorpusSentence> sentences;
  private final List<Position> positions = new ArrayList<>();

  RecordingWords(List<CorpusSentence> given, Transcript hypothesis) {
    sentences = new ArrayList<>(given);
    sentences.sort(Comparator.comparing(CorpusSentence::span));
    for (int s = 0; s < sentences.size(); s++) {
      CorpusSentence sentence = sentences.get(s);
      List<String> written = CorpusSentence.words(sentence.source());
      List<Optional<TimeSpan>> spans = spans(written, inside(sentence.span(), hypothesis));
      for (int w = 0; w < written.size(); w++) {
        positions.add(new Position(s, w, spans.get(w)));
      }
    }
  }

  /** Returns the recognised words whose middle lies in the span of a sentence. */
  private static List<Word> inside(TimeSpan span, Transcript hypothesis) {
    List<Word> words = hypothesis.words();
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
    List<String> left = written.stream().map(RecordingWords::bare).toList();
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
    return positions.size();
  }

  CorpusSentence sentence(int word) {
    return sentences.get(positions.get(word).sentence());
  }

  List<CorpusSentence> sentences() {
    return sentences;
  }

  Position position(int word) {
    return positions.get(word);
  }

  /** Whether a segment may begin at a word: its time is known and the translation can be cut. */
  boolean mayBegin(int word) {
    Position position = positions.get(word);
    CorpusSentence sentence = sentences.get(position.sentence());
    return position.index() == 0
        || (position.span().isPresent()
            && (sentence.target().isBlank() || !sentence.links().isEmpty()));
  }

  /** Returns the first sample of a segment that begins with a word. */
  long start(int word) {
    Position position = positions.get(word);
    long sentence = sentences.get(position.sentence()).span().startSample();
    return position.index() == 0
        ? sentence
        : position.span().map(TimeSpan::startSample).orElse(sentence);
  }

  /** Returns the end of a segment that ends before a word. */
  long end(int word) {
    Position last = positions.get(word - 1);
    boolean sentenceEnds = word == size() || positions.get(word).index() == 0;
    if (sentenceEnds) {
      return sentences.get(last.sentence()).span().endSample();
    }
    // Never after the start of the next word: recognised words may overlap.
    long next = start(word);
    return last.span().map(span -> Math.min(span.endSample(), next)).orElse(next);
  }
}
