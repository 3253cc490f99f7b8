package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The audio of each kept utterance as a file of its own, {@code
 * clips/RECORDING/RECORDING_START-END.flac} with the times in seconds.
 *
 * @param recording its name
 * @param format how to write
 * @param folder the output folder of the run, which paths of clips are relative to
 */
record Clips(String recording, ClipFormat format, Path folder) {

  /** Writes all clips in the order of time; returns their paths, with {@code /} on every system. */
  Map<Utterance, String> write(List<Finding> findings, AudioSource audio, boolean shown)
      throws IOException {
    Map<Utterance, String> clips = new LinkedHashMap<>();
    Path target = Files.createDirectories(folder.resolve("clips").resolve(recording));
    List<Utterance> kept =
        findings.stream()
            .filter(Finding::isKept)
            .map(Finding::utterance)
            .sorted(Comparator.comparing(u -> u.span().orElseThrow()))
            .toList();
    try (Progress progress = Progress.start("clips", " clips", kept.size(), shown)) {
      for (Utterance utterance : kept) {
        TimeSpan span = utterance.span().orElseThrow();
        String name = name(span);
        try (AudioWriter out = format.create(target.resolve(name), audio.sampleRate())) {
          out.write(audio.read(span));
          out.commit();
        }
        clips.put(utterance, "clips/" + recording + "/" + name);
        progress.step();
      }
    }
    return clips;
  }

  private String name(TimeSpan span) {
    return String.format(
        Locale.ROOT, "%s_%.3f-%.3f.%s", recording, span.startSeconds(), span.endSeconds(), format);
  }
}
