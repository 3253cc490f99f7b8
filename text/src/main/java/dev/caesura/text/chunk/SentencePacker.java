package dev.caesura.text.chunk;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.boundary.ScoredWord;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Packs sentences into chunks with a strict maximum of tokens, for retrieval. A chunk takes
 * sentences as long as they fit, and ends at a blank line that splits. A sentence with too many
 * tokens is split into parts of its own, after the likeliest word of the second half of what fits,
 * or inside a word that is too long, between graphemes.
 *
 * <p>Tokens are counted for the whole text of a chunk, since those of two sentences together may be
 * more or fewer than those of each. Holds one chunk. Not thread-safe.
 *
 * <p>Source: sentence-aware chunking with overlap as retrieval pipelines use it; the chunks of
 * {@code text.length} aim at a length in characters instead.
 */
public final class SentencePacker {

  private final TokenCounter counter;
  private final ChunkSettings settings;
  private final List<Sentence> pending = new ArrayList<>();
  private int tokens;

  /** Sentences of {@link #pending} that the chunk before had too. */
  private int shared;

  private SentencePacker(TokenCounter counter, ChunkSettings settings) {
    this.counter = Objects.requireNonNull(counter, "counter");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Creates a packer.
   *
   * @param counter counts tokens
   * @param settings maximum and overlap
   * @return a packer for one text
   */
  public static SentencePacker of(TokenCounter counter, ChunkSettings settings) {
    return new SentencePacker(counter, settings);
  }

  /**
   * Takes the next sentence.
   *
   * @param sentence the sentence after the one before
   * @return chunks that are complete, in order
   * @throws IllegalArgumentException if one character has more tokens than the maximum
   */
  public List<Chunk> add(Sentence sentence) {
    List<Chunk> ready = new ArrayList<>();
    boolean blank = WhiteSpace.isBlank(sentence.text());
    int both = blank && !pending.isEmpty() ? tokens : count(text(pending) + sentence.text());
    if (!pending.isEmpty() && both > settings.maxTokens()) {
      end(ready);
      both = overlap(sentence);
    }
    if (both > settings.maxTokens()) {
      split(sentence, ready);
    } else {
      pending.add(sentence);
      tokens = both;
    }
    if (sentence.endsParagraph()) {
      end(ready);
      clear();
    }
    return ready;
  }

  /**
   * Ends the text.
   *
   * @return the last chunk, if any; the packer is then as at its start
   */
  public List<Chunk> finish() {
    List<Chunk> ready = new ArrayList<>();
    end(ready);
    clear();
    return ready;
  }

  private void clear() {
    pending.clear();
    shared = 0;
    tokens = 0;
  }

  private void end(List<Chunk> ready) {
    if (pending.size() > shared) {
      ready.add(chunk(text(pending), pending.get(0).start(), pending.size(), tokens, false));
    }
  }

  /** Keeps the last sentences that fit before the next one; returns the tokens with it. */
  private int overlap(Sentence next) {
    int keep = Math.min(settings.overlapSentences(), pending.size() - 1);
    int all;
    do {
      List<Sentence> last = pending.subList(pending.size() - keep, pending.size());
      all = count(text(last) + next.text());
      if (all <= settings.maxTokens() || keep == 0) {
        List<Sentence> kept = new ArrayList<>(last);
        clear();
        pending.addAll(kept);
        shared = keep;
        return all;
      }
      keep--;
    } while (true);
  }

  private void split(Sentence sentence, List<Chunk> ready) {
    clear();
    String text = sentence.text();
    List<ScoredWord> words = sentence.words();
    int start = 0;
    int word = 0;
    while (start < text.length()) {
      // The number of tokens nearly grows with the text: find where, then make sure.
      int low = word;
      int high = words.size();
      while (low < high) {
        int middle = (low + high + 1) / 2;
        boolean fit = fits(text, start, words.get(middle - 1).end());
        low = fit ? middle : low;
        high = fit ? high : middle - 1;
      }
      int fits = low;
      int end;
      if (fits == words.size()) {
        end = text.length();
        word = fits;
      } else if (fits > word) {
        word = likeliest(words, word, fits);
        end = words.get(word).start();
      } else {
        end = inside(text, start, words.get(word).end());
        if (end >= words.get(word).end()) {
          word++;
          end = word < words.size() ? words.get(word).start() : text.length();
        }
      }
      String part = text.substring(start, end);
      ready.add(chunk(part, sentence.start() + start, 1, count(part), true));
      start = end;
    }
  }

  /** Returns the first word after the cut: after the likeliest of the second half of those. */
  private static int likeliest(List<ScoredWord> words, int from, int to) {
    int best = to - 1;
    for (int i = to - 1; i >= from + (to - from) / 2; i--) {
      best = words.get(i).probability() > words.get(best).probability() ? i : best;
    }
    return best + 1;
  }

  /** Returns where a word has to be split. */
  private int inside(String text, int start, int wordEnd) {
    BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
    graphemes.setText(text.substring(start, wordEnd));
    List<Integer> ends = new ArrayList<>();
    for (int end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
      ends.add(start + end);
    }
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      boolean fit = fits(text, start, ends.get(middle - 1));
      low = fit ? middle : low;
      high = fit ? high : middle - 1;
    }
    if (low > 0) {
      return ends.get(low - 1);
    }
    int point = start + Character.charCount(text.codePointAt(start));
    if (!fits(text, start, point)) {
      throw new IllegalArgumentException(
          "maxTokens "
              + settings.maxTokens()
              + ": expected at least "
              + count(text.substring(start, point))
              + ", the tokens of '"
              + text.substring(start, point)
              + "'");
    }
    return point;
  }

  private boolean fits(String text, int start, int end) {
    return count(text.substring(start, end)) <= settings.maxTokens();
  }

  private int count(String text) {
    return counter.count(WhiteSpace.strip(text));
  }

  private static Chunk chunk(String text, long start, int sentences, int tokens, boolean isPart) {
    return new Chunk(text, start, start + text.length(), sentences, tokens, isPart);
  }

  private static String text(List<Sentence> sentences) {
    StringBuilder text = new StringBuilder();
    sentences.forEach(sentence -> text.append(sentence.text()));
    return text.toString();
  }
}
