package dev.caesura.align.recut;

import dev.caesura.align.Transcript;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Cuts a corpus at random words: one cut in each sentence, so that a segment is the end of one and
 * the beginning of the next, or cuts by random lengths.
 *
 * <p>A segment begins at the start of a sentence or of a word that was found in the audio (the
 * words heard within the sentence's span are aligned with the written ones by the fewest edits;
 * case and punctuation do not count), and, where there is a translation, only if words are linked.
 * It ends with its last word, or with the sentence that ends there. The translation is cut where
 * the fewest links cross, of equal places nearest to the same share of the words. Every word of
 * source and translation is in just one segment, kept or rejected. The same seed gives the same
 * segments, whatever other recordings there are.
 *
 * <p>Rejected are segments shorter or longer than the limits, those without a translated word in a
 * corpus with translations, and those whose times run backwards. Immutable and thread-safe.
 *
 * <p>Source: {@code resegment_data_mustc} of the authors of FBK@IWSLT2021 (arXiv 2106.12607), for
 * the cut by sentence and the shortest length. Random lengths follow its idea for segments as long
 * as automatic ones.
 */
public final class Recutter {

  private static final double FBK_MIN_SECONDS = 0.25;
  private static final double MAX_SECONDS = 30;

  private final long seed;
  private final List<Double> edges;
  private final double minSeconds;
  private final double maxSeconds;

  private Recutter(long seed, List<Double> edges, double minSeconds, double maxSeconds) {
    this.seed = seed;
    this.edges = edges;
    this.minSeconds = minSeconds;
    this.maxSeconds = maxSeconds;
  }

  /**
   * One cut in each sentence, in front of a random word: the first word, too, so that some segments
   * begin with a sentence.
   *
   * @param seed where the chance comes from
   * @return a recutter that keeps segments of 0.25 s (FBK) to 30 s
   */
  public static Recutter bySentence(long seed) {
    return new Recutter(seed, List.of(), FBK_MIN_SECONDS, MAX_SECONDS);
  }

  /**
   * Segments of random lengths: each draws a bucket, all being equally likely, and a length in it,
   * and ends at the first word at which it can end that makes it so long.
   *
   * @param seed where the chance comes from
   * @param edges ends of the buckets in seconds, rising, at least two, the first at least 0
   * @return a recutter that keeps segments of 0.25 s (FBK) to the last edge, or 30 s if that is
   *     more
   * @throws IllegalArgumentException if the edges are too few, not finite or do not rise
   */
  public static Recutter byLength(long seed, double... edges) {
    boolean rising = edges.length > 1 && edges[0] >= 0;
    for (int i = 1; i < edges.length; i++) {
      rising &= edges[i] > edges[i - 1] && edges[i] < Double.POSITIVE_INFINITY;
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "edges " + Arrays.toString(edges) + " are not at least two rising numbers from 0 on");
    }
    double most = Math.max(MAX_SECONDS, edges[edges.length - 1]);
    return new Recutter(seed, Arrays.stream(edges).boxed().toList(), FBK_MIN_SECONDS, most);
  }

  /**
   * Other lengths to keep.
   *
   * @param min shortest segment in seconds, at least 0
   * @param max longest segment in seconds, at least {@code min}
   * @return a copy with these limits
   * @throws IllegalArgumentException if they are not in order
   */
  public Recutter keeping(double min, double max) {
    if (!(min >= 0 && max >= min)) {
      throw new IllegalArgumentException("lengths from " + min + " to " + max + " s are none");
    }
    return new Recutter(seed, edges, min, max);
  }

  /**
   * Cuts a corpus.
   *
   * @param sentences the corpus, all at one sample rate
   * @param heard words with times, by recording; a recording without any is cut between its
   *     sentences only
   * @return the new segments
   * @throws IllegalArgumentException if the sample rates differ
   */
  public Recut recut(List<CorpusSentence> sentences, Map<String, Transcript> heard) {
    Map<String, List<CorpusSentence>> talks = new LinkedHashMap<>();
    for (CorpusSentence sentence : sentences) {
      if (sentence.span().sampleRate() != sentences.get(0).span().sampleRate()) {
        throw new IllegalArgumentException(
            sentence.span() + " is not at the rate of " + sentences.get(0).span());
      }
      talks.computeIfAbsent(sentence.recording(), name -> new ArrayList<>()).add(sentence);
    }
    boolean translated = sentences.stream().anyMatch(sentence -> !sentence.target().isBlank());
    List<RecutSegment> kept = new ArrayList<>();
    List<Recut.Rejected> rejected = new ArrayList<>();
    talks.forEach(
        (recording, talk) -> {
          Transcript words = heard.getOrDefault(recording, new Transcript(List.of()));
          TalkWords row = new TalkWords(talk, words);
          // A seed of its own, so that a talk's segments do not hang on the talks before it.
          Random random = new Random(seed * 1_000_003 + recording.hashCode());
          List<Integer> cuts = edges.isEmpty() ? inSentences(row, random) : byLength(row, random);
          segments(row, cuts, translated, kept, rejected);
        });
    return new Recut(kept, rejected);
  }

  /** Word numbers at which segments begin. */
  private static List<Integer> inSentences(TalkWords row, Random random) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(0);
    for (int from = 0; from < row.size(); ) {
      int to = from + 1;
      while (to < row.size() && row.place(to).index() > 0) {
        to++;
      }
      List<Integer> places = new ArrayList<>();
      for (int word = from; word < to; word++) {
        if (row.mayBegin(word)) {
          places.add(word);
        }
      }
      int cut = places.get(random.nextInt(places.size()));
      if (cut > 0) {
        cuts.add(cut);
      }
      from = to;
    }
    return cuts;
  }

  private List<Integer> byLength(TalkWords row, Random random) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(0);
    long start = row.start(0);
    double wanted = length(random) * rate(row);
    for (int word = 1; word < row.size(); word++) {
      if (row.mayBegin(word) && row.end(word) - start >= wanted) {
        cuts.add(word);
        start = row.start(word);
        wanted = length(random) * rate(row);
      }
    }
    return cuts;
  }

  private double length(Random random) {
    int bucket = random.nextInt(edges.size() - 1);
    double low = edges.get(bucket);
    return low + (edges.get(bucket + 1) - low) * random.nextDouble();
  }

  private static int rate(TalkWords row) {
    return row.sentences().get(0).span().sampleRate();
  }

  private void segments(
      TalkWords row,
      List<Integer> cuts,
      boolean translated,
      List<RecutSegment> kept,
      List<Recut.Rejected> rejected) {
    TranslationCuts translations = new TranslationCuts();
    int[] targets = new int[cuts.size()];
    for (int i = 0; i < targets.length; i++) {
      TalkWords.Place place = row.place(cuts.get(i));
      targets[i] = translations.before(place.sentence(), row.sentence(cuts.get(i)), place.index());
    }
    for (int i = 0; i < targets.length; i++) {
      int from = cuts.get(i);
      boolean last = i + 1 == targets.length;
      int to = last ? row.size() : cuts.get(i + 1);
      String source = source(row, from, to);
      String target = target(row, from, targets[i], to, last ? 0 : targets[i + 1]);
      CorpusSentence first = row.sentence(from);
      long start = row.start(from);
      long end = row.end(to);
      TimeSpan span = new TimeSpan(start, Math.max(start, end), rate(row));
      RecutSegment segment =
          new RecutSegment(first.recording(), span, first.speaker(), source, target);
      String reason = reason(segment, end < start, translated);
      if (reason.isEmpty()) {
        kept.add(segment);
      } else {
        rejected.add(new Recut.Rejected(segment, reason));
      }
    }
  }

  private String reason(RecutSegment segment, boolean backwards, boolean translated) {
    double seconds = segment.span().seconds();
    if (backwards || segment.span().isEmpty()) {
      return "ends before it begins";
    }
    if (seconds < minSeconds) {
      return String.format(Locale.ROOT, "%.3f s is shorter than %s s", seconds, minSeconds);
    }
    if (seconds > maxSeconds) {
      return String.format(Locale.ROOT, "%.3f s is longer than %s s", seconds, maxSeconds);
    }
    return translated && segment.target().isEmpty() ? "no word of the translation" : "";
  }

  private static String source(TalkWords row, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int word = from; word < to; ) {
      List<String> all = CorpusSentence.words(row.sentence(word).source());
      int index = row.place(word).index();
      int count = Math.min(all.size() - index, to - word);
      words.addAll(all.subList(index, index + count));
      word += count;
    }
    return String.join(" ", words);
  }

  /** Target words from a place in the first sentence to a place in the last. */
  private static String target(TalkWords row, int from, int first, int to, int end) {
    int a = row.place(from).sentence();
    boolean inside = to < row.size() && row.place(to).index() > 0;
    int b = inside ? row.place(to).sentence() : row.place(to - 1).sentence();
    List<String> words = new ArrayList<>();
    for (int sentence = a; sentence <= b; sentence++) {
      List<String> all = CorpusSentence.words(row.sentences().get(sentence).target());
      int low = sentence == a ? first : 0;
      int high = inside && sentence == b ? end : all.size();
      words.addAll(all.subList(low, Math.max(low, high)));
    }
    return String.join(" ", words);
  }
}
