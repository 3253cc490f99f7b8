package dev.caesura.models.recognition;

import dev.caesura.models.recognition.lexicon.LetterToSound;
import dev.caesura.models.recognition.lexicon.Lexicon;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import dev.caesura.models.recognition.lexicon.WrittenText;
import dev.caesura.models.recognition.ngram.ArpaWriter;
import dev.caesura.models.recognition.ngram.NgramCounts;
import dev.caesura.models.recognition.ngram.NgramModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recogniser needs to expect one transcript: an ARPA language model and a dictionary, as the
 * text of the files that CMU's recognisers read.
 *
 * <p>Both files are ASCII. A word with other letters has a key in their place ({@code caf_e9}),
 * which {@link #written} takes back. The same transcript and weight give the same two strings.
 *
 * @param arpa the language model file
 * @param dictionary the dictionary file
 * @param written words that differ from their key, by key
 * @param lexicon how each word is said, and which words cannot be heard
 * @param transcript the words of the transcript
 */
record BiasedModel(
    String arpa,
    String dictionary,
    Map<String, String> written,
    Lexicon lexicon,
    WrittenText transcript) {

  private static final String BACKGROUND = "background-en.txt";

  static BiasedModel of(String transcript, int weight) throws IOException {
    WrittenText text = WrittenText.of(transcript);
    WrittenText background = WrittenText.of(background());
    Set<String> words = new TreeSet<>(text.vocabulary());
    words.addAll(background.vocabulary());
    PronouncingDictionary english = PronouncingDictionary.english();
    Lexicon lexicon =
        Lexicon.of(
            words, text.initialisms(), english, () -> LetterToSound.train(english.entries()));
    NgramCounts counts =
        new NgramCounts().add(keys(text, lexicon), weight).add(keys(background, lexicon), 1);
    StringBuilder arpa = new StringBuilder();
    ArpaWriter.write(NgramModel.of(counts, List.of()), arpa);
    Map<String, String> written = new HashMap<>();
    StringBuilder dictionary = new StringBuilder();
    lexicon
        .pronunciations()
        .forEach(
            (word, said) -> {
              String key = key(word);
              if (!key.equals(word)) {
                written.put(key, word);
              }
              for (int i = 0; i < said.size(); i++) {
                String variant = i == 0 ? "" : "(" + (i + 1) + ")";
                dictionary.append(key).append(variant).append(' ').append(said.get(i)).append('\n');
              }
            });
    return new BiasedModel(
        arpa.toString(),
        dictionary.toString(),
        Collections.unmodifiableMap(written),
        lexicon,
        text);
  }

  /** The word of a key, as {@link WrittenText} has it. */
  String written(String key) {
    return written.getOrDefault(key, key);
  }

  /** The words that can be heard. A gap in the text would cost more than a missing word does. */
  private static List<List<String>> keys(WrittenText text, Lexicon lexicon) {
    return text.sentences().stream()
        .map(
            sentence ->
                sentence.stream()
                    .filter(lexicon.pronunciations()::containsKey)
                    .map(BiasedModel::key)
                    .toList())
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** Words hold letters, digits, marks, apostrophes, points, commas and colons; never '_'. */
  private static String key(String word) {
    StringBuilder key = new StringBuilder();
    word.chars()
        .forEach(
            c ->
                key.append(
                    c < 0x7F ? String.valueOf((char) c) : "_" + Integer.toHexString(c) + "_"));
    return key.toString();
  }

  private static String background() throws IOException {
    try (InputStream in = BiasedModel.class.getResourceAsStream(BACKGROUND)) {
      if (in == null) {
        throw new IOException("resource " + BACKGROUND + " is not on the class path");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return all.substring(all.indexOf("\n\n"));
    }
  }
}
