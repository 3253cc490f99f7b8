package dev.caesura.corpus.mine;

import dev.caesura.align.Conversation;
import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.io.Repairs;
import dev.caesura.audio.RecordingNameMatcher;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Words of one recording from another recogniser's file, all channels together. Immutable and
 * thread-safe.
 *
 * @param file the file
 * @param conversation the words by turns, in the order of {@link ReadingOrder}; empty for a silent
 *     recording
 * @param repairs what was corrected
 */
public record HypothesisWords(Path file, Conversation conversation, Repairs repairs) {

  /** A word may end this much after the recording, because recognisers pad and round. */
  private static final double SLACK_SECONDS = 1;

  /** With more words after the end than one in this many, the words are of another recording. */
  private static final int MIN_WORDS_PER_LATE_WORD = 20;

  /**
   * Reads the words of a recording.
   *
   * @param file any format that {@link HypothesisReader} knows
   * @param recording the name to look for if the file has several recordings; names are compared by
   *     {@link RecordingNameMatcher}
   * @param rate the sample rate of the words' times, in hertz
   * @return the words of all channels of the recording; none if nothing was recognised
   * @throws IOException if the file cannot be read, or has only words of other recordings
   */
  public static HypothesisWords read(Path file, String recording, int rate) throws IOException {
    List<Hypothesis> all = HypothesisReader.of(rate).read(file);
    List<Hypothesis> ours = all;
    if (Hypothesis.recordings(all).size() > 1) {
      ours = Hypothesis.of(recording, all);
      if (ours.isEmpty()) {
        throw new IOException(
            file
                + ": expected words of "
                + recording
                + "; found those of "
                + shown(Hypothesis.recordings(all)));
      }
    }
    Repairs repairs = Repairs.NONE;
    for (Hypothesis hypothesis : ours) {
      repairs = repairs.plus(hypothesis.repairs());
    }
    return new HypothesisWords(file, ReadingOrder.of(ours).conversation(), repairs);
  }

  /**
   * Returns the words in reading order.
   *
   * @return all words; their starts ascend unless speakers or channels overlap
   */
  public List<Word> words() {
    return conversation.words();
  }

  /**
   * Returns the words clipped to the recording.
   *
   * @param extent the whole recording, at the rate of the words
   * @return all words, each inside the recording; the clipped ones count as repairs
   * @throws IOException if more than one word in twenty ends more than a second after the recording
   */
  public HypothesisWords within(TimeSpan extent) throws IOException {
    List<Word> late =
        words().stream()
            .filter(word -> word.span().endSeconds() > extent.endSeconds() + SLACK_SECONDS)
            .toList();
    if ((long) late.size() * MIN_WORDS_PER_LATE_WORD > words().size()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected words of a recording of %.2f s; found \"%s\" at %.2f s",
              file,
              extent.seconds(),
              late.get(0).text(),
              late.get(0).span().endSeconds()));
    }
    long end = extent.endSample();
    int clipped = (int) words().stream().filter(word -> word.span().endSample() > end).count();
    return new HypothesisWords(
        file,
        conversation.withWords(word -> new Word(word.text(), cut(word.span(), end), word.score())),
        repairs.withClipped(clipped));
  }

  private static TimeSpan cut(TimeSpan span, long end) {
    return new TimeSpan(
        Math.min(span.startSample(), end), Math.min(span.endSample(), end), span.sampleRate());
  }

  private static String shown(List<String> names) {
    return names.size() <= 5
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }
}
