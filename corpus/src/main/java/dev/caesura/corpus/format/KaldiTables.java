package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a data folder of Kaldi, by their first fields. */
record KaldiTables(
    Path folder,
    Map<String, String> audio,
    Map<String, String> texts,
    Map<String, String> speakers,
    Map<String, String> genders,
    Map<String, String> languages,
    Map<String, String> ids,
    Map<String, String> lengths) {

  static KaldiTables read(Path folder) throws IOException {
    Map<String, String> lengths = new HashMap<>(table(folder, "utt2dur"));
    lengths.putAll(table(folder, "reco2dur"));
    return new KaldiTables(
        folder,
        table(folder, "wav.scp"),
        table(folder, "text"),
        table(folder, "utt2spk"),
        table(folder, "spk2gender"),
        table(folder, "utt2lang"),
        table(folder, "utt2id"),
        lengths);
  }

  /** Returns the whole of a recording whose length is listed. */
  Optional<TimeSpan> length(String utterance) throws IOException {
    String length = lengths.get(utterance);
    if (length == null) {
      return Optional.empty();
    }
    TextPosition position = new TextPosition(folder.resolve("utt2dur").toString(), 1);
    return Optional.of(
        EntryJson.span(BigDecimal.ZERO, Seconds.parse("length", length, position), position));
  }

  /** Reads the lines of a file by their first field; none if there is no such file. */
  private static Map<String, String> table(Path folder, String name) throws IOException {
    Map<String, String> table = new LinkedHashMap<>();
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file)) {
      TextLines.read(
          file,
          (line, position) -> {
            String[] fields = line.split("\\s+", 2);
            if (table.put(fields[0], fields.length > 1 ? fields[1] : "") != null) {
              throw position.malformed("each identifier once", fields[0]);
            }
          });
    }
    return table;
  }
}
