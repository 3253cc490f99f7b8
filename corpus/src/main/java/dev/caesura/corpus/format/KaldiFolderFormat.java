package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Data folder of Kaldi, ESPnet and k2: {@code wav.scp}, {@code segments}, {@code text}, {@code
 * utt2spk}, {@code spk2utt}, and {@code utt2lang} where languages are known, all in the order of
 * their bytes. Utterances begin with their speaker, as Kaldi asks; where that changes an
 * identifier, {@code utt2id} has the one of the corpus. Utterances without text or place do not
 * fit.
 *
 * <p>Source: the Kaldi documentation, "Data preparation", and {@code utils/validate_data_dir.sh}.
 */
final class KaldiFolderFormat implements CorpusFormat {

  private static final Set<String> REQUIRED =
      Set.of("wav.scp", "segments", "text", "utt2spk", "spk2utt");

  /** The language of utterances whose language is not known. */
  private static final String UNKNOWN = "und";

  private static final Comparator<String> BYTES = KaldiIdentifiers.BYTES;

  @Override
  public String name() {
    return "kaldi";
  }

  @Override
  public String title() {
    return "data folder of Kaldi, ESPnet and k2";
  }

  @Override
  public boolean detects(Path path) {
    return Files.isRegularFile(path.resolve("utt2spk"))
        || Files.isRegularFile(path.resolve("wav.scp"));
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    KaldiTables tables = KaldiTables.read(path);
    List<CorpusEntry> entries = new ArrayList<>();
    Path segments = path.resolve("segments");
    Set<String> read = new HashSet<>();
    if (Files.isRegularFile(segments)) {
      TextLines.read(
          segments,
          (line, position) -> {
            String[] fields = line.split("\\s+");
            boolean hasChannel = fields.length == 5 && fields[4].matches("\\d{1,3}");
            if (fields.length != 4 && !hasChannel) {
              throw position.malformed("utterance, recording, start, end and maybe channel", line);
            }
            if (!read.add(fields[0])) {
              throw position.malformed("each identifier once", fields[0]);
            }
            boolean isOpen = fields[3].matches("-1(\\.0*)?");
            String end = isOpen ? tables.lengths().get(fields[1]) : fields[3];
            if (end == null) {
              throw position.malformed(
                  "an end, or the length of " + fields[1] + " in reco2dur", line);
            }
            TimeSpan span =
                Seconds.span(
                    Seconds.parse("start", fields[2], position),
                    Seconds.parse("end", end, position),
                    CorpusEntry.RATE,
                    position);
            int channel = hasChannel ? 1 + Integer.parseInt(fields[4]) : 0;
            entries.add(
                entry(fields[0], fields[1], Optional.of(span), tables).withChannel(channel));
          });
    } else {
      Map<String, String> listed = tables.texts().isEmpty() ? tables.speakers() : tables.texts();
      for (String utterance : listed.keySet()) {
        read.add(utterance);
        entries.add(entry(utterance, utterance, tables.length(utterance), tables));
      }
    }
    requireSame(path, segments, read, tables.texts(), tables.audio());
    return entries;
  }

  /** Checks, as Kaldi does, that tables have the same utterances: none is passed over. */
  private static void requireSame(
      Path folder,
      Path segments,
      Set<String> read,
      Map<String, String> texts,
      Map<String, String> audio)
      throws IOException {
    boolean hasSegments = Files.isRegularFile(segments);
    Path owner = hasSegments ? segments : folder.resolve("wav.scp");
    Set<String> known = hasSegments ? read : audio.keySet();
    for (String utterance : texts.keySet()) {
      if (!known.contains(utterance) && !known.isEmpty()) {
        throw missing(folder.resolve("text"), utterance, owner);
      }
    }
    for (String utterance : known) {
      if (!texts.isEmpty() && !texts.containsKey(utterance)) {
        throw missing(owner, utterance, folder.resolve("text"));
      }
    }
  }

  private static IOException missing(Path file, String utterance, Path other) {
    return new IOException(
        file
            + ": expected the utterances of "
            + other
            + "; found "
            + utterance
            + ", which it does not have. Make them agree, for example with utils/fix_data_dir.sh.");
  }

  private static CorpusEntry entry(
      String utterance, String recording, Optional<TimeSpan> span, KaldiTables tables) {
    String speaker = tables.speakers().getOrDefault(utterance, "");
    String listed = tables.audio().getOrDefault(recording, "");
    String file = KaldiCommand.file(listed).orElse(listed);
    boolean isCommand = file.endsWith("|");
    Map<String, String> metadata = new LinkedHashMap<>();
    if (isCommand) {
      metadata.put("wav.scp", file);
    }
    if (tables.genders().containsKey(speaker)) {
      metadata.put("gender", tables.genders().get(speaker));
    }
    return new CorpusEntry(
        tables.ids().getOrDefault(utterance, utterance),
        recording,
        isCommand ? "" : AudioPaths.resolved(tables.folder(), file),
        span,
        0,
        tables.texts().getOrDefault(utterance, ""),
        speaker.equals(utterance) ? "" : speaker,
        tables.languages().getOrDefault(utterance, "").replaceFirst("^" + UNKNOWN + "$", ""),
        List.of(),
        Map.of(),
        metadata);
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Files.createDirectories(target);
    KaldiIdentifiers identifiers = KaldiIdentifiers.of(entries);
    Map<String, String> audio = new TreeMap<>(BYTES);
    Map<String, String> segments = new TreeMap<>(BYTES);
    Map<String, String> texts = new TreeMap<>(BYTES);
    Map<String, String> speakers = new TreeMap<>(BYTES);
    Map<String, String> languages = new TreeMap<>(BYTES);
    Map<String, String> ids = new TreeMap<>(BYTES);
    Map<String, String> genders = new TreeMap<>(BYTES);
    Map<String, String> utterances = new TreeMap<>(BYTES);
    RecordingKeys recordings = new RecordingKeys(entries);
    for (CorpusEntry entry : entries) {
      String text = WhiteSpace.collapse(entry.text());
      if (!KaldiIdentifiers.isWritten(entry)) {
        continue;
      }
      String utterance = identifiers.utterance(entry);
      String speaker = identifiers.speaker(entry, utterance);
      String recording = recordings.of(entry);
      String command = entry.metadata().getOrDefault("wav.scp", "");
      String file =
          AudioPaths.named(KaldiCommand.of(entry.audio()), AudioPaths.named(command, recording));
      String before = audio.put(recording, file);
      if (before != null && !before.equals(file)) {
        throw new IOException(
            target
                + ": expected one audio file for each recording; found "
                + before
                + " and "
                + file
                + " for "
                + recording
                + ".");
      }
      TimeSpan span = entry.span().get();
      segments.put(
          utterance,
          recording
              + " "
              + Seconds.start(span).toPlainString()
              + " "
              + Seconds.end(span).toPlainString());
      texts.put(utterance, text);
      speakers.put(utterance, speaker);
      String gender = entry.metadata().getOrDefault("gender", "");
      if (!gender.isBlank()) {
        genders.putIfAbsent(speaker, RecordingName.sanitized(gender));
      }
      utterances.merge(speaker, utterance, (a, b) -> a + " " + b);
      languages.put(
          utterance,
          entry.language().isEmpty() ? UNKNOWN : RecordingName.sanitized(entry.language()));
      if (!utterance.equals(entry.id())) {
        ids.put(utterance, entry.id());
      }
    }
    utterances.replaceAll(
        (speaker, all) -> String.join(" ", Arrays.stream(all.split(" ")).sorted(BYTES).toList()));
    write(target, "wav.scp", audio);
    write(target, "segments", segments);
    write(target, "text", texts);
    write(target, "utt2spk", speakers);
    write(target, "spk2utt", utterances);
    // All utterances are in the table, or none.
    boolean isAny = languages.values().stream().anyMatch(language -> !language.equals(UNKNOWN));
    write(target, "utt2lang", isAny ? languages : Map.of());
    write(target, "utt2id", ids);
    write(target, "spk2gender", genders);
  }

  /** Writes a table, or removes the one of another corpus if there is nothing to write. */
  private static void write(Path folder, String name, Map<String, String> table)
      throws IOException {
    boolean isOptional = !REQUIRED.contains(name);
    if (isOptional && table.isEmpty()) {
      Files.deleteIfExists(folder.resolve(name));
      return;
    }
    List<String> lines = new ArrayList<>();
    table.forEach((key, value) -> lines.add(key + " " + value));
    TextLines.write(folder.resolve(name), lines);
  }
}
