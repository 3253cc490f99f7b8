package dev.caesura.bench.align;

import dev.caesura.bench.Options;
import dev.caesura.bench.align.ArchiveSimulation.Call;
import dev.caesura.bench.align.ArchiveSimulation.Placed;
import dev.caesura.bench.align.ArchiveSimulation.Recording;
import dev.caesura.bench.align.ArchiveSimulation.Volumes;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.archive.ArchiveSettings;
import dev.caesura.corpus.archive.DocumentSource;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.corpus.archive.RecordingMatch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code archive-match}: which pieces of which volumes a recording speaks, found in an archive made
 * of calls. A pair of a recording and a piece counts as true if they share at least 30 words by the
 * optimal alignment of the undamaged texts, as false if fewer than 5; others do not count. A pair
 * is found if a match covers at least 25 words of the piece, so a match whose end is a sentence off
 * counts as right, and as wrong if it runs so far into the next piece. A false pair is a copy if
 * the call speaks at least 80 % of the matched words of the undamaged piece in the same order, as
 * calls read out the same notices and repeat their own statements. Precision of words is the share
 * of matched written words between the first and the last written word of the piece that the
 * recording speaks.
 */
public final class ArchiveMatch {

  private static final int MIN_TRUE_WORDS = 30;
  private static final int LONG_WORDS = 100;
  private static final int MIN_NEUTRAL_WORDS = 5;
  private static final int MIN_FOUND_WORDS = 25;
  private static final double COPY = 0.8;

  private ArchiveMatch() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args {@code --archives N}: archives of each kind; {@code --seed N}: random seed of the
   *     first one; {@code --show}: print each wrong and each missed pair
   * @param out receives the tables
   * @return 0
   * @throws IOException never, as all is in memory
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int archives = (int) options.number("--archives", 1, 2);
    int seed = (int) options.number("--seed", 1, 1);
    boolean show = options.flag("--show");
    List<String> systems =
        options.choices(
            "--recognisers", Stream.of(AsrSystem.values()).map(system -> system.folder).toList());
    List<String> noises = options.choices("--noise", List.of("0", "5", "10"));
    List<String> units = options.choices("--recordings", List.of("calls", "parts"));
    options.end();
    out.println(
        "| recogniser | recordings | OCR noise % | recordings x documents | true pairs | precision"
            + " % | wrong | of these copies | precision without copies % | recall % | recall %, 100"
            + " words and more | words right % |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    MatchTally all = new MatchTally();
    for (AsrSystem system : AsrSystem.values()) {
      if (!systems.contains(system.folder)) {
        continue;
      }
      ArchiveSimulation simulation = new ArchiveSimulation(data, system);
      for (String unit : units) {
        boolean parts = unit.equals("parts");
        for (String percent : noises) {
          double noise = Integer.parseInt(percent) / 100.0;
          MatchTally tally = new MatchTally();
          int recordings = 0;
          int documents = 0;
          for (int a = 0; a < archives; a++) {
            Random random = new Random(a + seed);
            Volumes volumes = simulation.volumes(parts, noise, random);
            List<Recording> spoken = simulation.recordings(parts, random);
            recordings += spoken.size();
            documents += volumes.documents().size();
            ArchiveIndex.Builder builder = ArchiveIndex.builder(ArchiveSettings.defaults());
            volumes.documents().forEach(document -> builder.add(document.words()));
            ArchiveMatcher matcher =
                ArchiveMatcher.of(builder.build(), DocumentSource.of(volumes.documents()));
            // In order, however many threads: matchers may be shared.
            List<MatchTally> each =
                spoken.parallelStream()
                    .map(recording -> tally(simulation, volumes, recording, matcher, show))
                    .toList();
            for (MatchTally one : each) {
              tally.add(one);
              out.print(one.shown);
            }
          }
          all.add(tally);
          out.printf(
              Locale.ROOT,
              "| %s | %s | %s | %d x %d | %s |%n",
              system.folder,
              parts ? "parts of calls" : "calls",
              percent,
              recordings,
              documents,
              tally.columns());
        }
      }
    }
    out.printf("| all | | | | %s |%n%n", all.columns());
    out.print(all.reliability());
    return 0;
  }

  private static MatchTally tally(
      ArchiveSimulation simulation,
      Volumes volumes,
      Recording recording,
      ArchiveMatcher matcher,
      boolean show) {
    MatchTally tally = new MatchTally();
    StringBuilder shown = new StringBuilder();
    Call call = simulation.calls().get(recording.call());
    RecordingMatch match;
    try {
      match = matcher.match(call.recognized().subList(recording.from(), recording.to()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Placed, Integer> found = new HashMap<>();
    for (PartMatch part : match.parts()) {
      for (Placed placed : overlapping(part, volumes)) {
        int words = overlap(part, placed);
        found.merge(placed, words, Integer::sum);
        tally.words += words;
        boolean isRight = spoken(call, heard(recording, part), placed) >= MIN_NEUTRAL_WORDS;
        tally.wordsRight += isRight ? words : 0;
      }
    }
    for (Placed placed : volumes.pieces()) {
      int spoken = spoken(call, recording, placed);
      boolean isFound = found.getOrDefault(placed, 0) >= MIN_FOUND_WORDS;
      tally.right += spoken >= MIN_TRUE_WORDS && isFound ? 1 : 0;
      tally.missed += spoken >= MIN_TRUE_WORDS && !isFound ? 1 : 0;
      tally.longRight += spoken >= LONG_WORDS && isFound ? 1 : 0;
      tally.longMissed += spoken >= LONG_WORDS && !isFound ? 1 : 0;
      if (spoken < MIN_NEUTRAL_WORDS && isFound) {
        boolean isCopy = isCopy(call, recording, placed, match.parts());
        tally.wrong++;
        tally.copies += isCopy ? 1 : 0;
        if (show) {
          shown.append(isCopy ? "copy: " : "wrong: ").append(recording).append('\n');
          for (PartMatch part : listed(match.parts(), placed, volumes)) {
            Recording heard = heard(recording, part);
            shown
                .append("  ")
                .append(part)
                .append("\n  written: ")
                .append(written(part, placed, volumes))
                .append("\n  recognised: ")
                .append(String.join(" ", call.recognized().subList(heard.from(), heard.to())))
                .append('\n');
          }
        }
      }
      if (show && spoken >= MIN_TRUE_WORDS && !isFound) {
        shown.append(
            String.format(
                Locale.ROOT,
                "missed: %s %d of %d words, piece of %d; doubtful: %s%n",
                recording,
                spoken,
                recording.to() - recording.from(),
                placed.to() - placed.from(),
                listed(match.doubtful(), placed, volumes)));
      }
    }
    List<PartMatch> both = new ArrayList<>(match.parts());
    both.addAll(match.doubtful());
    for (PartMatch part : both) {
      int best = 0;
      for (Placed placed : overlapping(part, volumes)) {
        best = Math.max(best, spoken(call, heard(recording, part), placed));
      }
      boolean isWrong = best < MIN_NEUTRAL_WORDS;
      tally.judge(part.errorProbability(), isWrong);
    }
    tally.shown = shown.toString();
    return tally;
  }

  private static List<PartMatch> listed(List<PartMatch> parts, Placed placed, Volumes volumes) {
    return parts.stream().filter(part -> overlapping(part, volumes).contains(placed)).toList();
  }

  /** Returns the words of a piece that are matched. */
  private static String written(PartMatch part, Placed placed, Volumes volumes) {
    int from = Math.max(placed.from(), part.firstWritten());
    int end = Math.min(placed.to(), part.endWritten());
    return String.join(" ", volumes.documents().get(placed.volume()).words().subList(from, end));
  }

  /** Returns whether a call speaks the matched words of a piece of other speech, too. */
  private static boolean isCopy(
      Call call, Recording recording, Placed placed, List<PartMatch> parts) {
    List<String> reference = call.lines().stream().flatMap(List::stream).toList();
    List<String> clean =
        placed.piece().lines().stream().map(EnglishWords::words).flatMap(List::stream).toList();
    // Noise of OCR splits words, so places in a volume are not those of the clean text.
    double scale = (double) clean.size() / (placed.to() - placed.from());
    int same = 0;
    int matched = 0;
    for (PartMatch part : parts) {
      if (part.document() != placed.volume() || overlap(part, placed) == 0) {
        continue;
      }
      int from = (int) (scale * (Math.max(part.firstWritten(), placed.from()) - placed.from()));
      int end = (int) (scale * (Math.min(part.endWritten(), placed.to()) - placed.from()));
      Recording heard = heard(recording, part);
      int[] said =
          Arrays.stream(call.writtenFor(), heard.from(), heard.to()).filter(w -> w >= 0).toArray();
      if (said.length > 0) {
        List<String> spoken = reference.subList(said[0], said[said.length - 1] + 1);
        same += OptimalPairs.of(spoken, clean.subList(from, end)).size();
      }
      matched += end - from;
    }
    return same >= COPY * matched;
  }

  private static List<Placed> overlapping(PartMatch part, Volumes volumes) {
    return volumes.pieces().stream()
        .filter(placed -> placed.volume() == part.document() && overlap(part, placed) > 0)
        .toList();
  }

  private static int overlap(PartMatch part, Placed placed) {
    return Math.max(
        0, Math.min(part.endWritten(), placed.to()) - Math.max(part.firstWritten(), placed.from()));
  }

  /** Returns the stretch of a recording that a match covers. */
  private static Recording heard(Recording recording, PartMatch part) {
    return new Recording(
        recording.call(),
        recording.from() + part.firstRecognized(),
        recording.from() + part.endRecognized());
  }

  /** Returns how many words of a piece a stretch of a call speaks. */
  private static int spoken(Call call, Recording recording, Placed placed) {
    int count = 0;
    if (placed.piece().call() == recording.call()) {
      for (int i = recording.from(); i < recording.to(); i++) {
        int written = call.writtenFor()[i];
        count +=
            written >= placed.piece().firstWord() && written < placed.piece().endWord() ? 1 : 0;
      }
    }
    return count;
  }
}
