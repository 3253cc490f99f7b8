package dev.caesura.corpus.mine;

import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the audio of each kept utterance to its own file, {@code
 * clips/RECORDING/RECORDING_START-END.flac} with the times in seconds. Immutable and thread-safe.
 *
 * @param recording the name of the recording
 * @param format the file format
 * @param folder the output folder of the run; paths of clips are relative to it
 */
record ClipWriter(String recording, ClipFormat format, Path folder) {

  /** Writes all clips in the order of time; returns their paths, with {@code /} on every system. */
  Map<Utterance, String> write(List<Utterance> kept, AudioSource audio, MiningProgress progress)
      throws IOException {
    Map<Utterance, String> clips = new LinkedHashMap<>();
    Path target = Files.createDirectories(folder.resolve("clips").resolve(recording));
    List<Utterance> inTime =
        kept.stream().sorted(Comparator.comparing(u -> u.span().orElseThrow())).toList();
    StageCounter counter = new StageCounter(progress, MiningStage.WRITE, inTime.size());
    for (Utterance utterance : inTime) {
      TimeSpan span = utterance.span().orElseThrow();
      String name = name(span);
      try (AudioWriter out = AudioFiles.create(target.resolve(name), audio.sampleRate())) {
        out.write(audio.read(span));
        out.commit();
      }
      clips.put(utterance, "clips/" + recording + "/" + name);
      counter.step();
    }
    return clips;
  }

  private String name(TimeSpan span) {
    return String.format(
        Locale.ROOT, "%s_%.3f-%.3f.%s", recording, span.startSeconds(), span.endSeconds(), format);
  }
}
