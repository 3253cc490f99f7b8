package dev.caesura.bench.align;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.ctc.CtcSpeller;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.align.ctc.EmissionsDecoder;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.bench.Bench;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.models.acoustic.CtcRecognizer;
import dev.caesura.models.acoustic.CtcRecognizerSettings;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code ctc-decoding}: sentences of the bundled prompts that are found in the words of a small CTC
 * network, decoded without the transcript and guided by it, with the exact and the damaged
 * transcript. What is kept has a similarity of at least 0.6.
 */
final class CtcDecoding {

  private static final int RATE = 16_000;
  private static final double MIN_SCORE = 0.6;
  private static final double MAX_ERROR = 0.05;

  private CtcDecoding() {}

  static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    Options options = Options.of(args);
    Path testdata = Bench.root().resolve("testdata");
    Path model = Path.of(options.value("--model", testdata.resolve("ctc-english").toString()));
    options.end();
    Path speech = testdata.resolve("speech");
    List<Sentence> truth = new ArrayList<>();
    for (String line : Files.readAllLines(speech.resolve("prompts-en.times.tsv"))) {
      String[] cells = line.split("\t", -1);
      truth.add(new Sentence(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
    }
    out.println(
        "| transcript | decoder | seconds | letters wrong, % | sentences found | kept | of these"
            + " within 0.5 s | error at most 0.05 | of these within 0.5 s |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
    Path cache = Files.createTempDirectory("caesura-ctc");
    try (CtcRecognizer recognizer =
        CtcRecognizer.open(model, Locale.ENGLISH, "", CtcRecognizerSettings.defaults())) {
      AudioSource audio = AudioFiles.open(speech.resolve("prompts-en.flac"), RATE);
      Emissions emissions = recognizer.emissions(audio, cache, (done, all) -> {});
      CtcVocabulary vocabulary = recognizer.vocabulary();
      for (String name : List.of("prompts-en.txt", "prompts-en.damaged.txt")) {
        String text = Files.readString(speech.resolve(name));
        CtcSpeller speller = CtcSpeller.of(vocabulary, Locale.ENGLISH, text);
        Map<String, EmissionsDecoder> decoders = new LinkedHashMap<>();
        decoders.put("most probable symbols", EmissionsDecoder.of(vocabulary, 1));
        decoders.put("beam of 32", EmissionsDecoder.of(vocabulary, 32));
        decoders.put("guided", EmissionsDecoder.of(vocabulary, 1).biasedTo(speller, text));
        for (Map.Entry<String, EmissionsDecoder> decoder : decoders.entrySet()) {
          long start = System.nanoTime();
          Transcript words = decoder.getValue().decode(emissions);
          double seconds = (System.nanoTime() - start) / 1e9;
          String row = name.contains("damaged") ? "damaged" : "exact";
          print(row + " | " + decoder.getKey(), seconds, found(words, text), truth, out);
        }
      }
    } finally {
      try (var files = Files.newDirectoryStream(cache)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(cache);
    }
    return 0;
  }

  private static List<Utterance> found(Transcript words, String text) {
    Segmentation lines = AlignTimes.lines(text);
    List<Utterance> found = SentenceAligner.of(EnglishWords.NORMALIZER).align("r", words, lines);
    return AlignmentJudge.of(EnglishWords.NORMALIZER).judge(found).utterances();
  }

  private static void print(
      String row, double seconds, List<Utterance> all, List<Sentence> truth, PrintStream out) {
    List<Utterance> found =
        all.stream().filter(u -> u.source().isPresent() && u.span().isPresent()).toList();
    List<Utterance> kept = found.stream().filter(u -> u.score() >= MIN_SCORE).toList();
    List<Utterance> sure =
        kept.stream().filter(u -> u.errorProbability().orElse(1) <= MAX_ERROR).toList();
    OptionalDouble wrong = found.stream().mapToDouble(Utterance::cer).average();
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %d | %d | %d | %d | %d |%n",
        row,
        seconds,
        100 * wrong.orElse(Double.NaN),
        found.size(),
        kept.size(),
        right(kept, truth),
        sure.size(),
        right(sure, truth));
  }

  private static long right(List<Utterance> kept, List<Sentence> truth) {
    return kept.stream()
        .filter(u -> truth.stream().anyMatch(s -> s.fits(u.span().orElseThrow())))
        .count();
  }
}
