package dev.caesura.bench.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.eval.BoundaryCounts;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.unit.CepstralFeatures;
import dev.caesura.audio.unit.EvenSegmenter;
import dev.caesura.audio.unit.HmmSegmenter;
import dev.caesura.audio.unit.PartitionSegmenter;
import dev.caesura.audio.unit.PeakSegmenter;
import dev.caesura.audio.unit.SpectralChangeScorer;
import dev.caesura.audio.unit.UnitFeatures;
import dev.caesura.audio.unit.UnitSegmenter;
import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.speech.UnitBoundaryNetwork;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Boundaries of units against phones and words with times, within 20 ms, one-to-one: the forced
 * alignment of five read utterances (25 s, one reader) that comes with pocketsphinx. Ranges are
 * those of the utterances. Then, how well clusters of the units' mean features stand for phones.
 */
public final class Units {

  private static final int RATE = 16_000;
  private static final long COLLAR = RATE / 50;

  /** First centres of clusters that are tried. */
  private static final int SEEDS = 10;

  private static final JsonMapper JSON = new JsonMapper();

  private Units() {}

  /** An utterance: its features, the starts of phones and of words, and its phones. */
  @SuppressWarnings("ArrayRecordComponent") // Sorted positions, never compared.
  private record Labelled(
      UnitFeatures features, long[] phones, long[] words, UnitClusters.Labelled frames) {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --model FILE}: another network than the shipped one; {@code --sweep}: the
   *     settings of each method, too, which shows what is only a matter of the number of units
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String model = options.value("--model", "");
    boolean sweep = options.flag("--sweep");
    options.end();
    List<Labelled> set = read(ReferenceData.folder(data, "audio/dev/librivox_austen"));
    long phones = set.stream().mapToLong(l -> l.phones().length).sum();
    long words = set.stream().mapToLong(l -> l.words().length).sum();
    out.printf("| method | units | P | R | F1 | R-value | R-value by utterance | words found |%n");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    try (UnitBoundaryNetwork network =
        model.isEmpty() ? UnitBoundaryNetwork.open() : UnitBoundaryNetwork.open(Path.of(model))) {
      Map<String, UnitSegmenter> methods = methods(network, sweep);
      methods.forEach((name, segmenter) -> row(name, segmenter, set, out));
      out.printf("%n%d boundaries of phones, %d of words%n%n", phones, words);
      out.println("| units | NMI | seeds | purity | seeds | phone errors | seeds |");
      out.println("|---|---:|---:|---:|---:|---:|---:|");
      methods.forEach(
          (name, segmenter) -> clusters(name, set, l -> segmenter.segment(l.features()), out));
    }
    clusters("true phones", set, Units::truePhones, out);
    return 0;
  }

  private static Map<String, UnitSegmenter> methods(UnitBoundaryNetwork network, boolean sweep) {
    Map<String, UnitSegmenter> methods = new LinkedHashMap<>();
    PeakSegmenter change = PeakSegmenter.defaults(SpectralChangeScorer.defaults());
    PeakSegmenter peaks = PeakSegmenter.defaults(network).withProminence(0);
    methods.put("every 80 ms", new EvenSegmenter(8));
    methods.put("spectral change", change);
    methods.put("dynamic programming", PartitionSegmenter.defaults());
    methods.put("HMM of the recording", HmmSegmenter.defaults());
    methods.put("network", peaks.withThreshold(0.5));
    if (sweep) {
      for (double p : new double[] {0.02, 0.05, 0.1, 0.2}) {
        methods.put("spectral change, prominence " + p, change.withProminence(p));
      }
      for (double p : new double[] {1.8, 2.5, 3.3, 4, 5}) {
        methods.put(
            "dynamic programming, penalty " + p, PartitionSegmenter.defaults().withPenalty(p));
      }
      for (double c : new double[] {30, 50, 80, 120}) {
        methods.put("HMM, cost " + c, HmmSegmenter.defaults().withCost(c));
      }
      for (double p : new double[] {0.1, 0.2, 0.3, 0.4, 0.6, 0.8}) {
        methods.put("network, threshold " + p, peaks.withThreshold(p));
      }
    }
    return methods;
  }

  private static void row(
      String name, UnitSegmenter segmenter, List<Labelled> set, PrintStream out) {
    BoundaryCounts phones = BoundaryCounts.NONE;
    BoundaryCounts words = BoundaryCounts.NONE;
    double low = 1;
    double high = -1;
    for (Labelled labelled : set) {
      long[] found =
          segmenter.segment(labelled.features()).stream()
              .skip(1)
              .mapToLong(TimeSpan::startSample)
              .toArray();
      BoundaryCounts own = BoundaryCounts.ofPlaces(labelled.phones(), found, COLLAR);
      low = Math.min(low, own.rValue());
      high = Math.max(high, own.rValue());
      phones = phones.plus(own);
      words = words.plus(BoundaryCounts.ofPlaces(labelled.words(), found, COLLAR));
    }
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f-%.1f | %.1f |%n",
        name,
        phones.found(),
        100 * phones.precision(),
        100 * phones.recall(),
        100 * phones.f1(),
        100 * phones.rValue(),
        100 * low,
        100 * high,
        100 * words.recall());
  }

  private static List<TimeSpan> truePhones(Labelled labelled) {
    UnitFeatures features = labelled.features();
    boolean[] starts = new boolean[features.frames()];
    for (long place : labelled.phones()) {
      int frame = (int) ((place + features.hop() / 2) / features.hop());
      if (frame < starts.length) {
        starts[frame] = true;
      }
    }
    return features.segments(starts);
  }

  /** Prints how well clusters of units stand for phones, over several first centres. */
  private static void clusters(
      String name,
      List<Labelled> set,
      Function<Labelled, List<TimeSpan>> segmenter,
      PrintStream out) {
    List<List<TimeSpan>> units = set.stream().map(segmenter).toList();
    List<UnitClusters.Labelled> labelled = set.stream().map(Labelled::frames).toList();
    List<UnitClusters> found = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      found.add(UnitClusters.of(labelled, units, seed));
    }
    out.printf("| %s |", name);
    for (ToDoubleFunction<UnitClusters> figure :
        List.<ToDoubleFunction<UnitClusters>>of(
            UnitClusters::information, UnitClusters::purity, UnitClusters::errors)) {
      DoubleSummaryStatistics all = found.stream().mapToDouble(figure).summaryStatistics();
      out.printf(
          Locale.ROOT,
          " %.1f | %.1f-%.1f |",
          100 * all.getAverage(),
          100 * all.getMin(),
          100 * all.getMax());
    }
    out.println();
  }

  /** Returns the phone of each frame. */
  private static UnitClusters.Labelled frames(UnitFeatures features, Path file) throws IOException {
    String[] phones = new String[features.frames()];
    Arrays.fill(phones, "");
    for (JsonNode word : JSON.readTree(file.toFile()).path("w")) {
      for (JsonNode phone : word.path("w")) {
        double rate = RATE / (double) features.hop();
        int from = (int) Math.round(phone.path("b").asDouble() * rate);
        double end = phone.path("b").asDouble() + phone.path("d").asDouble();
        int to = (int) Math.min(phones.length, Math.round(end * rate));
        Arrays.fill(phones, Math.min(from, to), to, phone.path("t").asText());
      }
    }
    return new UnitClusters.Labelled(features, List.of(phones));
  }

  private static List<Labelled> read(Path folder) throws IOException {
    List<Labelled> set = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.toString().endsWith(".wav")).sorted().toList();
    }
    for (Path wav : files) {
      String stem = wav.toString().replaceFirst("\\.wav$", "");
      AudioSource audio = Resampler.of(AudioFiles.open(wav), RATE);
      UnitFeatures features = CepstralFeatures.defaults().extract(audio);
      set.add(
          new Labelled(
              features,
              places(Path.of(stem + ".phone.json"), true),
              places(Path.of(stem + ".json"), false),
              frames(features, Path.of(stem + ".phone.json"))));
    }
    return set;
  }

  /** Returns the borders between phones, or between words and silence, without the ends. */
  private static long[] places(Path file, boolean phones) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    TreeSet<Long> places = new TreeSet<>();
    double end = 0;
    for (JsonNode word : root.path("w")) {
      for (JsonNode item : phones ? word.path("w") : List.of(word)) {
        places.add(Math.round(item.path("b").asDouble() * RATE));
        end = item.path("b").asDouble() + item.path("d").asDouble();
        places.add(Math.round(end * RATE));
      }
    }
    places.remove(0L);
    places.remove(Math.round(end * RATE));
    return places.stream().mapToLong(Long::longValue).toArray();
  }
}
