package dev.caesura.align.augment;

import dev.caesura.align.Transcript;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Cuts the recordings of a corpus into new segments at random words, to augment training data.
 *
 * <p>There is either one cut in each sentence, so that a segment is the end of one sentence and the
 * beginning of the next, or segments have random lengths ({@link AugmentSettings#withBuckets}).
 *
 * <p>A segment begins at the start of a sentence, or at a word that was found in the audio and, if
 * there is a translation, lies in a sentence with word links. To find words in the audio, the
 * recognised words within a sentence's span are aligned with its text by the fewest edits, ignoring
 * case and punctuation. A segment ends with its last word, or with the sentence that ends there.
 * The translation is cut where the fewest links cross; of equal places the one nearest to the same
 * share of the words is taken. Every word of source and translation is in exactly one segment, kept
 * or rejected.
 *
 * <p>The segments of a recording depend on the seed and its name, not on other recordings. Segments
 * are rejected if they are shorter or longer than the limits, have no translated word in a corpus
 * with translations, or end before they begin. Immutable and thread-safe.
 *
 * <p>Source: {@code resegment_data_mustc} of the authors of FBK@IWSLT2021 (arXiv 2106.12607), for
 * the cut by sentence and the minimum length. Random lengths follow its idea for segments as long
 * as automatic ones.
 */
public final class RandomResegmenter {

  private final AugmentSettings settings;

  private RandomResegmenter(AugmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Creates a resegmenter.
   *
   * @param settings seed, lengths and limits
   * @return a new resegmenter
   */
  public static RandomResegmenter of(AugmentSettings settings) {
    return new RandomResegmenter(Objects.requireNonNull(settings, "settings"));
  }

  /**
   * Cuts a corpus into new segments.
   *
   * @param sentences the corpus, all at one sample rate; may be empty
   * @param hypotheses recognised words with times, by name of the recording; a recording without
   *     any is cut between its sentences only
   * @return the new segments, kept and rejected
   * @throws IllegalArgumentException if the sample rates of the sentences differ
   */
  public AugmentedCorpus resegment(
      List<CorpusSentence> sentences, Map<String, Transcript> hypotheses) {
    Map<String, List<CorpusSentence>> recordings = new LinkedHashMap<>();
    for (CorpusSentence sentence : sentences) {
      int rate = sentences.get(0).span().sampleRate();
      if (sentence.span().sampleRate() != rate) {
        throw new IllegalArgumentException(
            "sentence at " + sentence.span() + ": expected a sample rate of " + rate + " Hz");
      }
      recordings.computeIfAbsent(sentence.recording(), name -> new ArrayList<>()).add(sentence);
    }
    boolean translated = sentences.stream().anyMatch(sentence -> !sentence.target().isBlank());
    List<AugmentedSegment> kept = new ArrayList<>();
    List<AugmentedCorpus.Rejected> rejected = new ArrayList<>();
    recordings.forEach(
        (recording, own) -> {
          Transcript hypothesis = hypotheses.getOrDefault(recording, new Transcript(List.of()));
          RecordingWords words = new RecordingWords(own, hypothesis);
          // Each recording has its own seed, so that its segments do not depend on other ones.
          Random random = new Random(settings.seed() * 1_000_003 + recording.hashCode());
          List<Integer> cuts =
              settings.bucketEdges().isEmpty()
                  ? oneInEachSentence(words, random)
                  : byLength(words, random);
          segments(words, cuts, translated, kept, rejected);
        });
    return new AugmentedCorpus(kept, rejected);
  }

  /** Returns the numbers of the words at which segments begin. */
  private static List<Integer> oneInEachSentence(RecordingWords words, Random random) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(0);
    for (int from = 0; from < words.size(); ) {
      int to = from + 1;
      while (to < words.size() && words.position(to).index() > 0) {
        to++;
      }
      List<Integer> places = new ArrayList<>();
      for (int word = from; word < to; word++) {
        if (words.mayBegin(word)) {
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

  private List<Integer> byLength(RecordingWords words, Random random) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(0);
    long start = words.start(0);
    double wanted = length(random) * rate(words);
    for (int word = 1; word < words.size(); word++) {
      if (words.mayBegin(word) && words.end(word) - start >= wanted) {
        cuts.add(word);
        start = words.start(word);
        wanted = length(random) * rate(words);
      }
    }
    return cuts;
  }

  private double length(Random random) {
    List<Double> edges = settings.bucketEdges();
    int bucket = random.nextInt(edges.size() - 1);
    double low = edges.get(bucket);
    return low + (edges.get(bucket + 1) - low) * random.nextDouble();
  }

  private static int rate(RecordingWords words) {
    return words.sentences().get(0).span().sampleRate();
  }

  private void segments(
      RecordingWords words,
      List<Integer> cuts,
      boolean translated,
      List<AugmentedSegment> kept,
      List<AugmentedCorpus.Rejected> rejected) {
    TranslationSplitter translations = new TranslationSplitter();
    int[] targets = new int[cuts.size()];
    for (int i = 0; i < targets.length; i++) {
      RecordingWords.Position place = words.position(cuts.get(i));
      targets[i] =
          translations.targetsBefore(place.sentence(), words.sentence(cuts.get(i)), place.index());
    }
    for (int i = 0; i < targets.length; i++) {
      int from = cuts.get(i);
      boolean last = i + 1 == targets.length;
      int to = last ? words.size() : cuts.get(i + 1);
      String source = source(words, from, to);
      String target = target(words, from, targets[i], to, last ? 0 : targets[i + 1]);
      CorpusSentence first = words.sentence(from);
      long start = words.start(from);
      long end = words.end(to);
      TimeSpan span = new TimeSpan(start, Math.max(start, end), rate(words));
      AugmentedSegment segment =
          new AugmentedSegment(first.recording(), span, first.speaker(), source, target);
      String reason = reason(segment, end < start, translated);
      if (reason.isEmpty()) {
        kept.add(segment);
      } else {
        rejected.add(new AugmentedCorpus.Rejected(segment, reason));
      }
    }
  }

  private String reason(AugmentedSegment segment, boolean backwards, boolean translated) {
    double seconds = segment.span().seconds();
    if (backwards || segment.span().isEmpty()) {
      return "ends before it begins";
    }
    if (seconds < settings.minSeconds()) {
      return String.format(
          Locale.ROOT, "%.3f s is shorter than %s s", seconds, settings.minSeconds());
    }
    if (seconds > settings.maxSeconds()) {
      return String.format(
          Locale.ROOT, "%.3f s is longer than %s s", seconds, settings.maxSeconds());
    }
    return translated && segment.target().isEmpty() ? "no word of the translation" : "";
  }

  private static String source(RecordingWords words, int from, int to) {
    List<String> text = new ArrayList<>();
    for (int word = from; word < to; ) {
      List<String> all = CorpusSentence.words(words.sentence(word).source());
      int index = words.position(word).index();
      int count = Math.min(all.size() - index, to - word);
      text.addAll(all.subList(index, index + count));
      word += count;
    }
    return String.join(" ", text);
  }

  /** Joins the target words from a place in the first sentence to a place in the last one. */
  private static String target(RecordingWords words, int from, int first, int to, int end) {
    int a = words.position(from).sentence();
    boolean inside = to < words.size() && words.position(to).index() > 0;
    int b = inside ? words.position(to).sentence() : words.position(to - 1).sentence();
    List<String> text = new ArrayList<>();
    for (int sentence = a; sentence <= b; sentence++) {
      List<String> all = CorpusSentence.words(words.sentences().get(sentence).target());
      int low = sentence == a ? first : 0;
      int high = inside && sentence == b ? end : all.size();
      text.addAll(all.subList(low, Math.max(low, high)));
    }
    return String.join(" ", text);
  }
}
