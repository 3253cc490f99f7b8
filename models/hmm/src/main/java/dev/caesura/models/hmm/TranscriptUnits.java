package dev.caesura.models.hmm;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.Romanizer;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sentences of a transcript as units. Sentences without words are passages without units.
 * Immutable.
 *
 * @param passages all sentences
 * @param withWords the passage of each sentence that has words
 * @param words the words of each of these
 * @param units the units of each of these words
 * @param inventory the units
 */
record TranscriptUnits(
    List<Passage> passages,
    List<Integer> withWords,
    List<List<NormalizedWord>> words,
    List<int[][]> units,
    UnitInventory inventory) {

  /** A script of more characters than this is written in Latin letters first. */
  private static final int MAX_CHARACTERS = 200;

  /**
   * Returns the units of several transcripts of one language.
   *
   * @param pronouncer gives the phones of the words; without one, characters are the units
   */
  static UnitInventory inventory(
      List<Segmentation> written, WordNormalizer normalizer, Optional<Pronouncer> pronouncer)
      throws IOException {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (Segmentation one : written) {
      int start = text.length();
      one.spans().forEach(span -> ends.add(start + span.end()));
      text.append(one.text());
    }
    return of(Segmentation.ofEnds(text.toString(), ends), normalizer, Optional.empty(), pronouncer)
        .inventory();
  }

  /**
   * Brings a transcript into units.
   *
   * @param known the inventory of a model, if there is one
   * @param pronouncer gives the phones of the words, which are the units; without one, characters
   *     are
   */
  static TranscriptUnits of(
      Segmentation written,
      WordNormalizer normalizer,
      Optional<UnitInventory> known,
      Optional<Pronouncer> pronouncer)
      throws IOException {
    List<Passage> passages = new ArrayList<>();
    List<Integer> withWords = new ArrayList<>();
    List<List<NormalizedWord>> words = new ArrayList<>();
    for (TextSpan piece : written.spans()) {
      TextSpan sentence = WhiteSpace.strip(written.text(), piece);
      if (sentence.length() == 0) {
        continue;
      }
      List<NormalizedWord> own = normalizer.words(written.text(), sentence);
      if (!own.isEmpty()) {
        withWords.add(passages.size());
        words.add(own);
      }
      passages.add(Passage.of(sentence, written.text()));
    }
    List<List<List<String>>> forms =
        pronouncer.isPresent()
            ? phones(words, pronouncer.get())
            : letters(words, normalizer.language(), known);
    UnitInventory inventory =
        known.orElseGet(() -> UnitInventory.ofWords(forms.stream().flatMap(List::stream).toList()));
    List<int[][]> units = new ArrayList<>();
    for (List<List<String>> sentence : forms) {
      units.add(sentence.stream().map(inventory::unitsOf).toArray(int[][]::new));
    }
    return new TranscriptUnits(passages, withWords, words, units, inventory);
  }

  /** Returns the phones of each word; none of a word that is not pronounced. */
  private static List<List<List<String>>> phones(
      List<List<NormalizedWord>> words, Pronouncer pronouncer) throws IOException {
    Map<String, List<String>> phones = new LinkedHashMap<>();
    for (List<NormalizedWord> sentence : words) {
      sentence.forEach(word -> phones.put(word.text(), List.of()));
    }
    List<String> forms = List.copyOf(phones.keySet());
    List<List<String>> pronounced = pronouncer.pronounce(forms);
    for (int i = 0; i < forms.size(); i++) {
      phones.put(forms.get(i), UnitInventory.phones(pronounced.get(i)));
    }
    return words.stream()
        .map(sentence -> sentence.stream().map(word -> phones.get(word.text())).toList())
        .toList();
  }

  /**
   * Returns the characters of each word. A script of many characters is written in Latin letters,
   * as is one that a model knows better so.
   */
  private static List<List<List<String>>> letters(
      List<List<NormalizedWord>> words, Locale language, Optional<UnitInventory> known) {
    List<List<List<String>>> own = letters(words, UnaryOperator.identity());
    long characters = own.stream().flatMap(List::stream).flatMap(List::stream).distinct().count();
    if (known.isEmpty() && characters <= MAX_CHARACTERS) {
      return own;
    }
    Romanizer romanizer = Romanizer.of(language);
    List<List<List<String>>> latin = letters(words, romanizer::latin);
    return known.isEmpty() || known.get().share(latin) > known.get().share(own) ? latin : own;
  }

  private static List<List<List<String>>> letters(
      List<List<NormalizedWord>> words, UnaryOperator<String> form) {
    return words.stream()
        .map(
            sentence ->
                sentence.stream()
                    .map(word -> UnitInventory.letters(form.apply(word.text())))
                    .toList())
        .toList();
  }
}
