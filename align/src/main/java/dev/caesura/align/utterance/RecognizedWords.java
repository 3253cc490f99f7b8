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

/** The recognised words, and the normalised tokens that each of them consists of. Immutable. */
final class RecognizedWords {

  private final Transcript transcript;
  private final List<String> tokens;
  private final int[] wordOf;
  private final int[] firstToken;

  private RecognizedWords(
      Transcript transcript, List<String> tokens, int[] wordOf, int[] firstToken) {
    this.transcript = transcript;
    this.tokens = tokens;
    this.wordOf = wordOf;
    this.firstToken = firstToken;
  }

  /**
   * Normalises all words together, since a neighbour may decide how a number is read.
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
    int[] wordOf = new int[all.size()];
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
      // Recognised words that are read as one share its tokens.
      for (int k = next; k < same; k++) {
        wordOf[k] = word + (k - next) * (last - word + 1) / (same - next);
      }
      next = same;
    }
    int[] firstToken = new int[transcript.size() + 1];
    int token = 0;
    for (int i = 0; i < firstToken.length; i++) {
      while (token < wordOf.length && wordOf[token] < i) {
        token++;
      }
      firstToken[i] = token;
    }
    List<String> tokens = all.stream().map(NormalizedWord::text).toList();
    return new RecognizedWords(transcript, tokens, wordOf, firstToken);
  }

  /** Returns a copy with other forms of the tokens. */
  RecognizedWords with(UnaryOperator<String> form) {
    return new RecognizedWords(transcript, tokens.stream().map(form).toList(), wordOf, firstToken);
  }

  /** Returns all tokens. */
  List<String> normalizedWords() {
    return tokens;
  }

  /** Returns one token. */
  String normalizedWord(int token) {
    return tokens.get(token);
  }

  /** Returns the number of spaces between a token and the next one: 0 or 1. */
  int spaceAfter(int token) {
    return token + 1 < tokens.size()
        ? WordJoiner.spacesBetween(tokens.get(token), tokens.get(token + 1))
        : 1;
  }

  /** Returns the recognised word that a token belongs to. */
  int wordOf(int token) {
    return wordOf[token];
  }

  /** Returns the time of a token: its share of the time of its word, by letters. */
  TimeSpan span(int token) {
    int word = wordOf[token];
    TimeSpan span = word(word).span();
    long letters = 0;
    long before = 0;
    for (int t = firstToken[word]; t < firstToken[word + 1]; t++) {
      before = t == token ? letters : before;
      letters += tokens.get(t).length();
    }
    long after = before + tokens.get(token).length();
    return new TimeSpan(
        span.startSample() + span.samples() * before / letters,
        span.startSample() + span.samples() * after / letters,
        span.sampleRate());
  }

  /** Returns the first token of a word, or the next token if it has none. */
  int firstToken(int word) {
    return firstToken[word];
  }

  /** Returns the number of words. */
  int size() {
    return transcript.size();
  }

  Word word(int index) {
    return transcript.words().get(index);
  }

  /** Returns the seconds of silence between two words; negative if they overlap. */
  double pauseBetween(int before, int after) {
    TimeSpan left = word(before).span();
    TimeSpan right = word(after).span();
    return (double) (right.startSample() - left.endSample()) / left.sampleRate();
  }

  /** Returns the time from the earliest start to the latest end of some words, at least one. */
  TimeSpan extent(int from, int to) {
    return transcript.words().subList(from, to).stream()
        .map(Word::span)
        .reduce(TimeSpan::extent)
        .orElseThrow();
  }

  /** Returns some words as they were recognised, as one text. */
  String text(int from, int to) {
    return WordJoiner.joinRaw(
        transcript.words().subList(from, to).stream().map(Word::text).toList());
  }

  /** Returns some words in their normalised form, as one text. */
  String normalized(int from, int to) {
    return WordJoiner.join(tokens.subList(firstToken[from], firstToken[to]));
  }
}
