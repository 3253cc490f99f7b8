package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.MustcYamlFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layout of MuST-C: {@code txt/NAME.yaml} with the segments of {@code wav/RECORDING.wav}, and
 * {@code txt/NAME.LANGUAGE} with their texts, line by line. The file of another language is a
 * translation ({@code translation.LANGUAGE} in the metadata). Audio is named, not copied.
 */
final class MustcFolderFormat implements CorpusFormat {

  private static final String NAME = "corpus";
  private static final String TRANSLATION = "translation.";
  private static final MustcYamlFormat YAML = new MustcYamlFormat(CorpusEntry.RATE);

  @Override
  public String name() {
    return "mustc";
  }

  @Override
  public String title() {
    return "layout of MuST-C: yaml and text line by line";
  }

  @Override
  public boolean refersToFiles() {
    return false;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return !Shards.files(path.resolve("txt"), "*.yaml").isEmpty();
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path yaml : Shards.files(path.resolve("txt"), "*.yaml")) {
      String name = String.valueOf(yaml.getFileName()).replaceAll("\\.yaml$", "");
      List<RecordedSegment> segments = YAML.read(yaml);
      Map<String, List<String>> texts = new LinkedHashMap<>();
      for (Path file : Shards.files(path.resolve("txt"), name + ".*")) {
        if (!file.equals(yaml)) {
          String language = String.valueOf(file.getFileName()).substring(name.length() + 1);
          texts.put(language, lines(file, segments.size(), yaml));
        }
      }
      String own = language(path, name, texts);
      for (int i = 0; i < segments.size(); i++) {
        entries.add(entry(segments.get(i), i, own, texts, path));
      }
    }
    return entries;
  }

  /** Returns the language that is spoken: that of the folder en-de, or the first one. */
  private static String language(Path path, String name, Map<String, List<String>> texts)
      throws IOException {
    Path marker = path.resolve("txt").resolve("." + name + ".source");
    if (Files.isRegularFile(marker)) {
      return Utf8Text.read(marker).strip();
    }
    String all = path.toAbsolutePath().toString().replace('\\', '/');
    return texts.keySet().stream()
        .filter(language -> all.contains("/" + language + "-"))
        .findFirst()
        .orElse(texts.isEmpty() ? "" : texts.keySet().iterator().next());
  }

  private static CorpusEntry entry(
      RecordedSegment segment, int index, String own, Map<String, List<String>> texts, Path path) {
    Map<String, String> translations = new LinkedHashMap<>();
    texts.forEach(
        (language, lines) -> {
          if (!language.equals(own)) {
            translations.put(TRANSLATION + language, lines.get(index));
          }
        });
    Path wav = path.resolve("wav").resolve(segment.recording() + ".wav");
    return new CorpusEntry(
        segment.identifier(),
        segment.recording(),
        Files.isRegularFile(wav) ? wav.toAbsolutePath().normalize().toString() : "",
        Optional.of(segment.span()),
        0,
        texts.containsKey(own) ? texts.get(own).get(index) : "",
        segment.label(),
        own.equals("txt") ? "" : own,
        List.of(),
        Map.of(),
        translations);
  }

  private static List<String> lines(Path file, int count, Path yaml) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader in = LineReader.open(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        lines.add(line.strip());
      }
    }
    if (lines.size() != count) {
      throw new TextPosition(file.toString(), Math.min(lines.size(), count) + 1L)
          .malformed(
              "as many lines as " + yaml + " has segments, " + count, lines.size() + " lines");
    }
    return lines;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Path folder = Files.createDirectories(target.resolve("txt"));
    List<RecordedSegment> segments = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Map<String, List<String>> translations = new LinkedHashMap<>();
    List<CorpusEntry> placed = entries.stream().filter(entry -> entry.span().isPresent()).toList();
    String language = "txt";
    for (CorpusEntry entry : placed) {
      language = entry.language().isEmpty() ? language : entry.language();
      entry.metadata().keySet().stream()
          .filter(field -> field.startsWith(TRANSLATION))
          .forEach(field -> translations.putIfAbsent(field, new ArrayList<>()));
    }
    for (CorpusEntry entry : placed) {
      segments.add(
          new RecordedSegment(
              RecordingName.sanitized(entry.recording()),
              entry.span().get(),
              WhiteSpace.collapse(entry.speaker())));
      texts.add(WhiteSpace.collapse(entry.text()));
      translations.forEach(
          (field, lines) ->
              lines.add(WhiteSpace.collapse(entry.metadata().getOrDefault(field, ""))));
    }
    YAML.write(segments, folder.resolve(NAME + ".yaml"));
    TextLines.write(folder.resolve(NAME + "." + fileName(language)), texts);
    TextLines.write(folder.resolve("." + NAME + ".source"), List.of(fileName(language)));
    for (Map.Entry<String, List<String>> other : translations.entrySet()) {
      String name = fileName(other.getKey().substring(TRANSLATION.length()));
      TextLines.write(folder.resolve(NAME + "." + name), other.getValue());
    }
  }

  private static String fileName(String language) {
    return RecordingName.sanitized(language).replaceAll("[/\\\\]", "_");
  }
}
