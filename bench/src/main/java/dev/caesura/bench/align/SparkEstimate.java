package dev.caesura.bench.align;

import com.sun.management.OperatingSystemMXBean;
import dev.caesura.corpus.archive.ArchiveSettings;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.CorpusBuilder;
import dev.caesura.corpus.filter.NearDuplicates;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Estimate for an archive on a cluster, computed from what a small build on this machine took. It
 * is proportional to the hours, so it holds for recordings and documents like those of the small
 * build. Immutable.
 *
 * @param coreSecondsOfHour processor seconds of all stages but writing, for an hour of recordings
 * @param sentencesOfHour sentences in an hour of recordings
 * @param writeSecondsOfSentence seconds of the driver to write a sentence
 * @param driverBytesOfSentence memory of the driver for a distinct sentence
 * @param wordsOfHour words of the documents for an hour of recordings
 */
record SparkEstimate(
    double coreSecondsOfHour,
    double sentencesOfHour,
    double writeSecondsOfSentence,
    double driverBytesOfSentence,
    double wordsOfHour) {

  /** Memory that drivers commonly have, in bytes. */
  private static final double DRIVER_BYTES = 16e9;

  /** Files of a folder tree above which the metadata of HDFS becomes a burden. */
  private static final double MAX_FILES = 1e7;

  /** Shingles of a word that the index takes: three of words, and about one of each letter kind. */
  private static final double SHINGLES_OF_WORD = 4.5;

  /** Demand on a resource, and what there is of it. */
  record Demand(String what, double amount, double limit, String unit) {
    double share() {
      return amount / limit;
    }
  }

  double sentences(double hours) {
    return sentencesOfHour * hours;
  }

  /** Returns the hours of all stages but writing. */
  double stageHours(double hours, int cores) {
    return coreSecondsOfHour * hours / 3600 / cores;
  }

  double writeHours(double hours) {
    return writeSecondsOfSentence * sentences(hours) / 3600;
  }

  /** Returns what a build demands, the scarcest resource first. */
  List<Demand> demands(double hours, int cores) {
    List<Demand> demands = new ArrayList<>();
    demands.add(
        new Demand(
            "memory of the driver for distinct sentences",
            driverBytesOfSentence * sentences(hours) / 1e9,
            DRIVER_BYTES / 1e9,
            "GB"));
    demands.add(
        new Demand(
            "writing on the driver, against the time of all other stages",
            writeHours(hours),
            stageHours(hours, cores),
            "h"));
    demands.add(new Demand("clips as files", sentences(hours) / 1e6, MAX_FILES / 1e6, "million"));
    demands.add(
        new Demand(
            "shingles of the documents, against places of the index",
            SHINGLES_OF_WORD * wordsOfHour * hours / 1e6,
            ArchiveSettings.defaults().maxPostings() / 1e6,
            "million"));
    demands.sort(Comparator.comparingDouble(Demand::share).reversed());
    return demands;
  }

  void print(double hours, int nodes, int coresOfNode, PrintStream out) {
    int cores = nodes * coresOfNode;
    out.printf(
        Locale.ROOT,
        "%nEstimate for %.0f hours on %d nodes of %d cores, words recognised before:%n%n",
        hours,
        nodes,
        coresOfNode);
    out.println("| what | estimate |");
    out.println("|---|---:|");
    row(out, "core hours of all stages but writing", coreSecondsOfHour * hours / 3600, "");
    row(out, "time of these stages", stageHours(hours, cores), " h");
    row(out, "sentences", sentences(hours) / 1e6, " million");
    row(out, "writing on the driver, one thread", writeHours(hours), " h");
    out.println();
    out.println("| breaks first (largest share first) | needs | has | share |");
    out.println("|---|---:|---:|---:|");
    for (Demand demand : demands(hours, cores)) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f %s | %.1f %s | %.1f |%n",
          demand.what(),
          demand.amount(),
          demand.unit(),
          demand.limit(),
          demand.unit(),
          demand.share());
    }
  }

  private static void row(PrintStream out, String what, double value, String unit) {
    out.printf(Locale.ROOT, "| %s | %.1f%s |%n", what, value, unit);
  }

  /** Measures the memory that near-duplicates take for each distinct sentence, in bytes. */
  static double measuredBytesOfSentence() {
    int sentences = 50_000;
    Random random = new Random(1);
    NearDuplicates duplicates = new NearDuplicates();
    long before = usedBytes();
    for (int s = 0; s < sentences; s++) {
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 14; w++) {
        words.add("w" + random.nextInt(100_000));
      }
      duplicates.add(words);
    }
    long after = usedBytes();
    // Used once more, so that it is alive while its memory is counted.
    duplicates.add(List.of("end"));
    return (double) Math.max(0, after - before) / sentences;
  }

  /** Builds a corpus by two threads of this process, and returns its processor seconds. */
  static double processorSeconds(Path config) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    CorpusBuilder.of(BuildConfigReader.read(config)).withJobs(2).build();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
