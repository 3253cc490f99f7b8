package dev.caesura.bench.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.bench.MissingDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reader of texts of several kinds with gold sentences; skips sets of fewer than 512 sentences. */
final class AdaptationSets {

  private static final int MIN_SENTENCES = 512;
  private static final int MAX_VERSE_LINES = 2400;
  private static final int MIN_SPEECH_LINES = 6;
  private static final int MAX_VERSE_LENGTH = 90;

  private AdaptationSets() {}

  /**
   * Gold sentences of one text.
   *
   * @param language ISO 639 code
   * @param sentences sentences in text order
   */
  record Gold(String language, List<String> sentences) {}

  /**
   * Reads the lines of speeches in verse: speeches of at least six lines, no line longer than 90
   * characters. The shipped network was trained on these plays too, but without labels at line ends
   * that have no full stop.
   */
  static List<Gold> verse(Path data) throws IOException, InterruptedException {
    Path train = data.resolve("text/train");
    List<Gold> sets = new ArrayList<>();
    for (String line : Files.readAllLines(train.resolve("sources.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (fields[2].equals("dracor") && List.of("de", "hu", "ru").contains(fields[0])) {
        Path file = train.resolve(fields[1]);
        sets.add(
            new Gold(
                fields[0], verse(file, Integer.parseInt(fields[6]), Integer.parseInt(fields[7]))));
      }
    }
    return sets;
  }

  private static List<String> verse(Path file, int first, int last)
      throws IOException, InterruptedException {
    Process xz;
    try {
      xz = new ProcessBuilder("xz", "-dc", file.toString()).start();
    } catch (IOException e) {
      throw new MissingDataException(
          file + ": expected the program xz to read it; found none. Install xz.");
    }
    List<String> verse = new ArrayList<>();
    List<String> speech = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(xz.getInputStream(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine();
          line != null && number < last && verse.size() < MAX_VERSE_LINES;
          line = lines.readLine()) {
        if (++number < first) {
          continue;
        }
        if (!line.isBlank()) {
          speech.add(line);
          continue;
        }
        if (speech.size() >= MIN_SPEECH_LINES
            && speech.stream().allMatch(s -> s.length() <= MAX_VERSE_LENGTH)) {
          verse.addAll(speech);
        }
        speech.clear();
      }
    } finally {
      xz.destroy();
      xz.waitFor();
    }
    return verse;
  }

  /** Reads MultiLegalSBD: one set for each file, its documents joined. */
  static List<Gold> legal(Path data) throws IOException {
    JsonMapper json = new JsonMapper();
    Map<String, Gold> sets = new TreeMap<>();
    try (Stream<Path> files = Files.list(data.resolve("text/dev/multilegalsbd"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        List<String> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          JsonNode document = json.readTree(line);
          String text = document.get("text").textValue();
          for (JsonNode span : document.get("sentences")) {
            int from = text.offsetByCodePoints(0, span.get(0).intValue());
            int to = text.offsetByCodePoints(0, span.get(1).intValue());
            if (!text.substring(from, to).isBlank()) {
              sentences.add(text.substring(from, to));
            }
          }
        }
        String name = file.getFileName().toString();
        sets.put(name, new Gold(name.substring(0, 2), sentences));
      }
    }
    return large(sets.values().stream().toList());
  }

  /** Reads the first ten conference calls, one set each. */
  static List<Gold> calls(Path data) throws IOException {
    return lines(data.resolve("text/dev/earnings22"), 10, "en");
  }

  /** Reads the treebanks of spontaneous speech. */
  static List<Gold> spoken(Path data) throws IOException {
    return lines(data.resolve("text/dev/spoken"), Integer.MAX_VALUE, "");
  }

  /** Reads written text in six languages, with different scripts and punctuation. */
  static List<Gold> written(Path data) throws IOException {
    List<Gold> all = lines(data.resolve("text/dev/ud"), Integer.MAX_VALUE, "");
    List<Gold> some = new ArrayList<>();
    for (String language : List.of("en", "de", "cs", "ko", "th", "zh")) {
      all.stream().filter(set -> set.language().equals(language)).findFirst().ifPresent(some::add);
    }
    return some;
  }

  private static List<Gold> lines(Path folder, int max, String language) throws IOException {
    List<Gold> sets = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        List<String> sentences =
            Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        String name = file.getFileName().toString();
        String setLanguage = language.isEmpty() ? name.substring(0, name.indexOf('_')) : language;
        sets.add(new Gold(setLanguage, sentences));
      }
    }
    return large(sets).stream().limit(max).toList();
  }

  private static List<Gold> large(List<Gold> sets) {
    return sets.stream().filter(set -> set.sentences().size() >= MIN_SENTENCES).toList();
  }
}
