package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.HeapWatch;
import dev.caesura.bench.Options;
import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.archive.ArchiveSettings;
import dev.caesura.corpus.archive.DocumentSource;
import dev.caesura.corpus.archive.DocumentWords;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code archive-scale}: as many recordings as documents, of half an hour each, matched and aligned
 * by two threads. The words are those of {@link SyntheticArchive}. A match is right if it lies in a
 * half that is spoken.
 */
public final class ArchiveScale {

  private static final int WORDS = 4500;
  private static final int WORDS_PER_PART = 100;
  private static final int WORDS_PER_LINE = 15;
  private static final int RATE = 16_000;
  private static final double WORD_SECONDS = 0.4;

  private final SyntheticArchive archive;
  private final int size;

  private ArchiveScale(int size) {
    this.archive = new SyntheticArchive(size, WORDS);
    this.size = size;
  }

  /** What one thread found. */
  private record Found(int right, int wrong, int missed, int strange, long aligned) {}

  private static DocumentWords parts(int index, List<String> words) {
    List<Integer> first = new ArrayList<>();
    for (int w = 0; w < words.size(); w += WORDS_PER_PART) {
      first.add(w);
    }
    return new DocumentWords("d" + index, words, first);
  }

  /**
   * Measures, and prints the table.
   *
   * @param data not used
   * @param args {@code --sizes}: numbers of recordings, separated by commas; {@code --jobs N}
   * @param out receives the table
   * @return 0
   * @throws Exception if a thread fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    String sizes = options.value("--sizes", "1000,3000,10000");
    int jobs = (int) options.number("--jobs", 1, 2);
    options.end();
    out.println(
        "| recordings x documents | hours | index min | match and align min | CPU min | peak heap"
            + " MiB | shingles kept % | precision % | recall % | words in sentences % |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (String each : sizes.split(",", -1)) {
      new ArchiveScale(Integer.parseInt(each)).measure(jobs, out);
    }
    return 0;
  }

  private void measure(int jobs, PrintStream out) throws Exception {
    HeapWatch heap = HeapWatch.start();
    long started = System.nanoTime();
    long cpu = processorNanos();
    ArchiveIndex.Builder builder = ArchiveIndex.builder(ArchiveSettings.defaults());
    for (int d = 0; d < size; d++) {
      builder.add(archive.document(d));
    }
    ArchiveIndex index = builder.build();
    final long indexed = System.nanoTime();
    ArchiveMatcher matcher =
        ArchiveMatcher.of(
            index,
            new DocumentSource() {
              @Override
              public int size() {
                return size;
              }

              @Override
              public DocumentWords read(int document) {
                return parts(document, archive.document(document));
              }
            });
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    List<Future<Found>> work = new ArrayList<>();
    for (int t = 0; t < jobs; t++) {
      int first = t;
      work.add(threads.submit(() -> search(matcher, first, jobs)));
    }
    int[] sums = new int[4];
    long aligned = 0;
    for (Future<Found> each : work) {
      Found found = each.get();
      sums[0] += found.right();
      sums[1] += found.wrong() + found.strange();
      sums[2] += found.missed();
      aligned += found.aligned();
    }
    threads.shutdown();
    double share = (double) aligned / (size - size / 10) / WORDS;
    out.printf(
        Locale.ROOT,
        "| %d | %.0f | %.2f | %.2f | %.2f | %d | %.1f | %.2f | %.2f | %.1f |%n",
        size,
        size * WORDS * WORD_SECONDS / 3600,
        (indexed - started) / 6e10,
        (System.nanoTime() - indexed) / 6e10,
        (processorNanos() - cpu) / 6e10,
        heap.maxRetainedBytes() >> 20,
        100 * index.sampledShare(),
        100.0 * sums[0] / Math.max(1, sums[0] + sums[1]),
        100 - 50.0 * sums[2] / (size - size / 10),
        100 * share);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Found search(ArchiveMatcher matcher, int first, int step) throws IOException {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    int strange = 0;
    long aligned = 0;
    for (int r = first; r < size; r += step) {
      List<String> words = archive.recognized(r);
      int[] spoken = archive.spoken(r);
      List<PartMatch> parts = matcher.match(words).parts();
      boolean[] isFound = new boolean[2];
      for (PartMatch part : parts) {
        int middle = (part.firstWritten() + part.endWritten()) / 2;
        boolean isSpoken = false;
        for (int h = 0; h < spoken.length; h++) {
          if (part.document() == spoken[h] && (middle < WORDS / 2) == (h == 0)) {
            isFound[h] = true;
            isSpoken = true;
          }
        }
        right += isSpoken ? 1 : 0;
        wrong += !isSpoken && spoken.length > 0 ? 1 : 0;
        strange += spoken.length == 0 ? 1 : 0;
      }
      for (int h = 0; h < spoken.length; h++) {
        missed += isFound[h] ? 0 : 1;
      }
      aligned += align(words, parts);
    }
    return new Found(right, wrong, missed, strange, aligned);
  }

  /** Aligns the matched parts; returns the written words of sentences that were found. */
  private long align(List<String> recognized, List<PartMatch> parts) {
    StringBuilder text = new StringBuilder();
    for (PartMatch part : parts) {
      List<String> words = archive.document(part.document());
      int end = Math.min(WORDS, part.endPart() * WORDS_PER_PART);
      for (int w = part.firstPart() * WORDS_PER_PART; w < end; w++) {
        text.append(words.get(w)).append((w + 1) % WORDS_PER_LINE == 0 ? '\n' : ' ');
      }
    }
    if (text.isEmpty()) {
      return 0;
    }
    List<Word> timed = new ArrayList<>();
    for (int w = 0; w < recognized.size(); w++) {
      long start = Math.round(w * WORD_SECONDS * RATE);
      timed.add(new Word(recognized.get(w), new TimeSpan(start, start + 4800, RATE), 1));
    }
    Segmentation lines = AlignTimes.lines(text.toString());
    long aligned = 0;
    for (Utterance utterance :
        SentenceAligner.of(EnglishWords.NORMALIZER).align("r", new Transcript(timed), lines)) {
      aligned +=
          utterance.status() == Utterance.Status.MATCHED ? utterance.text().split(" ").length : 0;
    }
    return aligned;
  }
}
