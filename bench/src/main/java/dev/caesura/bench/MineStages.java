package dev.caesura.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.MiningStage;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.io.Folders;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mining of the bundled recording with its exact and its damaged transcript, each in a separate
 * process: real-time factor of each stage, peak heap, and the number of sentences kept within half
 * a second of their true times.
 */
final class MineStages {

  private static final String ONE = "--one";
  private static final double TOLERANCE_SECONDS = 0.5;

  /** The default of {@code mine}, and a limit that rejects only what is nearly surely wrong. */
  private static final double[] LIMITS = {MiningSettings.defaults().maxError(), 0.9};

  private MineStages() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Path speech = Bench.root().resolve("testdata/speech");
    if (args.size() == 2 && args.get(0).equals(ONE)) {
      one(speech, args.get(1), out);
      return 0;
    }
    Options.of(args).end();
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    for (String text : List.of("prompts-en.txt", "prompts-en.damaged.txt")) {
      columns.put(text, child(text));
    }
    out.println(
        "| testdata/speech/prompts-en.flac, 2 jobs | exact transcript | damaged transcript |");
    out.println("|---|---:|---:|");
    Map<String, String> exact = columns.get("prompts-en.txt");
    Map<String, String> damaged = columns.get("prompts-en.damaged.txt");
    exact.forEach(
        (what, figure) -> out.printf("| %s | %s | %s |%n", what, figure, damaged.get(what)));
    return 0;
  }

  private static Map<String, String> child(String text) throws Exception {
    Map<String, String> figures = new LinkedHashMap<>();
    for (String line : ChildProcess.run(2048, "mine-stages", ONE, text).split("\n", -1)) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 2) {
        figures.put(cells[0], cells[1]);
      }
    }
    return figures;
  }

  private static void one(Path speech, String text, PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("caesura-mine-stages");
    try {
      MiningResult result =
          Miner.of(MiningSettings.defaults().withJobs(2).withMaxError(LIMITS[LIMITS.length - 1]))
              .mine(MiningJob.of(speech.resolve("prompts-en.flac"), speech.resolve(text), folder));
      double audio = result.recordingSeconds();
      double all = 0;
      for (Map.Entry<MiningStage, Double> stage : result.times().entrySet()) {
        all += stage.getValue();
        row(out, "real-time factor of " + stage.getKey(), "%.4f", stage.getValue() / audio);
      }
      row(out, "real-time factor in total", "%.4f", all / audio);
      row(out, "peak heap, MiB", "%.0f", ChildProcess.peakHeapBytes() / 1048576.0);
      List<String> times = Files.readAllLines(speech.resolve("prompts-en.times.tsv"));
      row(out, "sentences in the recording", "%.0f", (double) times.size());
      List<JsonNode> records = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
        records.add(new JsonMapper().readTree(line));
      }
      for (double limit : LIMITS) {
        List<JsonNode> sure =
            records.stream().filter(r -> r.get("error_probability").asDouble() <= limit).toList();
        String kept = "kept with --max-error " + limit;
        row(out, "sentences " + kept, "%.0f", (double) sure.size());
        row(out, kept + ", both ends within 0.5 s", "%.0f", (double) placedRight(sure, times));
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static void row(PrintStream out, String what, String format, double value) {
    out.println(what + "\t" + String.format(Locale.ROOT, format, value));
  }

  /** Counts kept sentences with both ends near a true sentence; each true sentence counts once. */
  private static long placedRight(List<JsonNode> kept, List<String> times) {
    boolean[] taken = new boolean[times.size()];
    long right = 0;
    for (JsonNode record : kept) {
      for (int i = 0; i < taken.length; i++) {
        String[] cells = times.get(i).split("\t", -1);
        if (!taken[i]
            && Math.abs(record.get("audio_start").asDouble() - Double.parseDouble(cells[1]))
                <= TOLERANCE_SECONDS
            && Math.abs(record.get("audio_end").asDouble() - Double.parseDouble(cells[2]))
                <= TOLERANCE_SECONDS) {
          taken[i] = true;
          right++;
          break;
        }
      }
    }
    return right;
  }
}
