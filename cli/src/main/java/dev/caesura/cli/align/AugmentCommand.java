package dev.caesura.cli.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.augment.AugmentSettings;
import dev.caesura.align.augment.AugmentedCorpus;
import dev.caesura.align.augment.AugmentedSegment;
import dev.caesura.align.augment.CorpusSentence;
import dev.caesura.align.augment.RandomResegmenter;
import dev.caesura.align.augment.WordLink;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.MustcYamlFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura recut}: cuts training data for speech translation at other places. */
@Command(
    name = "recut",
    mixinStandardHelpOptions = true,
    description = {
      AugmentCommand.SUMMARY,
      "",
      "Writes recut.yaml, recut.source.txt, recut.target.txt and rejected.tsv into a folder. The"
          + " same seed gives the same files."
    })
public final class AugmentCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Augment training data by random re-segmentation.";

  /** Finer than any corpus states its times, and a multiple of the usual rates' divisors. */
  private static final int RATE = 16_000;

  @Option(
      names = "--yaml",
      required = true,
      paramLabel = "FILE",
      description = "Sentences' times, as MuST-C has them.")
  private Path yaml;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "What is said: UTF-8 text, a line for each record of --yaml.")
  private Path source;

  @Option(names = "--target", paramLabel = "FILE", description = "The translation, line by line.")
  private Path target;

  @Option(
      names = "--links",
      paramLabel = "FILE",
      description =
          "Which words of source and translation say the same, line by line: pairs such as 0-0 1-2,"
              + " counted from 0 between blanks.")
  private Path links;

  @Option(
      names = "--words",
      required = true,
      paramLabel = "FILE",
      description =
          "Words with times of all recordings, named as in --yaml without the ending: CTM, or any"
              + " format that mine --words reads.")
  private Path words;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; made if absent.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Where the chance comes from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--buckets",
      split = ",",
      paramLabel = "SECONDS",
      description =
          "Cut by random lengths, equally many from each bucket between these ends, such as"
              + " 1,5,10,20 (default: one cut in each sentence).")
  private double[] buckets = {};

  @Option(
      names = "--min",
      defaultValue = "0.25",
      paramLabel = "SECONDS",
      description = "Shorter segments are rejected (default: ${DEFAULT-VALUE}).")
  private double min;

  @Option(
      names = "--max",
      paramLabel = "SECONDS",
      description = "Longer segments are rejected (default: 30, or the last of --buckets if more).")
  private Double max;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RandomResegmenter resegmenter;
    try {
      AugmentSettings settings = AugmentSettings.defaults().withSeed(seed).withBuckets(buckets);
      double longest = max == null ? settings.maxSeconds() : max;
      resegmenter = RandomResegmenter.of(settings.withDurations(min, longest));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (links != null && target == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--links: --target is expected beside it");
    }
    List<CorpusSentence> sentences = sentences();
    Map<String, Transcript> heard = heard(sentences);
    AugmentedCorpus augmented = resegmenter.resegment(sentences, heard);
    Files.createDirectories(out);
    List<RecordedSegment> segments =
        augmented.kept().stream()
            .map(each -> new RecordedSegment(each.recording(), each.span(), each.speaker()))
            .toList();
    new MustcYamlFormat(RATE).write(segments, out.resolve("recut.yaml"));
    lines("recut.source.txt", augmented.kept().stream().map(AugmentedSegment::source).toList());
    if (target != null) {
      lines("recut.target.txt", augmented.kept().stream().map(AugmentedSegment::target).toList());
    }
    lines("rejected.tsv", augmented.rejected().stream().map(AugmentCommand::row).toList());
    spec.commandLine()
        .getErr()
        .println(
            sentences.size()
                + " sentences, "
                + augmented.kept().size()
                + " segments, "
                + augmented.rejected().size()
                + " rejected (rejected.tsv)");
    return ExitCode.DONE;
  }

  private static String row(AugmentedCorpus.Rejected rejected) {
    AugmentedSegment segment = rejected.segment();
    return String.join(
        "\t",
        segment.recording(),
        Double.toString(segment.span().startSeconds()),
        Double.toString(segment.span().endSeconds()),
        rejected.reason(),
        segment.source(),
        segment.target());
  }

  private void lines(String name, List<String> lines) throws IOException {
    WholeFile.write(out.resolve(name), part -> Files.write(part, lines, StandardCharsets.UTF_8));
  }

  private List<CorpusSentence> sentences() throws IOException {
    List<RecordedSegment> spans = new MustcYamlFormat(RATE).read(yaml);
    List<String> sources = lines(source, spans.size());
    List<String> targets = target == null ? List.of() : lines(target, spans.size());
    List<String> pairs = links == null ? List.of() : lines(links, spans.size());
    List<CorpusSentence> sentences = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      RecordedSegment span = spans.get(i);
      try {
        sentences.add(
            new CorpusSentence(
                span.recording(),
                span.span(),
                span.label(),
                sources.get(i),
                targets.isEmpty() ? "" : targets.get(i),
                pairs.isEmpty() ? List.of() : WordLink.parsePharaoh(pairs.get(i))));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            (pairs.isEmpty() ? source : links) + ": line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return sentences;
  }

  private List<String> lines(Path file, int expected) throws IOException {
    List<String> lines = Utf8Text.read(file).lines().toList();
    if (lines.size() != expected) {
      throw new IOException(
          file
              + ": "
              + expected
              + " lines are expected, one for each record of "
              + yaml
              + ", found "
              + lines.size());
    }
    return lines;
  }

  private Map<String, Transcript> heard(List<CorpusSentence> sentences) throws IOException {
    Map<String, Transcript> byName = new HashMap<>();
    for (Hypothesis hypothesis : HypothesisReader.of(RATE).read(words)) {
      if (byName.put(RecordingName.of(hypothesis.recording()), hypothesis.transcript()) != null) {
        throw new IOException(
            words + ": " + hypothesis.recording() + ": one channel is expected, found more");
      }
    }
    Map<String, Transcript> heard = new HashMap<>();
    Set<String> absent = new LinkedHashSet<>();
    for (CorpusSentence sentence : sentences) {
      String name = sentence.recording();
      Transcript transcript = byName.get(RecordingName.of(name));
      if (transcript == null) {
        absent.add(name);
      } else {
        heard.put(name, transcript);
      }
    }
    if (!absent.isEmpty()) {
      throw new IOException(words + ": words are expected of " + String.join(", ", absent));
    }
    return heard;
  }
}
