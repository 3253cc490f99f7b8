package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.Word;
import dev.caesura.align.chain.Block;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Speech of sentences that were found elsewhere already. For one thread. */
final class RepeatedSpeechFinder {

  private final String recording;
  private final Transcript heard;
  private final WrittenSentences sentences;
  private final RecognizedWords spoken;
  private final TokenMatches matches;
  private final int[] owner;
  private final OccupiedTime taken;
  private final List<Utterance> found = new ArrayList<>();

  RepeatedSpeechFinder(
      String recording,
      Transcript heard,
      WrittenSentences sentences,
      RecognizedWords spoken,
      TokenMatches matches,
      int[] owner,
      OccupiedTime taken) {
    this.recording = recording;
    this.heard = heard;
    this.sentences = sentences;
    this.spoken = spoken;
    this.matches = matches;
    this.owner = owner;
    this.taken = taken;
  }

  /** One utterance for each sentence of each repeated block; its heard words get an owner. */
  List<Utterance> run() {
    for (Block block : matches.blocks()) {
      if (block.kind() == Block.Kind.REPEATED) {
        sentencesOf(block);
      }
    }
    return found;
  }

  private void sentencesOf(Block block) {
    int sentence = -1;
    int first = -1;
    int last = -1;
    for (int part = block.firstRecognized(); part <= block.lastRecognized(); part++) {
      int written = matches.writtenFor(part);
      if (written < 0 || owner[spoken.wordOf(part)] >= 0) {
        continue;
      }
      if (first >= 0 && (written >= sentences.to(sentence) || !isFree(last, part))) {
        add(sentence, first, last);
        first = -1;
      }
      if (first < 0) {
        // A heard word of two parts may touch the sentence before.
        if (owner[spoken.wordOf(part)] >= 0) {
          continue;
        }
        first = part;
        sentence = sentences.sentenceOf(written);
      }
      last = part;
    }
    if (first >= 0) {
      add(sentence, first, last);
    }
  }

  private boolean isFree(int last, int next) {
    for (int word = spoken.wordOf(last); word <= spoken.wordOf(next); word++) {
      if (owner[word] >= 0) {
        return false;
      }
    }
    return true;
  }

  private void add(int sentence, int firstPart, int lastPart) {
    int first = spoken.wordOf(firstPart);
    int last = spoken.wordOf(lastPart);
    int from = matches.writtenFor(firstPart);
    int to = matches.writtenFor(lastPart);
    String text =
        WordJoiner.join(
            sentences.words().subList(from, to + 1).stream().map(NormalizedWord::text).toList());
    String said = spoken.normalized(first, last + 1);
    int distance = EditDistance.of(said, text);
    TimeSpan span =
        heard.words().subList(first, last + 1).stream()
            .map(Word::span)
            .reduce(TimeSpan::extent)
            .orElseThrow();
    TextSpan source =
        new TextSpan(
            sentences.words().get(from).source().start(), sentences.words().get(to).source().end());
    java.util.Arrays.fill(owner, first, last + 1, sentence);
    found.add(
        new Utterance(
            recording,
            Status.REPEATED,
            Optional.of(taken.cut(first, span)),
            Optional.of(source),
            source.in(sentences.text()),
            spoken.text(first, last + 1),
            List.of(),
            (double) distance / Math.max(1, text.length()),
            Math.max(0, 1 - (double) distance / Math.max(text.length(), said.length()))));
  }
}
