package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was heard, as words and as the normalized parts that they fall into. Immutable. */
final class RecognizedWords {

  private final Transcript transcript;
  private final List<String> parts;
  private final int[] words;
  private final int[] firstPart;

  private RecognizedWords(Transcript transcript, List<String> parts, int[] words, int[] firstPart) {
    this.transcript = transcript;
    this.parts = parts;
    this.words = words;
    this.firstPart = firstPart;
  }

  /**
   * Normalizes all words, each beside the next, which may tell how a number is read.
   *
   * @param notes whether notes in brackets, which some recognisers write, count as words
   */
  static RecognizedWords of(Transcript transcript, WordNormalizer normalizer, boolean notes) {
    StringBuilder text = new StringBuilder();
    int[] ends = new int[transcript.size()];
    for (int i = 0; i < ends.length; i++) {
      String word = transcript.words().get(i).text();
      text.append(notes || !UnspokenText.isNote(word) ? word : "").append(' ');
      ends[i] = text.length();
    }
    List<NormalizedWord> all = normalizer.words(text.toString());
    int[] words = new int[all.size()];
    int word = 0;
    int next = 0;
    while (next < all.size()) {
      TextSpan source = all.get(next).source();
      int same = next;
      while (same < all.size() && all.get(same).source().equals(source)) {
        same++;
      }
      while (ends[word] <= source.start()) {
        word++;
      }
      int last = word;
      while (ends[last] < source.end()) {
        last++;
      }
      // Heard words that are read as one share what is spoken.
      for (int k = next; k < same; k++) {
        words[k] = word + (k - next) * (last - word + 1) / (same - next);
      }
      next = same;
    }
    int[] firstPart = new int[transcript.size() + 1];
    int part = 0;
    for (int i = 0; i < firstPart.length; i++) {
      while (part < words.length && words[part] < i) {
        part++;
      }
      firstPart[i] = part;
    }
    List<String> parts = all.stream().map(NormalizedWord::text).toList();
    return new RecognizedWords(transcript, parts, words, firstPart);
  }

  /** The same with other forms of the parts. */
  RecognizedWords with(UnaryOperator<String> form) {
    return new RecognizedWords(transcript, parts.stream().map(form).toList(), words, firstPart);
  }

  /** All normalized parts. */
  List<String> normalizedWords() {
    return parts;
  }

  /** One normalized part. */
  String normalizedWord(int part) {
    return parts.get(part);
  }

  /** Letters between a part and the next one. */
  int spaceAfter(int part) {
    return part + 1 < parts.size() ? WordJoiner.between(parts.get(part), parts.get(part + 1)) : 1;
  }

  /** The heard word that a part belongs to. */
  int wordOf(int part) {
    return words[part];
  }

  /** When a part was heard: its share of the time of its word, by letters. */
  TimeSpan span(int part) {
    int word = words[part];
    TimeSpan span = word(word).span();
    long letters = 0;
    long before = 0;
    for (int p = firstPart[word]; p < firstPart[word + 1]; p++) {
      before = p == part ? letters : before;
      letters += parts.get(p).length();
    }
    long after = before + parts.get(part).length();
    return new TimeSpan(
        span.startSample() + span.samples() * before / letters,
        span.startSample() + span.samples() * after / letters,
        span.sampleRate());
  }

  /** The first part of a heard word, or the next part if it has none. */
  int firstPart(int word) {
    return firstPart[word];
  }

  /** Number of heard words. */
  int size() {
    return transcript.size();
  }

  Word word(int index) {
    return transcript.words().get(index);
  }

  /** Seconds of silence between two words; negative if they overlap. */
  double pauseBetween(int before, int after) {
    TimeSpan left = word(before).span();
    TimeSpan right = word(after).span();
    return (double) (right.startSample() - left.endSample()) / left.sampleRate();
  }

  /** Heard words as they were heard. */
  String text(int from, int to) {
    return WordJoiner.joinHeard(
        transcript.words().subList(from, to).stream().map(Word::text).toList());
  }

  /** Heard words as they are compared. */
  String normalized(int from, int to) {
    return WordJoiner.join(parts.subList(firstPart[from], firstPart[to]));
  }
}
