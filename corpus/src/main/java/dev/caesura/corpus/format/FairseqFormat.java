package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Manifest of fairseq for wav2vec 2.0: {@code train.tsv} (a folder, then file and number of samples
 * of each clip), {@code train.wrd} (words) and {@code train.ltr} (letters, with {@code |} after
 * each word), line by line, and {@code dict.ltr.txt} (letters with their counts).
 *
 * <p>Source: fairseq, {@code examples/wav2vec/libri_labels.py} and {@code wav2vec_manifest.py}.
 */
final class FairseqFormat implements CorpusFormat {

  private static final String SPLIT = "train";

  @Override
  public String name() {
    return "fairseq";
  }

  @Override
  public String title() {
    return "manifest of fairseq: tsv, wrd and ltr";
  }

  @Override
  public boolean copiesAudio() {
    return true;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return Files.isDirectory(path)
        && !Shards.files(path, "*.tsv").isEmpty()
        && !Shards.files(path, "*.{wrd,ltr}").isEmpty();
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    AudioClips clips = new AudioClips();
    List<Path> manifests = Shards.files(path, "*.tsv");
    for (Path manifest : manifests) {
      String name = String.valueOf(manifest.getFileName()).replaceAll("\\.tsv$", "");
      List<String> texts = new ArrayList<>();
      Path words = path.resolve(name + ".wrd");
      List<String> lines = lines(manifest);
      if (Files.isRegularFile(words)) {
        texts.addAll(lines(words));
      } else {
        words = path.resolve(name + ".ltr");
        lines(words).forEach(line -> texts.add(line.replace(" ", "").replace('|', ' ').strip()));
      }
      if (lines.isEmpty() || texts.size() != lines.size() - 1) {
        throw new TextPosition(words.toString(), texts.size() + 1)
            .malformed(
                "a line for each of the " + Math.max(0, lines.size() - 1) + " clips of " + manifest,
                texts.size() + " lines");
      }
      Path root = path.toAbsolutePath().resolve(lines.get(0).strip()).normalize();
      for (int i = 1; i < lines.size(); i++) {
        TextPosition position = new TextPosition(manifest.toString(), i + 1);
        String[] fields = lines.get(i).split("\t");
        if (fields.length != 2 || !fields[1].matches("\\d{1,12}")) {
          throw position.malformed("a file and its number of samples", lines.get(i));
        }
        String audio = root.resolve(fields[0]).normalize().toString();
        int rate = Files.isRegularFile(Path.of(audio)) ? clips.length(audio).sampleRate() : 16_000;
        entries.add(
            new CorpusEntry(
                RecordingName.of(fields[0]),
                RecordingName.of(fields[0]),
                audio,
                Optional.of(new TimeSpan(0, Long.parseLong(fields[1]), rate)),
                0,
                texts.get(i - 1),
                "",
                "",
                List.of(),
                Map.of(),
                name.equals(SPLIT) && manifests.size() == 1 ? Map.of() : Map.of("split", name)));
      }
    }
    return entries;
  }

  /** Reads lines that stand for something by their number; empty ones count. */
  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (dev.caesura.io.LineReader in = dev.caesura.io.LineReader.open(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    AudioClips clips = new AudioClips();
    Path audio = target.resolve("audio");
    Files.createDirectories(audio);
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, List<CorpusEntry>> splits = new TreeMap<>();
    splits.put(SPLIT, new ArrayList<>());
    for (CorpusEntry entry : Shards.withAudio(entries)) {
      if (!WhiteSpace.isBlank(entry.text())) {
        String split = entry.metadata().getOrDefault("split", SPLIT);
        splits.computeIfAbsent(FileNames.plain(split), name -> new ArrayList<>()).add(entry);
      }
    }
    for (Map.Entry<String, List<CorpusEntry>> split : splits.entrySet()) {
      boolean isOther = split.getValue().isEmpty() && splits.size() > 1;
      if (!isOther) {
        write(split.getKey(), split.getValue(), target, clips, counts);
      }
    }
    List<String> dictionary = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(count -> dictionary.add(count.getKey() + " " + count.getValue()));
    TextLines.write(target.resolve("dict.ltr.txt"), dictionary);
  }

  private static void write(
      String split,
      List<CorpusEntry> entries,
      Path target,
      AudioClips clips,
      Map<String, Integer> counts)
      throws IOException {
    Path audio = target.resolve("audio");
    List<String> manifest = new ArrayList<>(List.of(audio.toAbsolutePath().toString()));
    List<String> words = new ArrayList<>();
    List<String> letters = new ArrayList<>();
    for (CorpusEntry entry : entries) {
      String name = clips.copy(entry, audio);
      manifest.add(name + "\t" + clips.length(audio.resolve(name).toString()).samples());
      String text = WhiteSpace.collapse(entry.text());
      words.add(text);
      letters.add(spelled(text, counts));
    }
    TextLines.write(target.resolve(split + ".tsv"), manifest);
    TextLines.write(target.resolve(split + ".wrd"), words);
    TextLines.write(target.resolve(split + ".ltr"), letters);
  }

  private static String spelled(String text, Map<String, Integer> counts) {
    StringBuilder spelled = new StringBuilder();
    for (String word : text.split(" ")) {
      word.codePoints()
          .forEach(
              c -> {
                String letter = Character.toString(c);
                counts.merge(letter, 1, Integer::sum);
                spelled.append(letter).append(' ');
              });
      spelled.append("| ");
      counts.merge("|", 1, Integer::sum);
    }
    return spelled.toString().strip();
  }
}
