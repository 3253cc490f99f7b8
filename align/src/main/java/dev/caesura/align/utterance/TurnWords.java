package dev.caesura.align.utterance;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Turn;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words of all turns of a recording, with a number for each. Immutable. */
final class TurnWords {

  /** A pause that splits two stretches of speech without text, in seconds. */
  private static final double PAUSE_SECONDS = 0.6;

  private final IdentityHashMap<Word, Integer> numbers = new IdentityHashMap<>();
  private final Map<Integer, List<Word>> tracks = new TreeMap<>();
  private final List<List<Word>> trackOf = new ArrayList<>();
  private final List<Integer> indexInTrack = new ArrayList<>();

  TurnWords(List<Turn> turns) {
    for (Turn turn : turns) {
      List<Word> track = tracks.computeIfAbsent(turn.track(), key -> new ArrayList<>());
      for (Word word : turn.words()) {
        numbers.put(word, numbers.size());
        trackOf.add(track);
        indexInTrack.add(track.size());
        track.add(word);
      }
    }
  }

  /** Returns the number of words. */
  int size() {
    return numbers.size();
  }

  /**
   * Returns the words of a place with the free words of the track beside them.
   *
   * @param extra how many words to add at each end, if they are free
   * @return a turn; empty if the place has words of several tracks, or none are added
   */
  Optional<Turn> widened(SentencePlace place, boolean[] taken, int extra) {
    List<Integer> own = place.words();
    if (own.isEmpty() || own.stream().anyMatch(n -> trackOf.get(n) != trackOf.get(own.get(0)))) {
      return Optional.empty();
    }
    List<Word> track = trackOf.get(own.get(0));
    int from = indexInTrack.get(own.get(0));
    int to = indexInTrack.get(own.get(own.size() - 1)) + 1;
    int size = to - from;
    for (int i = 0; i < extra && from > 0 && !taken[numbers.get(track.get(from - 1))]; i++) {
      from--;
    }
    for (int i = 0; i < extra && to < track.size() && !taken[numbers.get(track.get(to))]; i++) {
      to++;
    }
    return to - from > size ? Optional.of(new Turn(0, track.subList(from, to))) : Optional.empty();
  }

  /** Returns an utterance that was found on a clock, in the time of the recording. */
  SentencePlace place(int order, int sentence, Utterance found, TurnClock clock) {
    TimeSpan span = found.span().orElseThrow();
    List<Integer> inside = new ArrayList<>();
    TimeSpan recorded = null;
    for (int i = clock.firstFrom(span.startSample()); i < clock.transcript().size(); i++) {
      TimeSpan word = clock.transcript().words().get(i).span();
      long middle = word.startSample() + word.samples() / 2;
      if (middle > span.endSample()) {
        break;
      }
      if (middle >= span.startSample()) {
        inside.add(numbers.get(clock.original(i)));
        TimeSpan own = clock.recorded(word);
        recorded = recorded == null ? own : recorded.extent(own);
      }
    }
    List<AlignedWord> words = new ArrayList<>();
    for (AlignedWord word : found.words()) {
      TimeSpan own = clock.recorded(word.span());
      words.add(new AlignedWord(word.source(), own, word.evidence()));
      recorded = recorded == null ? own : recorded.extent(own);
    }
    TimeSpan whole = recorded == null ? clock.recorded(span) : recorded;
    return new SentencePlace(order, sentence, found.withTimes(whole, words), inside);
  }

  /** Returns the speech that no sentence has taken, track by track. */
  List<Utterance> unmatched(String recording, boolean[] taken) {
    List<Utterance> stretches = new ArrayList<>();
    for (List<Word> track : tracks.values()) {
      List<Word> stretch = new ArrayList<>();
      for (Word word : track) {
        boolean isFree = !taken[numbers.get(word)];
        if (!stretch.isEmpty() && (!isFree || pause(stretch, word) >= PAUSE_SECONDS)) {
          stretches.add(onlyInAudio(recording, stretch));
          stretch.clear();
        }
        if (isFree) {
          stretch.add(word);
        }
      }
      if (!stretch.isEmpty()) {
        stretches.add(onlyInAudio(recording, stretch));
      }
    }
    return stretches;
  }

  private static double pause(List<Word> stretch, Word next) {
    TimeSpan last = stretch.get(stretch.size() - 1).span();
    return (double) (next.span().startSample() - last.endSample()) / last.sampleRate();
  }

  private static Utterance onlyInAudio(String recording, List<Word> words) {
    TimeSpan span = words.stream().map(Word::span).reduce(TimeSpan::extent).orElseThrow();
    return Utterance.onlyInAudio(
        recording, span, WordJoiner.joinRaw(words.stream().map(Word::text).toList()));
  }
}
