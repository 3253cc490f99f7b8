package dev.caesura.corpus;

import dev.caesura.audio.RecordingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Recordings with the transcripts of a folder that have their names. Immutable and thread-safe.
 *
 * @param pairs the recordings that have a transcript, in their order
 * @param failures why each other one has none, by the path of the recording
 */
public record RecordingPairs(List<PairedRecording> pairs, Map<Path, String> failures) {

  /** Copies both, in their order. */
  public RecordingPairs {
    pairs = List.copyOf(pairs);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /**
   * Finds the transcript of each recording: the file of the folder that has its name, with any
   * extension that is not one of audio. If there are several, the one with {@code .txt} is taken.
   *
   * @param recordings the recordings
   * @param folder the folder of the transcripts; it may be that of the recordings
   * @return the pairs
   * @throws IOException if the folder cannot be read, or two recordings have one name
   */
  public static RecordingPairs of(List<Path> recordings, Path folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    Map<String, List<Path>> texts = texts(folder);
    Map<String, Path> seen = new HashMap<>();
    List<PairedRecording> pairs = new ArrayList<>();
    Map<Path, String> failures = new LinkedHashMap<>();
    for (Path audio : recordings) {
      String name = RecordingName.of(audio);
      // Names that differ in case only are one folder on some systems.
      Path other = seen.put(name.toLowerCase(Locale.ROOT), audio);
      if (other != null) {
        throw new IOException(
            audio
                + ": expected recordings of different names; found that of "
                + other
                + " again. Rename one.");
      }
      if (name.startsWith(".")) {
        failures.put(audio, audio + ": expected a name that starts with no dot; found " + name);
        continue;
      }
      List<Path> own = texts.getOrDefault(composed(name), List.of());
      List<Path> plain = own.stream().filter(RecordingPairs::isPlain).toList();
      List<Path> chosen = plain.size() == 1 ? plain : own;
      if (chosen.size() == 1) {
        pairs.add(new PairedRecording(name, audio, chosen.get(0)));
      } else {
        failures.put(
            audio,
            audio
                + ": expected a transcript "
                + folder.resolve(name + ".*")
                + "; found "
                + (own.isEmpty() ? "none" : own.size() + " files")
                + ". "
                + (own.isEmpty() ? "Add it." : "Leave one of them there."));
      }
    }
    return new RecordingPairs(pairs, failures);
  }

  private static Map<String, List<Path>> texts(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    Map<String, List<Path>> texts = new HashMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      boolean isAudio = RecordingName.withoutExtension(name).length() < name.length();
      if (dot > 0 && !isAudio) {
        String stem = composed(RecordingName.of(name.substring(0, dot)));
        texts.computeIfAbsent(stem, key -> new ArrayList<>()).add(file);
      }
    }
    return texts;
  }

  private static boolean isPlain(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
