package dev.caesura.cli.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.SpeakerTurn;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.align.speech.SpeakerTurns;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.RecordingNameMatcher;
import dev.caesura.audio.format.RecordedSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognised words of one recording, from a file of a recogniser.
 *
 * @param recording the name of the recording
 * @param words the words in reading order, without a network's logits
 * @param notes what a user should know about them
 * @param ends the indexes of the words that end a sentence, where the words are those of an aligned
 *     transcript; empty if sentences are to be found
 */
public record RecognizedSpeech(
    String recording, List<SpokenWord> words, List<String> notes, Optional<BitSet> ends) {

  /** Sample rate of the times, in hertz; times are rounded to it. */
  public static final int RATE = 16_000;

  private static final double NO_PAUSE = 0.011;

  /** Share of the words that may lie outside the turns of their speakers without a note. */
  private static final double MAX_OUTSIDE = 0.1;

  /**
   * Reads the words of a file.
   *
   * @param file a file of a recogniser
   * @param recording the recording to read; null for the only one
   * @return its words
   * @throws IOException if the file cannot be read, or has several recordings and none is named
   */
  public static RecognizedSpeech read(Path file, String recording) throws IOException {
    if (AlignedRecords.is(file)) {
      return AlignedRecords.read(file);
    }
    List<Hypothesis> all =
        HypothesisReader.of(RATE, HypothesisReaderSettings.defaults().withUntimed(true)).read(file);
    List<Hypothesis> own = recording == null ? all : Hypothesis.of(recording, all);
    List<String> names = Hypothesis.recordings(own);
    if (names.size() > 1 || (own.isEmpty() && recording != null)) {
      throw new IOException(
          file
              + ": expected "
              + (recording == null ? "one recording" : recording)
              + "; found "
              + Hypothesis.recordings(all)
              + ". Name one with --recording ID.");
    }
    List<SpokenWord> words = new ArrayList<>();
    List<SpeakerTurn> turns = ReadingOrder.of(own).turns();
    boolean channels = own.size() > 1;
    for (SpeakerTurn turn : turns) {
      for (TimedWord word : turn.words()) {
        String speaker = word.speaker();
        String channel = channels ? turn.hypothesis().channel() + " " : "";
        words.add(spoken(word, (channel + speaker).strip()));
      }
    }
    String inFile = names.isEmpty() ? "" : names.get(0);
    String name =
        inFile.isEmpty()
            ? RecordingName.ofCompanion(
                file, Set.of("ctm", "stm", "json", "jsonl", "nlp", "srt", "vtt", "gz"))
            : inFile;
    return new RecognizedSpeech(name, words, notes(file, words, own), Optional.empty());
  }

  /** Reads the turns of a recording; those of the only one, whatever its name. */
  static List<RecordedSegment> turns(Path file, String recording) throws IOException {
    List<RecordedSegment> all = SegmentFiles.read(file);
    List<String> names = all.stream().map(RecordedSegment::recording).distinct().toList();
    List<RecordedSegment> own =
        names.size() == 1
            ? all
            : all.stream().filter(turn -> turn.recording().equals(recording)).toList();
    if (own.isEmpty()) {
      throw new IOException(
          file + ": expected turns of " + recording + "; found those of " + names + ".");
    }
    return own;
  }

  static SpokenWord spoken(TimedWord word, String speaker) {
    return new SpokenWord(word.word(), word.timing() == Timing.STATED, speaker, WordLogits.UNKNOWN);
  }

  private static List<String> notes(Path file, List<SpokenWord> words, List<Hypothesis> own) {
    List<String> notes = new ArrayList<>();
    long untimed = words.stream().filter(word -> !word.timed()).count();
    if (words.isEmpty()) {
      notes.add(file + ": no words");
    } else if (untimed == words.size()) {
      notes.add(file + ": no word has a time of its own; sentences are found by the text alone");
    } else if (untimed > 0) {
      notes.add(
          file
              + ": "
              + untimed
              + " of "
              + words.size()
              + " words have no time of their own; no pause is taken before and after them");
    } else if (words.size() > 1 && hasNoPause(words)) {
      notes.add(
          file
              + ": no pause between any two words; sentences are found by the text, unless --audio"
              + " gives the recording");
    }
    if (!words.isEmpty() && ReadingOrder.of(own).conversation().isOverlapping()) {
      notes.add(file + ": speakers overlap; their words are read turn by turn");
    }
    Repairs repairs = Repairs.NONE;
    for (Hypothesis channel : own) {
      repairs = repairs.plus(channel.repairs());
    }
    // Words without times of their own are counted above.
    repairs = repairs.withEstimated(0);
    if (!repairs.isEmpty()) {
      notes.add(file + ": words " + repairs);
    }
    return notes;
  }

  private static boolean hasNoPause(List<SpokenWord> words) {
    for (int i = 1; i < words.size(); i++) {
      double gap =
          words.get(i).word().span().startSeconds() - words.get(i - 1).word().span().endSeconds();
      if (gap >= NO_PAUSE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a copy with the speakers of a diarisation, which is compared with the words.
   *
   * @throws IOException if no word lies in a turn, so that the turns are those of other speech
   */
  RecognizedSpeech withTurns(Path file) throws IOException {
    List<RecordedSegment> turns = turns(file, recording);
    List<String> all = new ArrayList<>(notes);
    String name = turns.get(0).recording();
    if (!RecordingNameMatcher.comparable(name).equals(RecordingNameMatcher.comparable(recording))) {
      all.add(file + ": turns of " + name + ", which are taken for those of " + recording);
    }
    long timed = words.stream().filter(SpokenWord::timed).count();
    int outside = SpeakerTurns.outside(words, turns);
    if (timed > 0 && outside == timed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected turns of %s; found turns of %s from %.1f s on, and none of the %d words"
                  + " in them. Give the turns of this recording.",
              file,
              recording,
              name,
              turns.stream().mapToDouble(t -> t.span().startSeconds()).min().orElse(0),
              timed));
    }
    if (outside > MAX_OUTSIDE * timed) {
      all.add(
          file
              + ": "
              + outside
              + " of "
              + timed
              + " words lie in no turn; they take the speaker of the nearest");
    }
    return new RecognizedSpeech(recording, SpeakerTurns.assign(words, turns), all, ends);
  }

  /**
   * Returns how many words end after the recording, by more than a second.
   *
   * @param seconds the length of the recording
   */
  long after(double seconds) {
    return words.stream()
        .filter(SpokenWord::timed)
        .filter(word -> word.word().span().endSeconds() > seconds + 1)
        .count();
  }

  /**
   * Returns probabilities that agree with the known ends, if there are any.
   *
   * @param scores the probability of an end after each word
   * @param threshold the probability from which on a sentence ends
   * @return 1 at known ends, and elsewhere less than the threshold, in the same order as before
   */
  double[] withKnownEnds(double[] scores, double threshold) {
    double[] known = scores.clone();
    for (int i = 0; ends.isPresent() && i < known.length; i++) {
      known[i] = ends.get().get(i) ? 1 : known[i] * threshold / 2;
    }
    return known;
  }

  /** Returns whether the words have marks of their own: at half of the known ends or more. */
  boolean hasMarks() {
    return ends.isPresent()
        && 2 * ends.get().stream().filter(i -> endsInMark(words.get(i).word().text())).count()
            >= ends.get().cardinality();
  }

  private static boolean endsInMark(String word) {
    return !Character.isLetterOrDigit(word.codePointBefore(word.length()));
  }

  /**
   * Returns whether some word has a time, stated or estimated.
   *
   * @return false without words
   */
  public boolean hasTimes() {
    return words.stream().anyMatch(word -> word.word().span().endSample() > 0);
  }
}
