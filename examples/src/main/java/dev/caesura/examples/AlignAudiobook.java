package dev.caesura.examples;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the sentences of a book in its reading, step by step: speech, pieces, recognised words,
 * sentences, alignment. Prints start, end, score and text of each.
 *
 * <p>Needs {@code caesura-vad}, {@code caesura-splitter} and {@code caesura-sphinx}.
 */
public final class AlignAudiobook {

  private AlignAudiobook() {}

  /**
   * Prints the sentences with their times.
   *
   * @param args the recording and its text
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    for (Utterance sentence : run(Path.of(args[0]), Utf8Text.read(Path.of(args[1])))) {
      sentence
          .span()
          .ifPresent(
              span ->
                  System.out.printf(
                      Locale.ROOT,
                      "%.2f\t%.2f\t%.2f\t%s%n",
                      span.startSeconds(),
                      span.endSeconds(),
                      sentence.score(),
                      sentence.text()));
    }
  }

  static List<Utterance> run(Path recording, String text) throws IOException {
    AudioSource reading = AudioFiles.open(recording, 16_000);
    List<Word> words = new ArrayList<>();
    Segmentation sentences;
    try (SileroVad vad = SileroVad.open();
        CompactBoundaryScorer network = CompactBoundaryScorer.open();
        CloseableRecognizer recognizer =
            RecognizerProvider.named("sphinx").open(Locale.ENGLISH, text, 1)) {
      for (TimeSpan piece : HybridSegmenter.forRecognition().segment(vad.score(reading))) {
        words.addAll(recognizer.recognize(reading.read(piece)).words());
      }
      sentences = BoundarySegmenter.of(network).segment(text);
    }
    return SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH))
        .align("reading", new Transcript(words), sentences);
  }
}
