package dev.caesura.align.ctc;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.Emissions;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Placer of sentences by forced alignment: takes sentences whose place is roughly known, from
 * recognised words for example, and gives each of their words the time and the confidence that the
 * emissions support.
 *
 * <p>Sentences with pauses of at most {@value #MAX_PAUSE_SECONDS} s between them are aligned
 * together, up to {@value #MAX_BLOCK_SECONDS} s at once, with {@value #MARGIN_SECONDS} s around
 * them that belong to no other sentence. Words that are not spoken are skipped, and so is speech
 * that is not written, at the costs of the settings. A sentence of which less than half can be
 * placed keeps its times. Statuses and scores stay. Immutable and thread-safe.
 */
public final class CtcSentencePlacer {

  static final double MAX_PAUSE_SECONDS = 1.5;
  static final double MAX_BLOCK_SECONDS = 60;
  static final double MARGIN_SECONDS = 1;

  /** The cost of a symbol that is not spoken, in nats: 1 in 20 of the probability. */
  private static final double SKIPPED_TEXT = 3;

  /** The cost of a frame of speech that is not written, in nats. */
  private static final double SKIPPED_SPEECH = 1;

  private final CtcAligner aligner;
  private final SpokenWords spoken;

  private CtcSentencePlacer(CtcAligner aligner, SpokenWords spoken) {
    this.aligner = aligner;
    this.spoken = spoken;
  }

  /**
   * Creates a placer for the sentences of one transcript, which skips a word for 3 nats a symbol,
   * and speech for 1 nat a frame.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @param speller brings words into its alphabet
   * @param normalizer reads numbers and the like
   * @param transcript the whole text
   * @return the placer
   */
  public static CtcSentencePlacer of(
      CtcVocabulary vocabulary, CtcSpeller speller, WordNormalizer normalizer, String transcript) {
    CtcAlignerSettings settings =
        CtcAlignerSettings.defaults()
            .withSkippedText(SKIPPED_TEXT)
            .withSkippedSpeech(SKIPPED_SPEECH);
    return new CtcSentencePlacer(
        CtcAligner.of(vocabulary, settings),
        new SpokenWords(
            Objects.requireNonNull(speller, "speller"),
            Objects.requireNonNull(normalizer, "normalizer"),
            Objects.requireNonNull(transcript, "transcript")));
  }

  /**
   * Places sentences.
   *
   * @param emissions the emissions of the whole recording
   * @param utterances utterances of the recording, in any order
   * @return the same utterances in the same order; those with text and audio have new times and a
   *     confidence
   */
  public List<Utterance> place(Emissions emissions, List<Utterance> utterances) {
    List<Integer> timed = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      Status status = utterances.get(i).status();
      if (status == Status.MATCHED || status == Status.MOVED) {
        timed.add(i);
      }
    }
    timed.sort(Comparator.comparing(i -> span(utterances.get(i))));
    List<Utterance> placed = new ArrayList<>(utterances);
    int rate = emissions.span().sampleRate();
    long margin = Math.round(MARGIN_SECONDS * rate);
    long free = 0;
    for (int from = 0; from < timed.size(); ) {
      int to = blockEnd(timed, from, utterances);
      List<Integer> block = timed.subList(from, to);
      long start = span(utterances.get(block.get(0))).startSample();
      long end = 0;
      for (int index : block) {
        end = Math.max(end, span(utterances.get(index)).endSample());
      }
      long limit =
          to == timed.size()
              ? emissions.span().endSample()
              : Math.max(end, middle(end, span(utterances.get(timed.get(to))).startSample()));
      long first = Math.max(free, start - margin);
      long last = Math.min(limit, end + margin);
      align(emissions, frame(emissions, first), frame(emissions, last), block, placed);
      free = Math.max(last, free);
      from = to;
    }
    shortenSpeechWithoutText(timed, placed);
    return placed;
  }

  /** Cuts off the parts of speech without text in which words were placed. */
  private static void shortenSpeechWithoutText(List<Integer> timed, List<Utterance> placed) {
    List<TimeSpan> taken =
        Timelines.support(timed.stream().map(i -> span(placed.get(i))).sorted().toList());
    for (int i = 0; i < placed.size(); i++) {
      Utterance speech = placed.get(i);
      if (speech.status() == Status.ONLY_IN_AUDIO) {
        TimeSpan span = span(speech);
        TimeSpan rest =
            Timelines.gaps(taken, span).stream()
                .max(Comparator.comparingLong(TimeSpan::samples))
                .orElse(new TimeSpan(span.startSample(), span.startSample(), span.sampleRate()));
        placed.set(i, speech.withTimes(rest, List.of()));
      }
    }
  }

  private static TimeSpan span(Utterance utterance) {
    return utterance.span().orElseThrow();
  }

  private static long middle(long end, long next) {
    return end + (next - end) / 2;
  }

  private static int frame(Emissions emissions, long sample) {
    long frame = sample / emissions.grid().hopSamples();
    return (int) Math.max(0, Math.min(emissions.frames(), frame));
  }

  private static int blockEnd(List<Integer> timed, int from, List<Utterance> utterances) {
    TimeSpan first = span(utterances.get(timed.get(from)));
    long end = first.endSample();
    int to = from + 1;
    while (to < timed.size()) {
      TimeSpan next = span(utterances.get(timed.get(to)));
      double pause = (double) (next.startSample() - end) / next.sampleRate();
      double seconds = (double) (next.endSample() - first.startSample()) / next.sampleRate();
      if (pause > MAX_PAUSE_SECONDS || seconds > MAX_BLOCK_SECONDS) {
        break;
      }
      end = Math.max(end, next.endSample());
      to++;
    }
    return to;
  }

  private void align(
      Emissions emissions, int first, int last, List<Integer> block, List<Utterance> placed) {
    List<SpokenWords.Unit> units = new ArrayList<>();
    for (int index : block) {
      units.addAll(spoken.units(index, placed.get(index)));
    }
    if (units.isEmpty() || first >= last) {
      return;
    }
    CtcAlignment alignment;
    try {
      alignment =
          aligner.align(
              emissions.slice(first, last),
              units.stream().map(SpokenWords.Unit::text).toList(),
              units.stream().map(SpokenWords.Unit::symbols).toList());
    } catch (IllegalArgumentException e) {
      // No path has a probability above 0: the words keep their times, without a confidence.
      return;
    }
    PlacedTimes times = new PlacedTimes(units, alignment);
    for (int index : block) {
      Utterance sentence = placed.get(index);
      placed.set(index, timed(sentence, times.of(index, sentence.words().size())));
    }
  }

  /** Returns a sentence with the times of its words, of which those without one are empty. */
  private static Utterance timed(Utterance sentence, List<PlacedTimes.Place> places) {
    List<AlignedWord> words = sentence.words();
    if (words.isEmpty()) {
      return sentence;
    }
    long found = places.stream().filter(PlacedTimes.Place::isFound).count();
    List<AlignedWord> result = new ArrayList<>();
    if (2 * found < words.size()) {
      for (AlignedWord word : words) {
        result.add(new AlignedWord(word.source(), word.span(), word.evidence(), PlacedTimes.NONE));
      }
      return sentence.withTimes(span(sentence), result);
    }
    for (int w = 0; w < words.size(); w++) {
      AlignedWord word = words.get(w);
      PlacedTimes.Place place = places.get(w);
      Evidence evidence =
          !place.isFound()
              ? Evidence.INTERPOLATED
              : word.evidence() == Evidence.INTERPOLATED ? Evidence.ALIGNED : word.evidence();
      result.add(new AlignedWord(word.source(), place.span(), evidence, place.confidence()));
    }
    TimeSpan span = result.get(0).span().extent(result.get(result.size() - 1).span());
    return sentence.withTimes(span, result);
  }
}
