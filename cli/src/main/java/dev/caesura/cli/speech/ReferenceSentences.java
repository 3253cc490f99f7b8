package dev.caesura.cli.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.speech.KnownEnds;
import dev.caesura.align.speech.SpeechText;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Sentences of a human transcript, for the recognised words of the same speech: text with one
 * sentence a line, or .nlp with punctuation. Stateless and thread-safe.
 */
public final class ReferenceSentences {

  private ReferenceSentences() {}

  /**
   * Finds the ends of sentences of recognised words.
   *
   * @param reference the file of the transcript
   * @param words the recognised words, in reading order
   * @return the indexes of the words that a sentence ends with
   * @throws IOException if the file cannot be read, or has no end of a sentence
   */
  public static BitSet ends(Path reference, List<SpokenWord> words) throws IOException {
    List<String> written = new ArrayList<>();
    BitSet ends = read(reference, written);
    return KnownEnds.of(written, ends, words.stream().map(word -> word.word().text()).toList());
  }

  /**
   * Reads the sentences of a transcript.
   *
   * @param reference the file of the transcript
   * @return its sentences; words after the last end are one more
   * @throws IOException if the file cannot be read, or has no end of a sentence
   */
  public static List<String> texts(Path reference) throws IOException {
    List<String> written = new ArrayList<>();
    BitSet ends = read(reference, written);
    ends.set(written.size() - 1);
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int end = ends.nextSetBit(0); end >= 0; end = ends.nextSetBit(end + 1)) {
      sentences.add(String.join(" ", written.subList(start, end + 1)));
      start = end + 1;
    }
    return sentences;
  }

  private static BitSet read(Path reference, List<String> written) throws IOException {
    BitSet ends = new BitSet();
    String name = reference.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".nlp") || name.endsWith(".nlp.gz")) {
      HypothesisReaderSettings untimed = HypothesisReaderSettings.defaults().withUntimed(true);
      for (Hypothesis all : HypothesisReader.of(RecognizedSpeech.RATE, untimed).read(reference)) {
        all.words().forEach(word -> written.add(word.word().text()));
      }
      for (int i = 0; i < written.size(); i++) {
        ends.set(i, SpeechText.endsSentence(written.get(i)));
      }
    } else {
      for (String line : Utf8Text.read(reference).lines().toList()) {
        if (!line.isBlank()) {
          written.addAll(List.of(line.strip().split("\\s+")));
          ends.set(written.size() - 1);
        }
      }
    }
    if (ends.cardinality() < 2) {
      throw new IOException(
          reference
              + ": expected text with one sentence a line, or .nlp with punctuation; found "
              + ends.cardinality()
              + " ends of sentences.");
    }
    return ends;
  }
}
