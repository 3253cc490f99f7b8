package dev.caesura.corpus;

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
 * What another recogniser heard, from its file: all channels of one recording together.
 *
 * @param file where the words are from
 * @param words the words in order of time
 * @param repairs what the reader put right
 */
public record KnownWords(Path file, List<Word> words, Repairs repairs) {

  /** A word may end this much after the recording: recognisers pad, and round. */
  private static final double SLACK_SECONDS = 1;

  /**
   * Reads the words of a recording.
   *
   * @param file any format that {@link HypothesisReader} knows
   * @param recording the name to look for if the file has several recordings; names are compared by
   *     {@link RecordingName#of(String)}
   * @param rate the clock of the words
   * @return all channels of the recording together
   * @throws IOException if the file cannot be read, has no words, or those of other recordings only
   */
  public static KnownWords read(Path file, String recording, int rate) throws IOException {
    List<Hypothesis> all = HypothesisReader.of(rate).read(file);
    List<String> names = all.stream().map(Hypothesis::recording).distinct().toList();
    List<Hypothesis> ours = all;
    if (names.size() > 1) {
      ours = named(all, recording);
      if (ours.isEmpty()) {
        throw new IOException(
            file + ": words of " + recording + " are expected, found those of " + shown(names));
      }
    }
    List<Word> words = new ArrayList<>();
    Repairs repairs = Repairs.NONE;
    for (Hypothesis hypothesis : ours) {
      words.addAll(hypothesis.transcript().words());
      repairs = repairs.plus(hypothesis.repairs());
    }
    if (words.isEmpty()) {
      throw new IOException(file + ": words are expected, there are none");
    }
    if (ours.size() > 1) {
      words.sort(Comparator.comparingLong(word -> word.span().startSample()));
    }
    return new KnownWords(file, List.copyOf(words), repairs);
  }

  /**
   * The words on their own clock.
   *
   * @return all words in order of time
   */
  public Transcript transcript() {
    return new Transcript(words);
  }

  /** The words, cut to a recording that they do fit. */
  Transcript within(TimeSpan extent) throws IOException {
    List<Word> inside = new ArrayList<>();
    for (Word word : words) {
      if (word.span().endSeconds() > extent.endSeconds() + SLACK_SECONDS) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: words of a recording of %.2f s are expected, found %s at %.2f s",
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
