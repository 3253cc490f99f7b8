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
record BothSides(HeardWords heard, WrittenSentences written, TokenMatches matches) {

  /** Normalizes both sides, in the same script, and matches them. */
  static BothSides of(
      Transcript transcript,
      Segmentation text,
      WordNormalizer normalizer,
      TokenMatcher matcher,
      Notes notes) {
    List<TextSpan> unspoken = notes == Notes.SPOKEN ? List.of() : UnspokenText.in(text.text());
    HeardWords heard = HeardWords.of(transcript, normalizer, notes == Notes.SPOKEN);
    WrittenSentences written = WrittenSentences.of(text, normalizer, unspoken);
    UnaryOperator<String> form =
        Romanizer.isNeeded(heard.letters(), written.letters())
            ? latin(normalizer)
            : UnaryOperator.identity();
    heard = heard.with(form);
    written = written.with(form);
    TokenMatches matches = matcher.match(heard.letters(), written.letters());
    if (notes != Notes.AUTO || unspoken.isEmpty()) {
      return new BothSides(heard, written, matches);
    }
    HeardNotes ears = new HeardNotes(written, heard, matches);
    List<TextSpan> silent = new ArrayList<>();
    for (TextSpan note : unspoken) {
      List<String> words =
          normalizer.words(text.text(), note).stream().map(NormalizedWord::text).map(form).toList();
      if (!ears.isHeard(note, words)) {
        silent.add(note);
      }
    }
    if (silent.size() == unspoken.size()) {
      return new BothSides(heard, written, matches);
    }
    written = WrittenSentences.of(text, normalizer, silent).with(form);
    return new BothSides(heard, written, matcher.match(heard.letters(), written.letters()));
  }

  /** Latin letters; each different word is put into them once. */
  private static UnaryOperator<String> latin(WordNormalizer normalizer) {
    Romanizer romanizer = Romanizer.of(normalizer.language());
    Map<String, String> known = new HashMap<>();
    return word -> known.computeIfAbsent(word, romanizer::latin);
  }
}
