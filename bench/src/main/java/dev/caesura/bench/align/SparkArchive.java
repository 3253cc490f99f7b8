package dev.caesura.bench.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.bench.Bench;
import dev.caesura.bench.MissingDataException;
import dev.caesura.bench.Options;
import dev.caesura.io.Folders;
import dev.caesura.io.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code spark}: a simulated archive of {@link SyntheticArchive}, with recordings of tones, built
 * by two threads, by Spark {@code local[2]}, and by a cluster of two executors on this machine, of
 * which one is killed. The files must be the same, byte for byte. Times are those of whole
 * processes.
 */
public final class SparkArchive {

  private static final int RATE = 16_000;
  private static final double WORD_SECONDS = 0.4;
  private static final int WORDS_PER_PART = 100;
  private static final int WORDS_PER_SENTENCE = 12;

  private final Path folder;
  private final SyntheticArchive archive;
  private final int words;

  private SparkArchive(Path folder, int size, int words) {
    this.folder = folder;
    this.archive = new SyntheticArchive(size, words);
    this.words = words;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data not used
   * @param args {@code --sizes}: numbers of recordings, separated by commas; {@code --words N} of
   *     each; {@code --skip-cluster}; {@code --estimate}: build by threads alone, with the first
   *     and the last size, and estimate {@code --hours N} on {@code --nodes N} of {@code --cores N}
   * @param out receives the table
   * @return 0, or 1 if files differ or a build fails
   * @throws Exception if a process cannot be started
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    String sizes = options.value("--sizes", "10,40");
    int words = (int) options.number("--words", 100, 600);
    boolean isLocalOnly = options.flag("--skip-cluster");
    boolean isEstimate = options.flag("--estimate");
    double hours = options.number("--hours", 1, 60_000);
    int nodes = (int) options.number("--nodes", 1, 50);
    int cores = (int) options.number("--cores", 1, 16);
    options.end();
    if (isEstimate) {
      estimate(sizes.split(",", -1), words, out).print(hours, nodes, cores, out);
      return 0;
    }
    SparkProcesses processes = new SparkProcesses(classpath());
    boolean isGood = true;
    out.println("| recordings | hours | threads s | Spark local[2] s | overhead s | same bytes |");
    out.println("|---:|---:|---:|---:|---:|---|");
    String[] all = sizes.split(",", -1);
    for (int k = 0; k < all.length; k++) {
      Path folder = Files.createTempDirectory("caesura-spark");
      try {
        SparkArchive each = new SparkArchive(folder, Integer.parseInt(all[k]), words);
        each.write();
        isGood &= each.measure(processes, out);
        if (k == all.length - 1) {
          each.printStages(out);
          if (!isLocalOnly) {
            isGood &= each.measureCluster(processes, out);
          }
        }
      } finally {
        Folders.delete(folder);
      }
    }
    return isGood ? 0 : 1;
  }

  /** Processor seconds of a build by threads, and of a second build, which only writes. */
  private record Measured(double hours, int sentences, double build, double again) {}

  /** Measures a small and a larger build; what both take, such as the start, does not count. */
  private static SparkEstimate estimate(String[] sizes, int words, PrintStream out)
      throws Exception {
    measured(Integer.parseInt(sizes[0]), words); // compiles the code
    Measured small = measured(Integer.parseInt(sizes[0]), words);
    Measured large = measured(Integer.parseInt(sizes[sizes.length - 1]), words);
    int sentences = large.sentences() - small.sentences();
    double hours = large.hours() - small.hours();
    if (sentences <= 0 || hours <= 0) {
      throw new IllegalArgumentException("--sizes: expected two numbers, the second one larger");
    }
    double writing = Math.max(0, large.again() - small.again());
    SparkEstimate estimate =
        new SparkEstimate(
            Math.max(0, large.build() - small.build() - writing) / hours,
            sentences / hours,
            writing / sentences,
            SparkEstimate.measuredBytesOfSentence(),
            3600 / WORD_SECONDS);
    out.printf(
        Locale.ROOT,
        "Measured: %.1f processor seconds for an hour of recordings, %.0f sentences an hour,"
            + " %.2f ms to write a sentence, %.0f bytes for a distinct sentence%n",
        estimate.coreSecondsOfHour(),
        estimate.sentencesOfHour(),
        1000 * estimate.writeSecondsOfSentence(),
        estimate.driverBytesOfSentence());
    return estimate;
  }

  private static Measured measured(int size, int words) throws Exception {
    Path folder = Files.createTempDirectory("caesura-spark");
    try {
      new SparkArchive(folder, size, words).write();
      double build = SparkEstimate.processorSeconds(folder.resolve("threads.yaml"));
      double again = SparkEstimate.processorSeconds(folder.resolve("threads.yaml"));
      Path corpus = folder.resolve("threads/corpus");
      int sentences =
          Files.readAllLines(corpus.resolve("corpus.jsonl")).size()
              + Files.readAllLines(corpus.resolve("rejected.jsonl")).size();
      return new Measured(size * words * WORD_SECONDS / 3600, sentences, build, again);
    } finally {
      Folders.delete(folder);
    }
  }

  private static String classpath() throws IOException {
    String given = System.getProperty("caesura.spark.classpath");
    if (given != null) {
      return given;
    }
    Path file = Bench.root().resolve("corpus/spark/target/launcher/classpath");
    if (!Files.exists(file)) {
      throw new MissingDataException(
          file + ": expected the class path of Spark; found no such file. Build corpus/spark.");
    }
    return Files.readString(file);
  }

  private void write() throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    Files.createDirectories(folder.resolve("minutes"));
    for (int i = 0; i < archive.size(); i++) {
      StringBuilder text = new StringBuilder();
      List<String> document = archive.document(i);
      for (int w = 0; w < document.size(); w++) {
        boolean isFirst = w % WORDS_PER_SENTENCE == 0;
        String word = document.get(w);
        text.append(isFirst ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        boolean isLast = w % WORDS_PER_SENTENCE == WORDS_PER_SENTENCE - 1;
        text.append(isLast ? "." : "").append((w + 1) % WORDS_PER_PART == 0 ? "\n\n" : " ");
      }
      Files.writeString(folder.resolve("minutes/d" + i + ".txt"), text.toString());
      record("r" + i, archive.recognized(i));
    }
    for (String name : new String[] {"threads", "local", "cluster"}) {
      Files.writeString(
          folder.resolve(name + ".yaml"),
          "output: "
              + name
              + "/corpus\n"
              + "recordings: audio\n"
              + "documents: minutes\n"
              + "words: beside\n"
              + "format: wav\n"
              + "review: 0\n");
    }
  }

  private void record(String name, List<String> recognized) throws IOException {
    Random random = new Random(name.hashCode());
    float[] noise = new float[RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 1e-3f * (float) random.nextGaussian();
    }
    float[] samples = new float[(int) (WORD_SECONDS * RATE)];
    try (WavWriter out = WavWriter.create(folder.resolve("audio/" + name + ".wav"), RATE)) {
      for (int w = 0; w <= recognized.size(); w++) {
        int from = random.nextInt(noise.length - samples.length);
        for (int i = 0; i < samples.length; i++) {
          boolean isTone = i < samples.length * 3 / 4 && w < recognized.size();
          samples[i] =
              noise[from + i]
                  + (isTone
                      ? (float) (0.3 * Math.sin(2 * Math.PI * (200 + 7 * (w % 20)) * i / RATE))
                      : 0);
        }
        out.write(samples, 0, samples.length);
      }
      out.commit();
    }
    List<String> rows = new ArrayList<>();
    for (int w = 0; w < recognized.size(); w++) {
      rows.add(
          String.format(
              Locale.ROOT, "%s 1 %.2f 0.30 %s", name, w * WORD_SECONDS, recognized.get(w)));
    }
    Files.write(folder.resolve("audio/" + name + ".ctm"), rows);
  }

  private boolean measure(SparkProcesses processes, PrintStream out) throws Exception {
    double threads = processes.threads(folder.resolve("threads.yaml"));
    double spark = processes.local(folder.resolve("local.yaml"));
    boolean isSame = contents("threads").equals(contents("local"));
    out.printf(
        Locale.ROOT,
        "| %d | %.1f | %.1f | %.1f | %.1f | %s |%n",
        archive.size(),
        archive.size() * words * WORD_SECONDS / 3600,
        threads,
        spark,
        spark - threads,
        isSame ? "yes" : "NO");
    return isSame;
  }

  /** Prints what each stage takes, as the build by threads has noted it. */
  private void printStages(PrintStream out) throws IOException {
    JsonNode rates =
        new JsonMapper()
            .readTree(folder.resolve("threads/corpus/.caesura/build/rates.json").toFile());
    double hours = words * WORD_SECONDS / 3600;
    out.println();
    out.println("| stage | seconds of one thread for an hour of recordings or a document |");
    out.println("|---|---:|");
    rates
        .properties()
        .forEach(
            rate ->
                out.printf(
                    Locale.ROOT,
                    "| %s | %.3f |%n",
                    rate.getKey(),
                    rate.getValue().asDouble() / (rate.getKey().equals("documents") ? 1 : hours)));
  }

  private boolean measureCluster(SparkProcesses processes, PrintStream out) throws Exception {
    SparkProcesses.Survived survived =
        processes.cluster(folder.resolve("cluster.yaml"), folder.resolve("home"));
    boolean isSame = contents("threads").equals(contents("cluster"));
    out.println();
    out.printf(
        Locale.ROOT,
        "Two executors, one killed (SIGKILL) while %s: exit code %d after %.1f s, tasks lost %d,"
            + " same bytes: %s%n",
        survived.stage(),
        survived.exitCode(),
        survived.seconds(),
        survived.lostTasks(),
        isSame ? "yes" : "NO");
    return isSame && survived.exitCode() == 0 && survived.lostExecutors() > 0;
  }

  /** Returns the digests of all files of a corpus, except those that only a resumed build reads. */
  private Map<String, String> contents(String name) throws IOException {
    Path corpus = folder.resolve(name).resolve("corpus");
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(corpus)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = corpus.relativize(file).toString().replace(File.separatorChar, '/');
        if (!path.startsWith(".caesura/")) {
          digests.put(path, Sha256.ofFiles(file));
        }
      }
    }
    return digests;
  }
}
