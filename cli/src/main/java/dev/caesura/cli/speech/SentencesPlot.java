package dev.caesura.cli.speech;

import dev.caesura.align.Word;
import dev.caesura.align.speech.SpeechSentence;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.picture.EndsPanel;
import dev.caesura.corpus.picture.Panel;
import dev.caesura.corpus.picture.Picture;
import dev.caesura.corpus.picture.ScoresPanel;
import dev.caesura.corpus.picture.SegmentsPanel;
import dev.caesura.corpus.picture.WordsPanel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The {@code --plot} option: a picture of words, pauses, probabilities and sentences. */
@HelpSection(HelpSection.Heading.PICTURE)
final class SentencesPlot {

  private static final int WIDTH = 2400;
  private static final double MINUTE = 60;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Picture of a minute of words, pauses, probabilities and sentences, ending in .svg or"
              + " .png.")
  private Path file;

  @Option(
      names = "--plot-start",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Start of the picture in seconds (default: ${DEFAULT-VALUE}).")
  private double start;

  @Option(
      names = "--plot-end",
      paramLabel = "SECONDS",
      description = "End of the picture in seconds (default: a minute after its start).")
  private Double end;

  void check(CommandSpec tool) {
    if (file != null && !file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)")) {
      throw UsageErrors.of(tool, "--plot " + file + ": expected a name ending in .svg or .png");
    }
    if (!(start >= 0) || (end != null && !(end > start && end < 1e9))) {
      throw UsageErrors.of(
          tool,
          "--plot-start "
              + start
              + (end == null ? "" : ", --plot-end " + end)
              + ": expected a start of at least 0, and an end after it");
    }
  }

  /** Draws the picture, if the user wants one. */
  void draw(
      RecognizedSpeech speech,
      List<Word> words,
      double[] scores,
      List<SpeechSentence> sentences,
      double threshold,
      Optional<FrameScores> vad)
      throws IOException {
    if (file == null) {
      return;
    }
    if (!speech.hasTimes()) {
      throw new IOException(file + ": expected words with times to draw; found none.");
    }
    // Drawing into images needs no screen, and must not look for one.
    System.setProperty("java.awt.headless", "true");
    TimeSpan span =
        TimeSpan.fromSeconds(start, end == null ? start + MINUTE : end, RecognizedSpeech.RATE);
    List<RecordedSegment> labels =
        words.stream()
            .map(word -> new RecordedSegment(speech.recording(), word.span(), word.text()))
            .toList();
    List<Panel> panels = new ArrayList<>();
    vad.ifPresent(found -> panels.add(new ScoresPanel(found, 0.5)));
    panels.add(new WordsPanel(labels));
    panels.add(
        new EndsPanel(
            words.stream().map(Word::span).toList(),
            Arrays.stream(scores).boxed().toList(),
            threshold));
    List<RecordedSegment> texts =
        sentences.stream()
            .map(
                one ->
                    new RecordedSegment(
                        speech.recording(),
                        one.span(),
                        SpeechSentencePrinter.text(words.subList(one.firstWord(), one.endWord()))))
            .toList();
    panels.add(new SegmentsPanel("sentences", texts, 1));
    Picture picture = new Picture(speech.recording(), span, panels);
    picture.write(file, WIDTH, picture.height());
  }
}
