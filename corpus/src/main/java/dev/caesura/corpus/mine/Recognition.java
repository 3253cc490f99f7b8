package dev.caesura.corpus.mine;

import dev.caesura.align.Conversation;
import dev.caesura.align.RecognizedRecording;
import dev.caesura.align.RecordingRecognizer;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognised words of a recording, and the placing of written words where the recogniser can do it.
 * Immutable and thread-safe.
 *
 * @param words the words by turns
 * @param recording what places written words; empty if only words are known
 * @param warnings sentences for the user
 */
record Recognition(
    Conversation words, Optional<RecognizedRecording> recording, List<String> warnings) {

  Recognition {
    warnings = List.copyOf(warnings);
  }

  static Recognition of(Conversation words) {
    return of(words, List.of());
  }

  static Recognition of(Conversation words, List<String> warnings) {
    return new Recognition(words, Optional.empty(), warnings);
  }

  /** Recognises a recording as a whole; a later call with the same folder resumes. */
  static Recognition ofWhole(
      RecordingRecognizer recognizer, AudioSource audio, Path cache, MiningProgress progress)
      throws IOException, InterruptedException {
    RecognizedRecording recognized =
        recognizer.recognize(
            audio, cache, (done, total) -> progress.update(MiningStage.RECOGNIZE, done, total));
    return new Recognition(
        Conversation.of(recognized.words()), Optional.of(recognized), recognized.warnings());
  }

  /** Returns utterances with the times that the recogniser supports. */
  List<Utterance> place(List<Utterance> utterances, WordNormalizer normalizer) {
    return recording.isPresent() ? recording.get().place(utterances, normalizer) : utterances;
  }

  /** Returns what the report should show, by names. */
  Map<String, String> facts() {
    return recording.map(RecognizedRecording::facts).orElse(Map.of());
  }
}
