package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Heard words that belong to no sentence, in stretches. */
final class UnmatchedSpeechFinder {

  /** A pause that parts two stretches, in seconds. */
  private static final double PAUSE_SECONDS = 0.6;

  private UnmatchedSpeechFinder() {}

  /** Stretches of neighbouring words without a sentence ({@code owner} is -1), parted at pauses. */
  static List<Utterance> of(String recording, Transcript heard, int[] owner, OccupiedTime taken) {
    List<Utterance> stretches = new ArrayList<>();
    List<Word> run = new ArrayList<>();
    for (int i = 0; i <= owner.length; i++) {
      boolean leftover = i < owner.length && owner[i] < 0;
      boolean goesOn =
          leftover && !run.isEmpty() && pause(run, heard.words().get(i)) < PAUSE_SECONDS;
      if (!run.isEmpty() && !goesOn) {
        stretches.add(stretch(recording, run, i - run.size(), taken));
        run.clear();
      }
      if (leftover) {
        run.add(heard.words().get(i));
      }
    }
    return stretches;
  }

  private static double pause(List<Word> run, Word next) {
    TimeSpan last = run.get(run.size() - 1).span();
    return (double) (next.span().startSample() - last.endSample()) / last.sampleRate();
  }

  private static Utterance stretch(
      String recording, List<Word> words, int first, OccupiedTime taken) {
    String text = WordJoiner.joinHeard(words.stream().map(Word::text).toList());
    TimeSpan span = words.stream().map(Word::span).reduce(TimeSpan::extent).orElseThrow();
    return new Utterance(
        recording,
        Status.ONLY_IN_AUDIO,
        Optional.of(taken.cut(first, span)),
        Optional.empty(),
        text,
        text,
        List.of(),
        1,
        0);
  }
}
