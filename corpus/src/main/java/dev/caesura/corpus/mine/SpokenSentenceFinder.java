package dev.caesura.corpus.mine;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.KnownEnds;
import dev.caesura.align.speech.SpeechText;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences of a running transcript without punctuation: its words take the pauses of the
 * recognised words, so that text and pauses decide together. Pure functions, safe for use by many
 * threads.
 */
final class SpokenSentenceFinder {

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern LINES = Pattern.compile("\\R\\s*");

  /** Fewer words are too few to judge a transcript by. */
  private static final int MIN_WORDS = 40;

  /** A transcript with an end mark in this many words has punctuation. */
  private static final int WORDS_TO_MARK = 150;

  /** A transcript with a line for this many words may have a sentence on each. */
  private static final int WORDS_TO_LINE = 40;

  /** Least share of words that the recogniser has, too. */
  private static final double MIN_MATCHED = 0.3;

  private SpokenSentenceFinder() {}

  /**
   * Finds the sentences, if the transcript is of this kind and of this recording.
   *
   * @return the sentences; empty if it has punctuation, lines or no spaces, or other words
   */
  static Optional<Segmentation> find(String transcript, List<Word> recognized) {
    List<String> written = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    Matcher words = WORD.matcher(transcript);
    while (words.find()) {
      written.add(words.group());
      starts.add(words.start());
    }
    if (!isBareRunningText(transcript, written) || recognized.isEmpty()) {
      return Optional.empty();
    }
    int[] places = KnownEnds.places(written, recognized.stream().map(Word::text).toList());
    List<SpokenWord> spoken = spoken(written, places, recognized);
    long timed = spoken.stream().filter(SpokenWord::timed).count();
    if (timed < MIN_MATCHED * written.size()) {
      return Optional.empty();
    }
    JointSentenceScorer joint = JointSentenceScorer.shipped();
    double[] scores;
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      scores = joint.score(SpeechEvidence.of(TextEvidence.read(spoken, network)));
    }
    double threshold = joint.threshold(scores);
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      boolean isLast = i + 1 == scores.length;
      if (isLast || scores[i] >= threshold) {
        ends.add(isLast ? transcript.length() : starts.get(i + 1));
      }
    }
    return Optional.of(Segmentation.ofEnds(transcript, ends));
  }

  private static boolean isBareRunningText(String transcript, List<String> words) {
    long marks = words.stream().filter(SpeechText::endsSentence).count();
    long lines = LINES.matcher(transcript.strip()).results().count();
    return words.size() >= MIN_WORDS
        && marks * WORDS_TO_MARK < words.size()
        && lines * WORDS_TO_LINE < words.size()
        && transcript.codePoints().noneMatch(UnspacedScript::contains);
  }

  /** Returns the written words with the times of their recognised ones. */
  private static List<SpokenWord> spoken(
      List<String> written, int[] places, List<Word> recognized) {
    List<SpokenWord> spoken = new ArrayList<>();
    int rate = recognized.get(0).span().sampleRate();
    TimeSpan last = new TimeSpan(0, 0, rate);
    for (int i = 0; i < places.length; i++) {
      boolean timed =
          isSame(written, places, recognized, i)
              || (places[i] >= 0
                  && (isSame(written, places, recognized, i - 1)
                      || isSame(written, places, recognized, i + 1)));
      last =
          timed
              ? recognized.get(places[i]).span()
              : new TimeSpan(last.endSample(), last.endSample(), rate);
      double score = timed ? recognized.get(places[i]).score() : 1;
      spoken.add(
          new SpokenWord(new Word(written.get(i), last, score), timed, "", WordLogits.UNKNOWN));
    }
    return spoken;
  }

  private static boolean isSame(
      List<String> written, int[] places, List<Word> recognized, int word) {
    return word >= 0
        && word < places.length
        && places[word] >= 0
        && SpeechText.plain(written.get(word))
            .equals(SpeechText.plain(recognized.get(places[word]).text()));
  }
}
