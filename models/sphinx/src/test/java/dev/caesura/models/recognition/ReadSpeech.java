package dev.caesura.models.recognition;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.edit.SequenceAligner;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.models.recognition.lexicon.WrittenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled readings that the recognisers' tests hear. */
final class ReadSpeech {

  private static final Path FOLDER =
      Path.of(System.getProperty("caesura.testdata"), "speech", "librivox");

  /** The first 7.1 s and 22 words of three readings. */
  static final String TEXT =
      "And Mister John Dashwood had then leisure to consider how much there might be prudently in"
          + " his power to do for them.";

  /** Those of another reading. */
  static final String OTHER_TEXT =
      "Unless to be rather cold hearted and rather selfish is to be ill disposed.";

  private ReadSpeech() {}

  static Signal speech() throws IOException {
    return read("0870");
  }

  static Signal other() throws IOException {
    return read("0890");
  }

  private static Signal read(String number) throws IOException {
    Path file = FOLDER.resolve("sense_and_sensibility_01_austen_64kb-" + number + ".wav");
    if (!Files.exists(file)) {
      throw new IOException(file + ": a bundled reading is expected");
    }
    return AudioFiles.open(file).read(new TimeSpan(0, 60 * 16_000, 16_000));
  }

  /** The same samples later in a recording. */
  static Signal later(Signal signal, long samples) {
    TimeSpan span = signal.span();
    return Signal.of(
        signal.toArray(),
        new TimeSpan(span.startSample() + samples, span.endSample() + samples, span.sampleRate()));
  }

  static List<String> words(Transcript heard) {
    return heard.words().stream().map(Word::text).toList();
  }

  static int errors(Transcript heard, String written) {
    List<String> reference = new ArrayList<>();
    WrittenText.of(written).sentences().forEach(reference::addAll);
    return ErrorCounts.of(SequenceAligner.unit(words(heard), reference)).errors();
  }
}
