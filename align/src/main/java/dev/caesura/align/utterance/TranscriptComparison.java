package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.Romanizer;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What was heard and what is written, made comparable, and which words belong together. Immutable.
 *
 * @param heard what was heard
 * @param written what is written, without what nobody says
 * @param matches the pairs
 */
record TranscriptComparison(RecognizedWords heard, WrittenSentences written, TokenMatches matches) {

  /** Normalizes both sides, in the same script, and matches them. */
  static TranscriptComparison of(
      Transcript transcript,
      Segmentation text,
      WordNormalizer normalizer,
      TokenMatcher matcher,
      UnspokenTextPolicy notes) {
    List<TextSpan> unspoken =
        notes == UnspokenTextPolicy.SPOKEN ? List.of() : UnspokenText.in(text.text());
    RecognizedWords heard =
        RecognizedWords.of(transcript, normalizer, notes == UnspokenTextPolicy.SPOKEN);
    WrittenSentences written = WrittenSentences.of(text, normalizer, unspoken);
    UnaryOperator<String> form =
        Romanizer.isNeeded(heard.normalizedWords(), written.normalizedWords())
            ? latin(normalizer)
            : UnaryOperator.identity();
    heard = heard.with(form);
    written = written.with(form);
    TokenMatches matches = matcher.match(heard.normalizedWords(), written.normalizedWords());
    if (notes != UnspokenTextPolicy.AUTO || unspoken.isEmpty()) {
      return new TranscriptComparison(heard, written, matches);
    }
    SpokenNoteDetector ears = new SpokenNoteDetector(written, heard, matches);
    List<TextSpan> silent = new ArrayList<>();
    for (TextSpan note : unspoken) {
      List<String> words =
          normalizer.words(text.text(), note).stream().map(NormalizedWord::text).map(form).toList();
      if (!ears.isHeard(note, words)) {
        silent.add(note);
      }
    }
    if (silent.size() == unspoken.size()) {
      return new TranscriptComparison(heard, written, matches);
    }
    written = WrittenSentences.of(text, normalizer, silent).with(form);
    return new TranscriptComparison(
        heard, written, matcher.match(heard.normalizedWords(), written.normalizedWords()));
  }

  /** Latin letters; each different word is put into them once. */
  private static UnaryOperator<String> latin(WordNormalizer normalizer) {
    Romanizer romanizer = Romanizer.of(normalizer.language());
    Map<String, String> known = new HashMap<>();
    return word -> known.computeIfAbsent(word, romanizer::latin);
  }
}
