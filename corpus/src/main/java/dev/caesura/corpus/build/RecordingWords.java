package dev.caesura.corpus.build;

import dev.caesura.align.Conversation;
import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisWriter;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.corpus.mine.HypothesisWords;
import dev.caesura.corpus.mine.RecordingTranscriber;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds and reads the words of recordings. Stateless. */
final class RecordingWords {

  private static final int RATE = 16_000;
  private static final int BLOCK = 1 << 16;

  /**
   * Normalised words of a recording.
   *
   * @param words the normalised words
   * @param wordOf the recognised word that each of them comes from
   * @param recognized the recognised words with their times
   */
  record Normalized(List<String> words, List<Integer> wordOf, List<Word> recognized) {

    TimeSpan span(int first, int end) {
      TimeSpan start = recognized.get(wordOf.get(first)).span();
      TimeSpan last = recognized.get(wordOf.get(end - 1)).span();
      return start.extent(last);
    }
  }

  private RecordingWords() {}

  /** Reads a whole recording, which also finds damage; returns its length in seconds. */
  static double seconds(Path recording) throws IOException {
    AudioSource source = AudioFiles.open(recording);
    long samples = 0;
    float[] block = new float[BLOCK];
    try (AudioStream stream = source.open()) {
      for (int n = stream.readFully(block, 0, BLOCK);
          n > 0;
          n = stream.readFully(block, 0, BLOCK)) {
        samples += n;
      }
    }
    if (samples == 0) {
      throw new IOException(recording + ": expected a recording; found no samples");
    }
    return (double) samples / source.sampleRate();
  }

  /** Recognises a recording, and writes its words to a file of JSON Lines. */
  static void recognize(
      RecordingTranscriber transcriber,
      String name,
      Path recording,
      String expected,
      Path work,
      Path file)
      throws IOException, InterruptedException {
    Conversation words = transcriber.transcribe(recording, expected, work);
    List<TimedWord> timed =
        words.words().stream().map(word -> new TimedWord(word, Timing.STATED, "")).toList();
    HypothesisWriter.jsonLines(file, List.of(new Hypothesis(name, "", timed, Repairs.NONE)));
  }

  /** Reads the words of a recording. */
  static List<Word> read(Path file, String name) throws IOException {
    return HypothesisWords.read(file, name, RATE).words();
  }

  static Normalized normalized(List<Word> recognized, WordNormalizer normalizer) {
    List<String> words = new ArrayList<>();
    List<Integer> wordOf = new ArrayList<>();
    for (int i = 0; i < recognized.size(); i++) {
      for (NormalizedWord word : normalizer.words(recognized.get(i).text())) {
        words.add(word.text());
        wordOf.add(i);
      }
    }
    return new Normalized(words, wordOf, recognized);
  }
}
