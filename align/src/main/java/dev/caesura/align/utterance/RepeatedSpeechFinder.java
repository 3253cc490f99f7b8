package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.align.chain.Block;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds speech that repeats sentences which were found elsewhere. Not thread-safe. */
final class RepeatedSpeechFinder {

  private final String recording;
  private final TranscriptComparison comparison;
  private final RecognizedWords recognized;
  private final WrittenSentences written;
  private final OccupiedTime occupied;
  private final SentenceAssignment assignment;
  private final int[] sentenceOf;
  private final List<Utterance> found = new ArrayList<>();

  /**
   * The speech that was found.
   *
   * @param utterances one for each sentence of each repeated block, in the order of time
   * @param assignment the sentences of recognised words, with those of the utterances
   */
  record Result(List<Utterance> utterances, SentenceAssignment assignment) {}

  RepeatedSpeechFinder(
      String recording,
      TranscriptComparison comparison,
      SentenceAssignment assignment,
      OccupiedTime occupied) {
    this.recording = recording;
    this.comparison = comparison;
    this.recognized = comparison.recognized();
    this.written = comparison.written();
    this.occupied = occupied;
    this.assignment = assignment;
    this.sentenceOf = assignment.sentences();
  }

  /** Finds all of it. */
  Result run() {
    for (Block block : comparison.matches().blocks()) {
      if (block.kind() == Block.Kind.REPEATED) {
        addSentences(block);
      }
    }
    return new Result(found, new SentenceAssignment(assignment.matches(), sentenceOf));
  }

  private void addSentences(Block block) {
    int sentence = -1;
    int first = -1;
    int last = -1;
    for (int token = block.firstRecognized(); token <= block.lastRecognized(); token++) {
      int partner = comparison.matches().writtenFor(token);
      if (partner < 0 || isAssigned(token)) {
        continue;
      }
      if (first >= 0 && (partner >= written.to(sentence) || !isFree(last, token))) {
        add(sentence, first, last);
        first = -1;
      }
      if (first < 0) {
        // A recognised word of two tokens may touch the sentence before.
        if (isAssigned(token)) {
          continue;
        }
        first = token;
        sentence = written.sentenceOf(partner);
      }
      last = token;
    }
    if (first >= 0) {
      add(sentence, first, last);
    }
  }

  private boolean isAssigned(int token) {
    return sentenceOf[recognized.wordOf(token)] >= 0;
  }

  private boolean isFree(int last, int next) {
    for (int word = recognized.wordOf(last); word <= recognized.wordOf(next); word++) {
      if (sentenceOf[word] >= 0) {
        return false;
      }
    }
    return true;
  }

  private void add(int sentence, int firstToken, int lastToken) {
    int first = recognized.wordOf(firstToken);
    int last = recognized.wordOf(lastToken);
    List<NormalizedWord> words =
        written
            .words()
            .subList(
                comparison.matches().writtenFor(firstToken),
                comparison.matches().writtenFor(lastToken) + 1);
    TextSpan source =
        new TextSpan(words.get(0).source().start(), words.get(words.size() - 1).source().end());
    String text = WordJoiner.join(words.stream().map(NormalizedWord::text).toList());
    String spoken = recognized.normalized(first, last + 1);
    Arrays.fill(sentenceOf, first, last + 1, sentence);
    found.add(
        Utterance.repeated(
            recording,
            Passage.of(source, written.text()),
            new Speech(
                occupied.cut(first, recognized.extent(first, last + 1)),
                recognized.text(first, last + 1),
                List.of()),
            Similarity.of(EditDistance.of(spoken, text), text.length(), spoken.length())));
  }
}
