package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What was heard, as words and as the normalized parts that they fall into. Immutable. */
final class HeardWords {

  private final Transcript transcript;
  private final List<String> parts;
  private final int[] words;
  private final int[] firstPart;

  private HeardWords(Transcript transcript, List<String> parts, int[] words, int[] firstPart) {
    this.transcript = transcript;
    this.parts = parts;
    this.words = words;
    this.firstPart = firstPart;
  }

  /**
   * Normalizes all words.
   *
   * @param notes whether notes in brackets, which some recognisers write, count as words
   */
  static HeardWords of(Transcript transcript, WordNormalizer normalizer, boolean notes) {
    List<String> parts = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    int[] firstPart = new int[transcript.size() + 1];
    Map<String, List<String>> known = known(transcript, normalizer, notes);
    for (int i = 0; i < transcript.size(); i++) {
      firstPart[i] = parts.size();
      for (String part : known.get(transcript.words().get(i).text())) {
        parts.add(part);
        words.add(i);
      }
    }
    firstPart[transcript.size()] = parts.size();
    return new HeardWords(
        transcript, parts, words.stream().mapToInt(Integer::intValue).toArray(), firstPart);
  }

  /**
   * The parts of each different word. Each call of the normalizer costs, so that words of nothing
   * but letters, which have no other meaning beside each other, go into one.
   */
  private static Map<String, List<String>> known(
      Transcript transcript, WordNormalizer normalizer, boolean notes) {
    Map<String, List<String>> known = new HashMap<>();
    Set<String> plain = new LinkedHashSet<>();
    for (Word word : transcript.words()) {
      String text = word.text();
      if (text.codePoints().allMatch(point -> Character.isLetter(point) || point == '\'')) {
        plain.add(text);
      } else {
        boolean silent = !notes && UnspokenText.isNote(text);
        known.computeIfAbsent(text, odd -> silent ? List.of() : parts(odd, normalizer));
      }
    }
    List<NormalizedWord> all = normalizer.words(String.join("\n", plain));
    int next = 0;
    int start = 0;
    for (String text : plain) {
      int end = start + text.length();
      boolean crossed = next < all.size() && all.get(next).source().start() < start;
      List<String> own = new ArrayList<>();
      while (next < all.size() && all.get(next).source().end() <= end) {
        own.add(all.get(next++).text());
      }
      crossed |= next < all.size() && all.get(next).source().start() < end;
      known.put(text, crossed ? parts(text, normalizer) : own);
      start = end + 1;
    }
    return known;
  }

  private static List<String> parts(String text, WordNormalizer normalizer) {
    return normalizer.words(text).stream().map(NormalizedWord::text).toList();
  }

  /** The same with other forms of the parts. */
  HeardWords with(UnaryOperator<String> form) {
    return new HeardWords(transcript, parts.stream().map(form).toList(), words, firstPart);
  }

  /** All normalized parts. */
  List<String> letters() {
    return parts;
  }

  /** One normalized part. */
  String letters(int part) {
    return parts.get(part);
  }

  /** Letters between a part and the next one. */
  int spaceAfter(int part) {
    return part + 1 < parts.size() ? Spacing.between(parts.get(part), parts.get(part + 1)) : 1;
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
    return Spacing.joinHeard(
        transcript.words().subList(from, to).stream().map(Word::text).toList());
  }

  /** Heard words as they are compared. */
  String normalized(int from, int to) {
    return Spacing.join(parts.subList(firstPart[from], firstPart[to]));
  }
}
