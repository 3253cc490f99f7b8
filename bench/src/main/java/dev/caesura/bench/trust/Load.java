package dev.caesura.bench.trust;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.bench.Options;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many threads on shared models, with requests of all kinds in random order: every answer must be
 * the one of a single thread, memory must not grow from the second quarter of the time to the last,
 * and closing the models while they run must end each request with an answer or with the exception
 * of a closed model. Prints the percentiles of the latency.
 */
public final class Load {

  private static final int RATE = 16_000;
  private static final int MAX_PRINTED = 10;

  /** How much more may be in use at the end: pools of memory fill up slowly. */
  private static final double MAX_GROWTH = 1.25;

  private static final long SLACK_BYTES = 32L << 20;

  private static final String CLOSED = "closed";

  private final SileroVad vad;
  private final CompactBoundaryScorer sentences;
  private final Map<String, Callable<Object>> requests = new LinkedHashMap<>();
  private final Map<String, Object> expected = new LinkedHashMap<>();
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger closed = new AtomicInteger();

  private Load(SileroVad vad, CompactBoundaryScorer sentences) {
    this.vad = vad;
    this.sentences = sentences;
    AudioSource speech = AudioSource.of("noise", noise(3));
    AudioSource longer = AudioSource.of("noise", noise(11));
    String text = "He went home. Dr. Smith stayed, and why not? Nobody asked him about it. ";
    OptimalSegmenter segmenter = OptimalSegmenter.defaults().withMaxSeconds(5);
    requests.put("voice activity, 3 s", () -> Arrays.hashCode(vad.score(speech).toArray()));
    requests.put(
        "segments, 11 s",
        () -> {
          FrameScores scores = vad.score(longer);
          return segmenter.segment(scores).toString() + Arrays.hashCode(scores.toArray());
        });
    requests.put("sentences, 80 characters", () -> sentences.score(text).hashCode());
    requests.put("sentences, 4000 characters", () -> sentences.score(text.repeat(50)).hashCode());
    requests.put(
        "normalisation",
        () -> WordNormalizer.of(Locale.ENGLISH).words("On 3 May 1998, $1,234.56.").toString());
    requests.put("alignment, 2000 words", () -> alignment(2000));
    requests.keySet().forEach(name -> nanos.put(name, new ArrayList<>()));
  }

  private static Signal noise(int seconds) {
    Random random = new Random(seconds);
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      double swell = Math.max(0, Math.sin(i / 9000.0));
      samples[i] = (float) (0.2 * swell * random.nextGaussian());
    }
    return Signal.of(samples, RATE);
  }

  private static Object alignment(int size) {
    Random random = new Random(size);
    List<String> written = new ArrayList<>();
    List<String> recognized = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      written.add("w" + random.nextInt(500));
      recognized.add(random.nextInt(10) == 0 ? "x" : written.get(i));
    }
    TokenMatches found = TokenMatcher.of(TranscriptOrder.ANY).match(recognized, written);
    int[] pairs = new int[size];
    Arrays.setAll(pairs, found::recognizedFor);
    return Arrays.hashCode(pairs);
  }

  /**
   * Prints latency and memory.
   *
   * @param data not used
   * @param args {@code --seconds N} (default: 60) and {@code --threads N} (default: 16)
   * @param out receives the tables
   * @return 0 if all went as it must, 1 otherwise
   * @throws Exception if the models cannot be opened
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    long seconds = options.number("--seconds", 1, 60);
    int threads = (int) options.number("--threads", 1, 16);
    options.end();
    try (SileroVad vad = SileroVad.open();
        CompactBoundaryScorer sentences = CompactBoundaryScorer.open()) {
      return new Load(vad, sentences).run(seconds, threads, out);
    }
  }

  private int run(long seconds, int threads, PrintStream out) throws Exception {
    for (Map.Entry<String, Callable<Object>> request : requests.entrySet()) {
      expected.put(request.getKey(), request.getValue().call());
    }
    List<long[]> memory = Collections.synchronizedList(new ArrayList<>());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int quarter = 0; quarter < 4; quarter++) {
        inParallel(pool, threads, quarter, seconds * 250_000_000L);
        memory.add(new long[] {heap(), resident()});
      }
      printLatency(out);
      printMemory(memory, out);
      closeWhileRunning(pool, threads);
      out.printf(
          "%nClosed during runs: %d requests ended with the exception of a closed model.%n",
          closed.get());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
    out.printf("Not as it must: %d.%n", problems.size());
    problems.stream().limit(MAX_PRINTED).forEach(out::println);
    return problems.isEmpty() ? 0 : 1;
  }

  private void inParallel(ExecutorService pool, int threads, int quarter, long nanoseconds)
      throws Exception {
    long end = System.nanoTime() + nanoseconds;
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Random random = new Random(1000L * quarter + t);
      running.add(
          pool.submit(
              () -> {
                List<String> names = List.copyOf(requests.keySet());
                while (System.nanoTime() < end) {
                  one(names.get(random.nextInt(names.size())));
                }
                return null;
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
  }

  private void one(String name) {
    long start = System.nanoTime();
    Object found;
    try {
      found = requests.get(name).call();
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains(CLOSED)) {
        closed.incrementAndGet();
        return;
      }
      problems.add(name + ": " + e);
      return;
    } catch (Exception e) {
      problems.add(name + ": " + e);
      return;
    }
    long taken = System.nanoTime() - start;
    synchronized (nanos) {
      nanos.get(name).add(taken);
    }
    if (!found.equals(expected.get(name))) {
      problems.add(name + ": another answer than in one thread");
    }
  }

  private void closeWhileRunning(ExecutorService pool, int threads) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      String name = List.copyOf(requests.keySet()).get(t % 4);
      running.add(
          pool.submit(
              () -> {
                for (int i = 0; i < 200 && closed.get() < threads; i++) {
                  one(name);
                }
              }));
    }
    Thread.sleep(50);
    vad.close();
    sentences.close();
    for (Future<?> thread : running) {
      thread.get(1, TimeUnit.MINUTES);
    }
    if (closed.get() == 0) {
      problems.add("no request met a closed model");
    }
  }

  private void printLatency(PrintStream out) {
    out.println("| request | answers | median ms | 95 % | 99 % | longest |");
    out.println("|---|---:|---:|---:|---:|---:|");
    nanos.forEach(
        (name, all) -> {
          long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
          out.printf(
              Locale.ROOT,
              "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
              name,
              sorted.length,
              percentile(sorted, 0.5),
              percentile(sorted, 0.95),
              percentile(sorted, 0.99),
              percentile(sorted, 1));
        });
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }

  private void printMemory(List<long[]> memory, PrintStream out) {
    out.println("\n| quarter of the time | heap in use, MiB | memory of the process, MiB |");
    out.println("|---|---:|---:|");
    for (int i = 0; i < memory.size(); i++) {
      out.printf("| %d | %d | %d |%n", i + 1, memory.get(i)[0] >> 20, memory.get(i)[1] >> 20);
    }
    for (int kind = 0; kind < 2; kind++) {
      if (memory.get(3)[kind] > SLACK_BYTES + MAX_GROWTH * memory.get(1)[kind]) {
        problems.add((kind == 0 ? "the heap" : "the memory of the process") + " grows");
      }
    }
  }

  /** The heap in use after a collection, in bytes. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The memory of this process that is in use, in bytes; 0 where the system does not state it. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
