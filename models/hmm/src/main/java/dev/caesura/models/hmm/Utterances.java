package dev.caesura.models.hmm;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.NormalizedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Turns places of sentences and words into utterances. Immutable. */
final class Utterances {

  /** Shorter speech without text is a breath, or rounding. */
  private static final int MIN_UNMATCHED_FRAMES = 30;

  private final String recording;
  private final StateNetwork network;
  private final Alignment alignment;
  private final TranscriptUnits text;

  Utterances(String recording, StateNetwork network, Alignment alignment, TranscriptUnits text) {
    this.recording = recording;
    this.network = network;
    this.alignment = alignment;
    this.text = text;
  }

  /** Returns all sentences in the order of the text, then speech without text. */
  List<Utterance> list(
      SentencePlaces.Place[] places, double[] scores, double[][] posteriors, boolean[] speech) {
    List<Utterance> result = new ArrayList<>();
    for (Passage passage : text.passages()) {
      result.add(Utterance.onlyInText(recording, passage));
    }
    boolean[] taken = new boolean[speech.length];
    for (int i = 0; i < places.length; i++) {
      SentencePlaces.Place place = places[i];
      if (place.isFound()) {
        int at = text.withWords().get(i);
        Speech spoken =
            new Speech(span(place.start(), place.end()), "", words(i, place, posteriors[i]));
        result.set(
            at,
            Utterance.matched(
                recording, text.passages().get(at), spoken, new Similarity(1, scores[i])));
        java.util.Arrays.fill(taken, place.start(), Math.min(taken.length, place.end()), true);
      }
    }
    for (int t = 0; t < speech.length; t++) {
      int from = t;
      while (t < speech.length && speech[t] && !taken[t]) {
        t++;
      }
      if (t - from >= MIN_UNMATCHED_FRAMES) {
        result.add(Utterance.onlyInAudio(recording, span(from, t), ""));
      }
    }
    return result;
  }

  private static TimeSpan span(int from, int to) {
    return new TimeSpan(
        (long) from * SpeechFeatures.HOP, (long) to * SpeechFeatures.HOP, SpeechFeatures.RATE);
  }

  /** Returns the words of a sentence; those that were not found lie between their neighbours. */
  private List<AlignedWord> words(int sentence, SentencePlaces.Place place, double[] posteriors) {
    List<NormalizedWord> words = text.words().get(sentence);
    int first = network.firstWord(sentence);
    int[][] frames = new int[words.size()][];
    for (int w = 0; w < frames.length; w++) {
      boolean inside = first + w >= place.firstWord() && first + w <= place.lastWord();
      int[] found = inside ? alignment.place(network, first + w) : new int[] {-1, -1};
      frames[w] = found;
    }
    boolean[] found = new boolean[frames.length];
    int done = place.start();
    for (int w = 0; w < frames.length; w++) {
      found[w] = frames[w][0] >= 0;
      if (found[w]) {
        done = frames[w][1];
        continue;
      }
      int next = w;
      int letters = 0;
      while (next < frames.length && frames[next][0] < 0) {
        letters += network.letters(first + next++);
      }
      int end = next < frames.length ? frames[next][0] : place.end();
      int own = network.letters(first + w);
      int to = done + (int) ((long) (end - done) * own / Math.max(1, letters));
      frames[w] = new int[] {done, to};
      done = to;
    }
    return joined(words, frames, found, posteriors);
  }

  /** Joins the words of a number, which share their place in the text. */
  private static List<AlignedWord> joined(
      List<NormalizedWord> words, int[][] frames, boolean[] found, double[] posteriors) {
    List<AlignedWord> result = new ArrayList<>();
    for (int w = 0; w < frames.length; w++) {
      int last = w;
      boolean any = found[w];
      double least = posteriors[w];
      while (last + 1 < frames.length
          && words.get(last + 1).source().equals(words.get(w).source())) {
        any |= found[++last];
        least = Math.min(least, posteriors[last]);
      }
      result.add(
          new AlignedWord(
              words.get(w).source(),
              span(frames[w][0], Math.max(frames[w][0], frames[last][1])),
              any ? AlignedWord.Evidence.MATCH : AlignedWord.Evidence.INTERPOLATED,
              Double.isNaN(least) ? OptionalDouble.empty() : OptionalDouble.of(least)));
      w = last;
    }
    return result;
  }
}
