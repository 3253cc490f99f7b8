package dev.caesura.models.recognition;

import dev.caesura.models.recognition.lexicon.Lexicon;
import dev.caesura.models.recognition.lexicon.ModelLexicon;
import dev.caesura.models.recognition.lexicon.WrittenText;
import dev.caesura.models.recognition.ngram.ArpaWriter;
import dev.caesura.models.recognition.ngram.NgramCounts;
import dev.caesura.models.recognition.ngram.NgramModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Language model and dictionary that are biased to one transcript, as the text of the files that
 * CMU's recognisers read.
 *
 * <p>Both files are ASCII. A word with other letters is replaced by a key ({@code caf_e9_}), which
 * {@link #written} maps back. The same transcript and weight give the same two strings. Immutable
 * and thread-safe.
 *
 * @param arpa the language model file, in ARPA format
 * @param dictionary the dictionary file
 * @param written words that differ from their key, by key
 * @param lexicon the pronunciations, and the words without one
 * @param transcript the words of the transcript
 */
record BiasedModel(
    String arpa,
    String dictionary,
    Map<String, String> written,
    Lexicon lexicon,
    WrittenText transcript) {

  private static final String BACKGROUND = "background-en.txt";

  /** Makes the model of an English transcript. */
  static BiasedModel of(String transcript, int weight) throws IOException {
    WrittenText text = WrittenText.of(transcript);
    WrittenText background = WrittenText.of(background());
    Set<String> words = new TreeSet<>(text.vocabulary());
    words.addAll(background.vocabulary());
    EnglishPronunciations english = EnglishPronunciations.shared();
    Lexicon lexicon =
        Lexicon.of(words, text.initialisms(), english.dictionary(), english::letterToSound);
    return of(text, background.sentences(), lexicon, weight);
  }

  /** Makes the model of a transcript in the language of a dictionary. */
  static BiasedModel of(
      String transcript, int weight, ModelLexicon pronunciations, List<String> background)
      throws IOException {
    WrittenText text = WrittenText.of(transcript, pronunciations.language());
    Set<String> words = new TreeSet<>(text.vocabulary());
    words.addAll(background);
    Lexicon lexicon = pronunciations.of(words, text.initialisms());
    return of(text, background.stream().map(List::of).toList(), lexicon, weight);
  }

  private static BiasedModel of(
      WrittenText text, List<List<String>> background, Lexicon lexicon, int weight)
      throws IOException {
    NgramCounts counts =
        new NgramCounts()
            .add(keys(text.sentences(), lexicon), weight)
            .add(keys(background, lexicon), 1);
    StringBuilder arpa = new StringBuilder();
    ArpaWriter.write(NgramModel.of(counts, List.of()), arpa);
    Map<String, String> written = new HashMap<>();
    StringBuilder dictionary = new StringBuilder();
    lexicon
        .pronunciations()
        .forEach(
            (word, said) -> {
              String key = PhoneKeys.of(word);
              if (!key.equals(word)) {
                written.put(key, word);
              }
              for (int i = 0; i < said.size(); i++) {
                String variant = i == 0 ? "" : "(" + (i + 1) + ")";
                dictionary.append(key).append(variant).append(' ').append(phones(said.get(i)));
                dictionary.append('\n');
              }
            });
    return new BiasedModel(
        arpa.toString(),
        dictionary.toString(),
        Collections.unmodifiableMap(written),
        lexicon,
        text);
  }

  private static String phones(String said) {
    return Arrays.stream(said.split(" ")).map(PhoneKeys::of).collect(Collectors.joining(" "));
  }

  /** Returns the word of a key, as {@link WrittenText} has it. */
  String written(String key) {
    return written.getOrDefault(key, key);
  }

  /** Returns the keys of the words with a pronunciation; others are left out, which costs least. */
  private static List<List<String>> keys(List<List<String>> sentences, Lexicon lexicon) {
    return sentences.stream()
        .map(
            sentence ->
                sentence.stream()
                    .filter(lexicon.pronunciations()::containsKey)
                    .map(PhoneKeys::of)
                    .toList())
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private static String background() throws IOException {
    try (InputStream in = BiasedModel.class.getResourceAsStream(BACKGROUND)) {
      if (in == null) {
        throw new IOException(
            "resource " + BACKGROUND + ": expected on the class path; found none");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return all.substring(all.indexOf("\n\n"));
    }
  }
}
