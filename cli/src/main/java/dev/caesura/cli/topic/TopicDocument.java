package dev.caesura.cli.topic;

import dev.caesura.align.topic.TimedText;
import dev.caesura.align.topic.TopicCues;
import dev.caesura.text.topic.TopicText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sentences of one file.
 *
 * @param file the file, for messages
 * @param sentences the sentences without white space around them; none is blank
 * @param times their times, as many, sorted by start; none for text
 * @param paragraphEnds for each sentence, whether a paragraph ends after it; none with times
 * @param notes what a user should know
 */
record TopicDocument(
    String file,
    List<String> sentences,
    List<TimedText> times,
    List<Boolean> paragraphEnds,
    List<String> notes) {

  /** The share of a boundary's cost that the end of a paragraph remits. */
  private static final double PARAGRAPH = 0.2;

  static TopicDocument ofText(String file, List<String> sentences, List<Boolean> paragraphEnds) {
    return new TopicDocument(file, sentences, List.of(), paragraphEnds, List.of());
  }

  static TopicDocument ofSpeech(String file, List<TimedText> times, List<String> notes) {
    // Speakers who overlap are read turn by turn; chapters and tags follow the clock.
    List<TimedText> spoken =
        times.stream()
            .filter(each -> !each.text().isBlank())
            .sorted(Comparator.comparingLong(each -> each.span().startSample()))
            .toList();
    List<String> all = new ArrayList<>(notes);
    if (spoken.size() < times.size()) {
      all.add(
          file
              + ": left out "
              + UtteranceRecords.counted(times.size() - spoken.size(), "empty utterance"));
    }
    List<String> sentences = spoken.stream().map(each -> each.text().strip()).toList();
    return new TopicDocument(file, sentences, spoken, List.of(), all);
  }

  boolean isTimed() {
    return !times.isEmpty();
  }

  /** Returns the sentences with the evidence beside them. */
  TopicText text() {
    TopicText text = TopicText.of(sentences);
    if (isTimed()) {
      return text.withCues(TopicCues.of(times));
    }
    double[] cues = new double[sentences.size()];
    // Paragraphs of one sentence each are not evidence.
    if (paragraphEnds.contains(false)) {
      for (int i = 0; i < cues.length; i++) {
        cues[i] = paragraphEnds.get(i) ? PARAGRAPH : 0;
      }
    }
    return text.withCues(cues);
  }
}
