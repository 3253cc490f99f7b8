package dev.caesura.corpus.mine;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Conversation;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingRecognizer;
import dev.caesura.align.Transcript;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Recognises a recording by any recogniser, and resumes what an earlier call has left in its
 * folder. Immutable and thread-safe.
 *
 * @param provider opens the recogniser
 * @param language the language of the recording
 * @param jobs the number of pieces that are recognised at once
 * @param progress receives the pieces
 */
record RecordingRecognition(
    RecognizerProvider provider, Locale language, int jobs, MiningProgress progress) {

  /** Journal of recognised pieces in the folder of a call. */
  static final String JOURNAL = "heard.jsonl";

  /**
   * Recognises a recording.
   *
   * @param audio the recording at 16 kHz, whose middle can be read
   * @param pieces the pieces that the recogniser gets
   * @param transcript the written text
   * @param work folder of intermediate results
   */
  Recognition run(AudioSource audio, List<TimeSpan> pieces, String transcript, Path work)
      throws IOException, InterruptedException {
    try (RecognitionJournal journal = RecognitionJournal.open(work.resolve(JOURNAL))) {
      List<String> warnings = List.of();
      boolean isWhole = provider.takesRecordings();
      if (isWhole || pieces.stream().anyMatch(piece -> journal.find(piece).isEmpty())) {
        try (CloseableRecognizer recognizer = provider.open(language, transcript, jobs)) {
          if (isWhole) {
            return Recognition.ofWhole((RecordingRecognizer) recognizer, audio, work, progress);
          }
          warnings = recognizer.warnings();
          StageCounter counter = new StageCounter(progress, MiningStage.RECOGNIZE, pieces.size());
          new PieceRecognition(recognizer, audio, journal, jobs).run(pieces, counter);
        }
      }
      List<Transcript> words = new ArrayList<>();
      for (TimeSpan piece : pieces) {
        words.add(journal.find(piece).orElseThrow());
      }
      journal.sort();
      return Recognition.of(Conversation.of(SeamJoiner.join(pieces, words)), warnings);
    }
  }
}
