package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Conversation;
import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Turn;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Aligner of recordings in which speakers or channels overlap. Each reading order of the turns, and
 * each speaker or channel by itself, is aligned with the whole transcript. Then each sentence takes
 * the place where it is most similar, long sentences first.
 *
 * <p>A sentence leaves its place in the first reading order only for one with the same words, or
 * one that is much more similar. No recognised word is in two sentences, but for one in five at
 * their edges. Sentences of different speakers may overlap in time. Without overlaps, the result is
 * that of the aligner alone. Immutable and thread-safe, as far as the aligner is.
 */
public final class TurnAligner {

  /** With more speakers, those with the fewest words are not aligned by themselves. */
  private static final int MAX_TRACKS = 16;

  /** How many words beside a sentence may still belong to it. */
  private static final int EXTRA_WORDS = 3;

  private final LongAligner aligner;

  private TurnAligner(LongAligner aligner) {
    this.aligner = aligner;
  }

  /**
   * Returns an aligner.
   *
   * @param aligner aligns words in the order of time
   * @return the aligner of overlapping turns
   */
  public static TurnAligner of(LongAligner aligner) {
    return new TurnAligner(Objects.requireNonNull(aligner, "aligner"));
  }

  /**
   * Aligns one recording.
   *
   * @param recording name of the recording, for the result
   * @param conversation the recognised words of the whole recording
   * @param written the transcript, split into sentences; segments of white space are skipped
   * @return first all sentences in the order of the text, then the speech without text in the order
   *     of time
   */
  public List<Utterance> align(String recording, Conversation conversation, Segmentation written) {
    if (conversation.orders().size() == 1 && !conversation.isOverlapping()) {
      return aligner.align(recording, inTime(conversation.words()), written);
    }
    TurnWords words = new TurnWords(conversation.orders().get(0));
    List<List<Turn>> orders = new ArrayList<>(conversation.orders());
    orders.addAll(tracks(conversation.orders().get(0)));
    List<Utterance> sentences = new ArrayList<>();
    List<SentencePlace> places = new ArrayList<>();
    List<SentencePlace> repeated = new ArrayList<>();
    for (int order = 0; order < orders.size(); order++) {
      TurnClock clock = TurnClock.of(orders.get(order));
      int sentence = 0;
      for (Utterance found : aligner.align(recording, clock.transcript(), written)) {
        switch (found.status()) {
          case MATCHED, MOVED, ONLY_IN_TEXT -> {
            if (order == 0) {
              sentences.add(onlyInText(found));
            }
            if (found.span().isPresent()) {
              places.add(words.place(order, sentence, found, clock));
            }
            sentence++;
          }
          case REPEATED -> {
            if (order == 0) {
              repeated.add(words.place(order, sentence, found, clock));
            }
          }
          case ONLY_IN_AUDIO -> {
            // What no sentence takes is collected at the end.
          }
        }
      }
    }
    boolean[] taken = new boolean[words.size()];
    List<SentencePlace> chosen = new ArrayList<>();
    for (SentencePlace place : byWeight(places)) {
      boolean isOpen = sentences.get(place.sentence()).span().isEmpty();
      if (isOpen && place.isFree(taken)) {
        place.take(taken);
        sentences.set(place.sentence(), place.utterance());
        chosen.add(place);
      }
    }
    for (SentencePlace place : chosen) {
      sentences.set(place.sentence(), extended(place, words, taken).utterance());
    }
    List<Utterance> others = new ArrayList<>();
    for (SentencePlace place : repeated) {
      if (place.isFree(taken)) {
        place.take(taken);
        others.add(place.utterance());
      }
    }
    others.addAll(words.unmatched(recording, taken));
    others.sort(Comparator.comparing(utterance -> utterance.span().orElseThrow()));
    sentences.addAll(others);
    return sentences;
  }

  /**
   * Returns a sentence with the free words beside it that belong to it: where others of its text
   * are missing, an order may have paired these with another sentence.
   */
  private SentencePlace extended(SentencePlace place, TurnWords words, boolean[] taken) {
    Utterance sentence = place.utterance();
    Optional<Turn> turn =
        sentence.score() < 1 ? words.widened(place, taken, EXTRA_WORDS) : Optional.empty();
    if (turn.isEmpty()) {
      return place;
    }
    TurnClock clock = TurnClock.of(List.of(turn.get()));
    TextSpan whole = new TextSpan(0, sentence.text().length());
    Utterance alone =
        aligner
            .align(
                sentence.recording(),
                clock.transcript(),
                new Segmentation(sentence.text(), List.of(whole)))
            .get(0);
    if (alone.score() <= sentence.score() || alone.span().isEmpty()) {
      return place;
    }
    SentencePlace better =
        words.place(place.order(), place.sentence(), moved(alone, sentence), clock);
    better.take(taken);
    return better;
  }

  /** Returns a sentence that was aligned alone, at its place in the text. */
  private static Utterance moved(Utterance alone, Utterance sentence) {
    int offset = sentence.source().orElseThrow().start();
    List<AlignedWord> words =
        alone.words().stream()
            .map(
                word ->
                    new AlignedWord(
                        new TextSpan(word.source().start() + offset, word.source().end() + offset),
                        word.span(),
                        word.evidence()))
            .toList();
    return new Utterance(
        sentence.recording(),
        sentence.status(),
        alone.span(),
        sentence.source(),
        sentence.text(),
        alone.hypothesis(),
        words,
        alone.cer(),
        alone.score(),
        alone.errorProbability());
  }

  private static Utterance onlyInText(Utterance sentence) {
    return Utterance.onlyInText(
        sentence.recording(),
        new Utterance.Passage(sentence.source().orElseThrow(), sentence.text()));
  }

  /** Returns words of turns that overlap by rounding only. */
  private static Transcript inTime(List<Word> words) {
    return new Transcript(
        words.stream()
            .sorted(Comparator.comparingLong(word -> word.span().startSample()))
            .toList());
  }

  /** Returns the turns of each track, the longest tracks first. */
  private static Collection<List<Turn>> tracks(List<Turn> turns) {
    Map<Integer, List<Turn>> tracks = new TreeMap<>();
    turns.forEach(turn -> tracks.computeIfAbsent(turn.track(), t -> new ArrayList<>()).add(turn));
    return tracks.values().stream()
        .sorted(Comparator.comparingInt(track -> -Conversation.words(track).size()))
        .limit(MAX_TRACKS)
        .toList();
  }

  private static List<SentencePlace> byWeight(List<SentencePlace> places) {
    Map<Integer, SentencePlace> first = new TreeMap<>();
    places.stream()
        .filter(place -> place.order() == 0)
        .forEach(place -> first.put(place.sentence(), place));
    return places.stream()
        .sorted(
            Comparator.comparingDouble(
                    (SentencePlace place) -> -place.weight(first.get(place.sentence())))
                .thenComparingInt(SentencePlace::order)
                .thenComparingInt(SentencePlace::sentence))
        .toList();
  }
}
