package dev.caesura.corpus.mine;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.Repairs;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Words of one recording from another recogniser's file, all channels together. Immutable and
 * thread-safe.
 *
 * @param file the file
 * @param words the words in the order of time, at least one
 * @param repairs what the reader corrected
 */
public record HypothesisWords(Path file, List<Word> words, Repairs repairs) {

  /** A word may end this much after the recording, because recognisers pad and round. */
  private static final double SLACK_SECONDS = 1;

  /** With more words after the end than one in this many, the words are of another recording. */
  private static final int MIN_WORDS_PER_LATE_WORD = 20;

  /**
   * Reads the words of a recording.
   *
   * @param file any format that {@link HypothesisReader} knows
   * @param recording the name to look for if the file has several recordings; names are compared by
   *     {@link RecordingName#of(String)}
   * @param rate the sample rate of the words' times, in hertz
   * @return the words of all channels of the recording
   * @throws IOException if the file cannot be read, has no words, or only words of other recordings
   */
  public static HypothesisWords read(Path file, String recording, int rate) throws IOException {
    List<Hypothesis> all = HypothesisReader.of(rate).read(file);
    List<String> names = all.stream().map(Hypothesis::recording).distinct().toList();
    List<Hypothesis> ours = all;
    if (names.size() > 1) {
      ours = named(all, recording);
      if (ours.isEmpty()) {
        throw new IOException(
            file + ": expected words of " + recording + "; found those of " + shown(names));
      }
    }
    List<Word> words = new ArrayList<>();
    Repairs repairs = Repairs.NONE;
    for (Hypothesis hypothesis : ours) {
      words.addAll(hypothesis.transcript().words());
      repairs = repairs.plus(hypothesis.repairs());
    }
    if (words.isEmpty()) {
      throw new IOException(file + ": expected words; found none");
    }
    if (ours.size() > 1) {
      words.sort(Comparator.comparingLong(word -> word.span().startSample()));
    }
    return new HypothesisWords(file, List.copyOf(words), repairs);
  }

  /**
   * Returns the words as a transcript.
   *
   * @return all words in the order of time
   */
  public Transcript transcript() {
    return new Transcript(words);
  }

  /**
   * Returns the words clipped to the recording.
   *
   * @param extent the whole recording, at the rate of the words
   * @return all words, each inside the recording
   * @throws IOException if more than one word in twenty ends more than a second after the recording
   */
  public Transcript within(TimeSpan extent) throws IOException {
    List<Word> inside = new ArrayList<>();
    long late =
        words.stream()
            .filter(word -> word.span().endSeconds() > extent.endSeconds() + SLACK_SECONDS)
            .count();
    for (Word word : words) {
      if (late * MIN_WORDS_PER_LATE_WORD > words.size()
          && word.span().endSeconds() > extent.endSeconds() + SLACK_SECONDS) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: expected words of a recording of %.2f s; found \"%s\" at %.2f s",
                file,
                extent.seconds(),
                word.text(),
                word.span().endSeconds()));
      }
      inside.add(new Word(word.text(), cut(word.span(), extent.endSample()), word.score()));
    }
    return new Transcript(inside);
  }

  private static TimeSpan cut(TimeSpan span, long end) {
    return new TimeSpan(
        Math.min(span.startSample(), end), Math.min(span.endSample(), end), span.sampleRate());
  }

  /** Returns the hypotheses of a recording; those of exactly its name, if there are any. */
  private static List<Hypothesis> named(List<Hypothesis> all, String recording) {
    List<Hypothesis> exact = all.stream().filter(h -> h.recording().equals(recording)).toList();
    String name = RecordingName.of(recording);
    return exact.isEmpty()
        ? all.stream().filter(h -> RecordingName.of(h.recording()).equals(name)).toList()
        : exact;
  }

  private static String shown(List<String> names) {
    return names.size() <= 5
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }
}
