package dev.caesura.bench.align;

import dev.caesura.align.trust.ErrorFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Samples in a file of tab-separated values, so that they need not be found again. Stateless. */
final class SampleList {

  private static final int FEATURES = 6;

  private SampleList() {}

  private static String head() {
    StringBuilder head =
        new StringBuilder("found by\trecording\ttranscript\twrong\tscore\tprobability");
    for (ErrorFeature feature : ErrorFeature.values()) {
      head.append('\t').append(feature);
    }
    return head.toString();
  }

  static void write(Collection<List<JudgedSample>> kinds, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    for (List<JudgedSample> samples : kinds) {
      for (JudgedSample sample : samples) {
        StringBuilder line = new StringBuilder();
        line.append(sample.group()).append('\t').append(sample.recording()).append('\t');
        line.append(sample.damage()).append('\t').append(sample.isWrong() ? 1 : 0);
        line.append(
            String.format(Locale.ROOT, "\t%.4f\t%.4f", sample.score(), sample.probability()));
        for (double value : sample.features()) {
          line.append(String.format(Locale.ROOT, "\t%.4f", value));
        }
        lines.add(line.toString());
      }
    }
    Files.write(file, lines);
  }

  static List<JudgedSample> read(Path file) throws IOException {
    Map<String, TranscriptDamage> damages = new HashMap<>();
    for (TranscriptDamage damage : TranscriptDamage.values()) {
      damages.put(damage.toString(), damage);
    }
    List<String> lines = Files.readAllLines(file);
    if (!lines.get(0).equals(head())) {
      throw new IOException(file + ", line 1: expected " + head() + "; found " + lines.get(0));
    }
    List<JudgedSample> samples = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      double[] features = new double[cells.length - FEATURES];
      for (int i = 0; i < features.length; i++) {
        features[i] = Double.parseDouble(cells[FEATURES + i]);
      }
      samples.add(
          new JudgedSample(
              cells[0],
              cells[1],
              damages.get(cells[2]),
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5]),
              features,
              cells[3].equals("1")));
    }
    return samples;
  }
}
