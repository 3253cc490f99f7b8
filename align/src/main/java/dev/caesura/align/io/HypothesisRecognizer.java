package dev.caesura.align.io;

import dev.caesura.align.Recognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Recogniser that returns known words, such as those of a hypothesis file, instead of recognising
 * the audio.
 *
 * <p>A segment has the words whose middle lies in it, so that segments that tile a recording have
 * each word exactly once. A word that extends over the edge of its segment is cut there. Any sample
 * rate is accepted. Immutable and thread-safe.
 */
public final class HypothesisRecognizer implements Recognizer {

  private final List<Word> words;

  /** Length of the longest word, in samples: words that begin earlier do not reach a segment. */
  private final long maxSamples;

  private HypothesisRecognizer(List<Word> words) {
    this.words = words;
    this.maxSamples = words.stream().mapToLong(word -> word.span().samples()).max().orElse(0);
  }

  /**
   * Creates a recogniser of one recording.
   *
   * @param transcript the words of the recording, at any sample rate
   * @return a new recogniser
   */
  public static HypothesisRecognizer of(Transcript transcript) {
    return new HypothesisRecognizer(transcript.words());
  }

  @Override
  public Transcript recognize(Signal segment) {
    TimeSpan span = segment.span();
    List<Word> recognized = new ArrayList<>();
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
        recognized.add(new Word(word.text(), inside, word.score()));
      }
    }
    return new Transcript(recognized);
  }

  /** Returns the first word that begins late enough to reach a segment. */
  private int firstAfter(TimeSpan segment) {
    if (words.isEmpty()) {
      return 0;
    }
    // One sample more, for rounding between sample rates.
    long from = segment.at(words.get(0).span().sampleRate()).startSample() - maxSamples - 1;
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
