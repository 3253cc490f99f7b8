package dev.caesura.corpus.mine;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.utterance.UnspokenTextPolicy;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.VisibleText;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transcript with blanks in the place of its labels and notes, for aligners that take all text as
 * spoken. Immutable.
 *
 * @param written the transcript
 * @param spoken the same with blanks; the same object if nothing is passed over
 * @param note states that labels and notes count as text, unless that was asked for
 */
record UnspokenMask(Segmentation written, Segmentation spoken, Optional<String> note) {

  private static final int SHOWN = 40;

  /**
   * Masks labels and notes. Without recognised words it is not known which are spoken, so all are
   * text unless all are passed over.
   */
  static UnspokenMask of(Segmentation written, UnspokenTextPolicy policy) {
    List<TextSpan> unspoken =
        policy == UnspokenTextPolicy.SPOKEN ? List.of() : UnspokenText.in(written.text());
    if (unspoken.isEmpty() || policy == UnspokenTextPolicy.AUTO) {
      return new UnspokenMask(
          written,
          written,
          unspoken.stream().findFirst().map(first -> note(written.text(), first, unspoken.size())));
    }
    StringBuilder text = new StringBuilder(written.text());
    for (TextSpan span : unspoken) {
      for (int i = span.start(); i < span.end(); i++) {
        text.setCharAt(i, ' ');
      }
    }
    List<Integer> ends = written.spans().stream().map(TextSpan::end).toList();
    return new UnspokenMask(written, Segmentation.ofEnds(text.toString(), ends), Optional.empty());
  }

  private static String note(String text, TextSpan first, int count) {
    return "transcript: labels and notes count as spoken, since nothing is recognised; found "
        + count
        + ", first "
        + VisibleText.shortened(first.in(text).strip(), SHOWN)
        + ". Give --notes unspoken if they are not.";
  }

  /** Returns whether nothing is left to be spoken. */
  boolean isBlank() {
    return WhiteSpace.strip(spoken.text(), new TextSpan(0, spoken.text().length())).length() == 0;
  }

  /** Returns the alignment of a recording in which nothing of the transcript is spoken. */
  RecordingAlignment unfound(String recording, List<TimeSpan> speech) {
    List<Utterance> speechAlone = new ArrayList<>();
    speech.forEach(span -> speechAlone.add(Utterance.onlyInAudio(recording, span, "")));
    return restored(recording, new RecordingAlignment(speechAlone, 0));
  }

  /** Puts labels and notes back into the sentences that were found without them. */
  RecordingAlignment restored(String recording, RecordingAlignment found) {
    if (spoken.equals(written)) {
      return note.isPresent() ? found.withNote(note.get()) : found;
    }
    List<Utterance> utterances = new ArrayList<>();
    List<Utterance> all = found.utterances();
    int next = 0;
    for (TextSpan piece : written.spans()) {
      TextSpan sentence = WhiteSpace.strip(written.text(), piece);
      boolean isSpoken = WhiteSpace.strip(spoken.text(), piece).length() > 0;
      if (isSpoken) {
        utterances.add(with(all.get(next++), sentence));
      } else if (sentence.length() > 0) {
        utterances.add(Utterance.onlyInText(recording, Passage.of(sentence, written.text())));
      }
    }
    utterances.addAll(all.subList(next, all.size()));
    return new RecordingAlignment(utterances, found.agreement(), found.notes());
  }

  private Utterance with(Utterance found, TextSpan sentence) {
    return new Utterance(
        found.recording(),
        found.status(),
        found.span(),
        Optional.of(sentence),
        sentence.in(written.text()),
        found.hypothesis(),
        found.words(),
        found.cer(),
        found.score(),
        found.errorProbability());
  }
}
