package dev.caesura.models.recognition;

import dev.caesura.align.Pronouncer;
import dev.caesura.models.recognition.lexicon.Lexicon;
import dev.caesura.models.recognition.lexicon.ModelLexicon;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import dev.caesura.models.recognition.lexicon.WrittenText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Language model and dictionary of a transcript for the acoustic model of a language other than
 * English, with what cannot be recognised. Immutable and thread-safe.
 *
 * @param biased the language model and the dictionary
 * @param warnings sentences for the user
 */
record ForeignModel(BiasedModel biased, List<String> warnings) {

  /** Words of the dictionary that are expected beside the transcript, to catch what it lacks. */
  private static final int BACKGROUND_WORDS = 300;

  private static final int MIN_BACKGROUND_LETTERS = 2;
  private static final int MAX_BACKGROUND_LETTERS = 8;

  private static final int MAX_SHOWN = 10;

  ForeignModel {
    warnings = List.copyOf(warnings);
  }

  static ForeignModel of(
      SphinxModel model,
      Locale language,
      String transcript,
      Supplier<Optional<Pronouncer>> pronouncer,
      SphinxSettings settings)
      throws IOException {
    PronouncingDictionary dictionary = model.dictionary().fittedTo(model.phones(), language);
    if (dictionary.entries().isEmpty()) {
      throw new IOException(
          model.dictionaryFile()
              + ": expected phones of the model ("
              + shown(model.phones())
              + "); found "
              + shown(model.dictionary().phones())
              + ". Give the dictionary that belongs to the model with --dictionary.");
    }
    ModelLexicon pronunciations =
        new ModelLexicon(dictionary, model.phones(), language, pronouncer);
    BiasedModel biased =
        BiasedModel.of(
            transcript, settings.transcriptWeight(), pronunciations, background(dictionary));
    List<String> warnings = new ArrayList<>();
    int lost = model.dictionary().entries().size() - dictionary.entries().size();
    NavigableSet<String> unknown = new TreeSet<>(model.dictionary().phones());
    unknown.removeAll(model.phones());
    unknown.removeAll(dictionary.phones());
    if (lost > 0 && !unknown.isEmpty()) {
      warnings.add(
          model.dictionaryFile()
              + ": some words have phones that the model lacks ("
              + shown(unknown)
              + ") and are pronounced by rule");
    }
    warnUnspoken(biased, warnings);
    return new ForeignModel(biased, warnings);
  }

  private static void warnUnspoken(BiasedModel biased, List<String> warnings) {
    Lexicon lexicon = biased.lexicon();
    WrittenText text = biased.transcript();
    NavigableSet<String> silent = new TreeSet<>(text.vocabulary());
    silent.retainAll(lexicon.silent());
    if (!silent.isEmpty()) {
      warnings.add(
          silent.size()
              + " of the "
              + text.vocabulary().size()
              + " words of the transcript have no pronunciation and cannot be recognised: "
              + shown(silent));
    }
    NavigableSet<String> guessed = new TreeSet<>(text.vocabulary());
    guessed.retainAll(lexicon.guessed());
    if (!guessed.isEmpty()) {
      warnings.add(
          guessed.size()
              + " of the "
              + text.vocabulary().size()
              + " words of the transcript are not in the dictionary; their pronunciation is a"
              + " guess: "
              + shown(guessed));
    }
  }

  /** Returns words from all over the dictionary, always the same ones. */
  private static List<String> background(PronouncingDictionary dictionary) {
    List<String> usual =
        dictionary.entries().keySet().stream()
            .filter(
                word ->
                    word.length() >= MIN_BACKGROUND_LETTERS
                        && word.length() <= MAX_BACKGROUND_LETTERS
                        && word.chars().allMatch(Character::isLetter))
            .toList();
    List<String> background = new ArrayList<>();
    int count = Math.min(BACKGROUND_WORDS, usual.size());
    for (int i = 0; i < count; i++) {
      background.add(usual.get((int) ((long) i * usual.size() / count)));
    }
    return background;
  }

  private static String shown(Collection<String> words) {
    String first = String.join(", ", words.stream().limit(MAX_SHOWN).toList());
    return words.size() > MAX_SHOWN
        ? first + " and " + (words.size() - MAX_SHOWN) + " more"
        : first;
  }
}
