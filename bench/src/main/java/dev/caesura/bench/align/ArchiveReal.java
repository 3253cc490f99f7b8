package dev.caesura.bench.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptArchive.Spoken;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.cli.Caesura;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * {@code archive-real}: real speech of three languages in one archive, built by {@code corpus
 * build} with a list of languages. The prompts of a language are cut into recordings; the texts of
 * all languages are shuffled, and stand in one PDF and one TEI file. A kept sentence is right if
 * its words are spoken in its recording, and its clip is where they are: an end that is also the
 * end of a prompt within half a second, any other end within the prompt.
 */
public final class ArchiveReal {

  private static final double TOLERANCE_SECONDS = 0.5;
  private static final List<String> LANGUAGES = List.of("en", "es", "fr");

  private ArchiveReal() {}

  private static final class Tally {
    private int recordings;
    private int matched;
    private double seconds;
    private double speech;
    private double kept;
    private double right;
    private int sentences;
    private int wrong;
    private int otherLanguage;
  }

  /**
   * Builds the corpus, and prints the table.
   *
   * @param data not used; {@code testdata/make-prompts} makes the recordings
   * @param args {@code --recordings N} in all (default: 60); {@code --minutes N} of each language
   *     (default: 60, more than there are); {@code --languages en,es,fr}, the first one of which is
   *     that of recordings without words; {@code --sphinx en} or {@code none}: recordings whose
   *     words the embedded recogniser recognises, the others have words as of a recogniser with
   *     {@code --errors N} percent wrong (default: 20); {@code --jobs N}; {@code --seed N}; {@code
   *     --show} to print each wrong sentence; {@code --keep DIR} for the files
   * @param out receives the table
   * @return 0 if the build succeeds, 1 otherwise
   * @throws IOException if a recording cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int count = (int) options.number("--recordings", 1, 60);
    double minutes = options.number("--minutes", 1, 60);
    List<String> languages = options.choices("--languages", LANGUAGES);
    String sphinx = options.choice("--sphinx", List.of("en", "none"));
    double errors = options.number("--errors", 0, 20) / 100.0;
    String jobs = Long.toString(options.number("--jobs", 1, 2));
    long seed = options.number("--seed", 0, 1);
    boolean show = options.flag("--show");
    String keep = options.value("--keep", "");
    options.end();
    Path folder =
        keep.isEmpty() ? Files.createTempDirectory("caesura-archive-real") : Path.of(keep);
    try {
      PromptArchive archive = new PromptArchive(folder, new Random(seed));
      archive.write(languages, count, minutes);
      for (Spoken recording : archive.recordings()) {
        if (!recording.language().equals(sphinx)) {
          archive.writeWords(recording, errors);
        }
      }
      Path config = folder.resolve("archive.yaml");
      Files.writeString(
          config,
          "language: ["
              + String.join(", ", languages)
              + "]\n"
              + "output: corpus\n"
              + "recordings: audio/*.wav\n"
              + "documents: [prompts.pdf, prompts.xml]\n"
              + "words: beside\n"
              + "recognizer: {name: sphinx}\n"
              + "format: wav\n"
              + "review: 0\n");
      long start = System.nanoTime();
      int code = Caesura.run("corpus", "build", "--quiet", "--jobs", jobs, config.toString());
      double time = (System.nanoTime() - start) / 60e9;
      print(tallies(archive, folder.resolve("corpus"), show ? out : null), out);
      out.printf(Locale.ROOT, "%nThe build took %.1f min, and ended with %d.%n", time, code);
      return code;
    } finally {
      if (keep.isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  private static void print(Map<String, Tally> tallies, PrintStream out) {
    out.println(
        "| language | recordings | matched | hours | hours of speech | hours kept | kept, % of"
            + " speech | sentences | precision % | precision of hours % | language right % |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    tallies.forEach(
        (language, tally) ->
            out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.3f | %.1f | %d | %.2f | %.2f | %.2f |%n",
                language,
                tally.recordings,
                tally.matched,
                tally.seconds / 3600,
                tally.speech / 3600,
                tally.kept / 3600,
                100 * tally.kept / tally.speech,
                tally.sentences,
                100.0 * (tally.sentences - tally.wrong) / Math.max(1, tally.sentences),
                100 * tally.right / Math.max(1e-9, tally.kept),
                100.0 * (tally.sentences - tally.otherLanguage) / Math.max(1, tally.sentences)));
  }

  private static Map<String, Tally> tallies(PromptArchive archive, Path corpus, PrintStream show)
      throws IOException {
    Map<String, Spoken> byName = new HashMap<>();
    Map<String, Tally> tallies = new TreeMap<>();
    for (Spoken recording : archive.recordings()) {
      byName.put(recording.name(), recording);
      Tally tally = tallies.computeIfAbsent(recording.language(), l -> new Tally());
      tally.recordings++;
      tally.seconds += recording.seconds();
      tally.speech += recording.speechSeconds();
    }
    JsonMapper json = new JsonMapper();
    for (String line : Files.readAllLines(corpus.resolve("matches.jsonl"))) {
      JsonNode match = json.readTree(line);
      Spoken recording = byName.get(match.path("recording").asText());
      tallies.get(recording.language()).matched += match.path("parts").isEmpty() ? 0 : 1;
    }
    for (String line : Files.readAllLines(corpus.resolve("corpus.jsonl"))) {
      JsonNode record = json.readTree(line);
      Spoken recording = byName.get(record.path("recording").asText());
      Tally tally = tallies.get(recording.language());
      double seconds = record.path("audio_length").asDouble();
      boolean isRight = isRight(record, recording.sentences());
      tally.kept += seconds;
      tally.sentences++;
      tally.right += isRight ? seconds : 0;
      tally.wrong += isRight ? 0 : 1;
      boolean isSame = record.path("language").asText().equals(recording.language());
      tally.otherLanguage += isSame ? 0 : 1;
      if (show != null && !isRight) {
        show.printf(
            "wrong: %s %s %.2f-%.2f %s%n",
            recording.language(),
            recording.name(),
            record.path("audio_start").asDouble(),
            record.path("audio_end").asDouble(),
            record.path("text").asText());
      }
    }
    return tallies;
  }

  /** Word of a recording: the number of its sentence, and whether it begins or ends it. */
  private record Place(String word, int sentence, boolean isFirst, boolean isLast) {}

  private static boolean isRight(JsonNode record, List<Sentence> sentences) {
    List<Place> places = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      List<String> words = PromptArchive.words(sentences.get(s).text());
      for (int w = 0; w < words.size(); w++) {
        places.add(new Place(words.get(w), s, w == 0, w == words.size() - 1));
      }
    }
    List<String> spoken = places.stream().map(Place::word).toList();
    List<String> text = PromptArchive.words(record.path("text").asText());
    double start = record.path("audio_start").asDouble();
    double end = record.path("audio_end").asDouble();
    for (int at = 0; at + text.size() <= spoken.size(); at++) {
      if (!text.isEmpty() && spoken.subList(at, at + text.size()).equals(text)) {
        Place first = places.get(at);
        Place last = places.get(at + text.size() - 1);
        double from = sentences.get(first.sentence()).start();
        double to = sentences.get(last.sentence()).end();
        boolean isStart =
            start >= from - TOLERANCE_SECONDS
                && (!first.isFirst() || start <= from + TOLERANCE_SECONDS);
        boolean isEnd =
            end <= to + TOLERANCE_SECONDS && (!last.isLast() || end >= to - TOLERANCE_SECONDS);
        if (isStart && isEnd) {
          return true;
        }
      }
    }
    return false;
  }
}
