package dev.caesura.cli.speech;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.align.speech.WordCutCost;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura segment}: cuts recordings into segments of speech, by pauses and length. */
@Command(
    name = "segment",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = SegmentCommand.SUMMARY,
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura segment testdata/speech/prompts-en.flac",
      "  caesura segment --method hybrid --max 25 --format yaml --clips clips talks"
    })
public final class SegmentCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Cut recordings into segments of speech, by pauses and length.";

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--method",
      defaultValue = "optimal",
      description =
          "Segmentation method: optimal (the cheapest of all segmentations), hybrid (from left to"
              + " right), dac, strm, pdac (as published), pauses (at every pause), fixed (by length"
              + " alone) (default: ${DEFAULT-VALUE}).")
  private SegmentationMethod method;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--words",
      paramLabel = "FILE",
      description =
          "Recognised words of the recording, with times: cuts lie between words, and at ends of"
              + " sentences where the maximum allows it.")
  private Path words;

  @CommandLine.Mixin private SegmentationOptions settings;

  @CommandLine.Mixin private ScorerOptions scorer;

  @CommandLine.Mixin private SpeechFiles files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Segmenter segmenter;
    try {
      segmenter = settings.segmenter(method);
    } catch (IllegalArgumentException e) {
      throw SegmentationOptions.wrong(spec, e);
    }
    if (words != null) {
      segmenter = byWords(segmenter);
    }
    return files.run(scorer, segmenter, spec);
  }

  private Segmenter byWords(Segmenter segmenter) throws IOException {
    if (!(segmenter instanceof OptimalSegmenter optimal)) {
      throw UsageErrors.of(spec, "--words, --method " + method + ": expected --method optimal");
    }
    if (files.count(spec) > 1) {
      throw UsageErrors.of(spec, "--words: expected one recording; found " + files.count(spec));
    }
    RecognizedSpeech speech = RecognizedSpeech.read(words, null);
    if (!speech.hasTimes()) {
      throw new IOException(words + ": expected words with times; found none.");
    }
    speech.notes().forEach(note -> spec.commandLine().getErr().println("caesura: note: " + note));
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      List<SpokenWord> read = TextEvidence.read(speech.words(), network);
      JointSentenceScorer joint = JointSentenceScorer.shipped();
      double[] found = joint.score(SpeechEvidence.of(read));
      double threshold = joint.threshold(found);
      double[] scores = speech.withKnownEnds(found, threshold);
      Segmenter cut =
          optimal.withCutCost(
              WordCutCost.of(read.stream().map(SpokenWord::word).toList(), scores, threshold));
      return recording -> {
        reportWordsAfter(speech, recording.span().endSeconds());
        return cut.segment(recording);
      };
    }
  }

  private void reportWordsAfter(RecognizedSpeech speech, double seconds) {
    long after = speech.after(seconds);
    if (after > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "caesura: note: %s: %d of %d words come after the end of the recording at %.1f s%n",
              words,
              after,
              speech.words().size(),
              seconds);
    }
  }
}
