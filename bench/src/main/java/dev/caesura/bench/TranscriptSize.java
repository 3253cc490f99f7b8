package dev.caesura.bench;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.models.recognition.SphinxRecognizer;
import dev.caesura.models.recognition.SphinxSettings;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Time and heap of a recogniser that is biased to a long transcript: time to build the models, to
 * load them and recognise one piece, and heap. The transcripts are synthetic: dictionary words
 * drawn with Zipf's law. One word in fifty has its letters shuffled, so that letter-to-sound has to
 * predict its pronunciation. Such text has more distinct word sequences than real text.
 */
final class TranscriptSize {

  private static final int[] SIZES = {2_000, 20_000, 200_000};

  private TranscriptSize() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options.of(args).end();
    int rate = 16_000;
    Signal piece =
        AudioFiles.open(Bench.root().resolve("testdata/speech/prompts-en.flac"), rate)
            .read(TimeSpan.fromSeconds(0, 10, rate));
    List<String> words =
        new ArrayList<>(
            PronouncingDictionary.english().entries().keySet().stream()
                .filter(word -> word.chars().allMatch(c -> c >= 'a' && c <= 'z'))
                .toList());
    Collections.shuffle(words, new Random(1));
    out.println(
        "| words | distinct | open s | first 10 s of speech, s | again, s | heap retained MiB |"
            + " peak MiB |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|");
    for (int size : SIZES) {
      List<String> text = text(words, size);
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long start = System.nanoTime();
      try (SphinxRecognizer recognizer =
          SphinxRecognizer.open(String.join(" ", text), SphinxSettings.defaults())) {
        double open = seconds(start);
        start = System.nanoTime();
        recognizer.recognize(piece);
        double first = seconds(start);
        start = System.nanoTime();
        recognizer.recognize(piece);
        double again = seconds(start);
        long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        long retained = heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        out.printf(
            Locale.ROOT,
            "| %d | %d | %.1f | %.1f | %.1f | %d | %d |%n",
            size,
            text.stream().map(word -> word.replace(".", "")).distinct().count(),
            open,
            first,
            again,
            retained >> 20,
            peak >> 20);
      }
    }
    return 0;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static List<String> text(List<String> words, int size) {
    Random random = new Random(2);
    List<String> text = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // Approximates the inverse of the distribution function of 1/rank.
      int rank = (int) Math.pow(words.size(), random.nextDouble()) - 1;
      String word = words.get(rank);
      if (random.nextInt(50) == 0) {
        List<Integer> letters = new ArrayList<>(word.chars().boxed().toList());
        Collections.shuffle(letters, random);
        StringBuilder shuffled = new StringBuilder();
        letters.forEach(shuffled::appendCodePoint);
        word = shuffled.toString();
      }
      text.add(i % 12 == 11 ? word + "." : word);
    }
    return text;
  }
}
