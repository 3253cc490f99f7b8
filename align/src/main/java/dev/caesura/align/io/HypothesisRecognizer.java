package dev.caesura.align.io;

import dev.caesura.align.Recognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A recogniser that already knows what is said: words of a file, on the recording's clock. It does
 * not listen.
 *
 * <p>A piece has the words whose middle lies in it, so that pieces that tile a recording share out
 * every word once; a word that sticks out of its piece is cut to it. Takes every sample rate.
 * Immutable and thread-safe.
 */
public final class HypothesisRecognizer implements Recognizer {

  private final List<Word> words;

  /** Samples of the longest word: no word that begins earlier than this before a piece is in it. */
  private final long longest;

  private HypothesisRecognizer(List<Word> words) {
    this.words = words;
    this.longest = words.stream().mapToLong(word -> word.span().samples()).max().orElse(0);
  }

  /**
   * A recogniser that knows a whole recording.
   *
   * @param transcript its words, at any rate
   * @return the recogniser
   */
  public static HypothesisRecognizer of(Transcript transcript) {
    return new HypothesisRecognizer(transcript.words());
  }

  @Override
  public Transcript recognize(Signal piece) {
    TimeSpan span = piece.span();
    List<Word> heard = new ArrayList<>();
    for (int i = firstAfter(span); i < words.size(); i++) {
      Word word = words.get(i);
      TimeSpan place = word.span().at(span.sampleRate());
      if (place.startSample() >= span.endSample()) {
        break;
      }
      long middle = place.startSample() + place.samples() / 2;
      if (span.startSample() <= middle && middle < span.endSample()) {
        TimeSpan inside =
            new TimeSpan(
                Math.max(span.startSample(), place.startSample()),
                Math.min(span.endSample(), place.endSample()),
                span.sampleRate());
        heard.add(new Word(word.text(), inside, word.score()));
      }
    }
    return new Transcript(heard);
  }

  /** The first word that begins late enough to reach into a piece. */
  private int firstAfter(TimeSpan piece) {
    if (words.isEmpty()) {
      return 0;
    }
    // One sample more, for rounding from one rate to the other.
    long from = piece.at(words.get(0).span().sampleRate()).startSample() - longest - 1;
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).span().startSample() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
