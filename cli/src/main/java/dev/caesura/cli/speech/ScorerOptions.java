package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.score.OnsetCompensatingScorer;
import dev.caesura.audio.score.ScoreCache;
import dev.caesura.audio.score.SpeechScorerProvider;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Sha256;
import dev.caesura.models.speech.FramewiseScorer;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the voice activity detector. */
@HelpSection(HelpSection.Heading.MODEL)
final class ScorerOptions {

  private static final int RATE = 16_000;

  @Option(
      names = "--scorer",
      defaultValue = "silero",
      paramLabel = "NAME|FILE",
      description =
          "Voice activity detector: silero (shipped), energy (level above a noise floor, without a"
              + " model), silence (that of TarsosDSP, a baseline), FILE.onnx (another Silero 5 or"
              + " 6) or FILE.json (a framewise network, described in docs/segment.md) (default:"
              + " ${DEFAULT-VALUE}).")
  private String scorer;

  @Option(
      names = "--onset-compensation",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description =
          "Move the scores earlier by this, at most 1 second (default: ${DEFAULT-VALUE}). 0.03 fits"
              + " the onsets of Silero best.")
  private double onsetCompensation;

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      description = "Folder in which the scores of files are kept and reused (default: none).")
  private Path scores;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Opens the detector; the caller closes it. Throws ParameterException if there is none. */
  ChosenScorer open() throws IOException {
    try {
      return chosen();
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("seconds", "--onset-compensation"));
    }
  }

  private ChosenScorer chosen() throws IOException {
    ChosenScorer chosen = named();
    if (onsetCompensation == 0) {
      return chosen;
    }
    boolean done = false;
    try {
      if (!(chosen.scorer() instanceof StreamingScorer streaming)) {
        throw new IllegalArgumentException(
            "--onset-compensation "
                + onsetCompensation
                + ": expected a detector that streams; found --scorer "
                + scorer);
      }
      ChosenScorer moved =
          new ChosenScorer(
              OnsetCompensatingScorer.of(streaming, onsetCompensation),
              chosen.rate(),
              chosen.identity() + ", " + onsetCompensation + " s earlier",
              chosen.weights());
      done = true;
      return moved;
    } finally {
      if (!done) {
        chosen.close();
      }
    }
  }

  private ChosenScorer named() throws IOException {
    switch (scorer) {
      case "silero" -> {
        SileroVad vad = SileroVad.open();
        return new ChosenScorer(vad, RATE, "silero v6, shipped", Optional.of(vad::close));
      }
      case "energy" -> {
        EnergyScorer energy = EnergyScorer.defaults();
        return new ChosenScorer(energy, RATE, "energy, defaults", Optional.empty());
      }
      case "silence" -> {
        SpeechScorer silence =
            SpeechScorerProvider.find(scorer)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "--scorer silence: expected the artifact caesura-tarsos on the class"
                                + " path; found none"));
        return new ChosenScorer(silence, RATE, silence.toString(), Optional.empty());
      }
      default -> {
        Path file = Path.of(scorer);
        if (scorer.toLowerCase(Locale.ROOT).endsWith(".json")) {
          FramewiseScorer network = FramewiseScorer.open(file);
          return new ChosenScorer(
              network, network.sampleRate(), network.identity(), Optional.of(network::close));
        }
        if (scorer.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
          SileroVad vad = SileroVad.open(file);
          return new ChosenScorer(
              vad, RATE, "silero " + Sha256.ofFiles(file), Optional.of(vad::close));
        }
        throw new IllegalArgumentException(
            "--scorer "
                + scorer
                + ": expected silero, energy, silence, FILE.onnx (Silero) or FILE.json (framewise"
                + " network)");
      }
    }
  }

  /** Returns whether scores may come from the folder, without reading the recording. */
  boolean keepsScores(Recording recording) {
    return scores != null && !recording.isStandardInput();
  }

  /** Scores a recording, or reads its kept scores. */
  FrameScores score(
      Recording recording, AudioSource source, AudioSettings settings, ChosenScorer chosen)
      throws IOException {
    String channel =
        settings.channel() == AudioSettings.AUTO ? "" : ", channel " + settings.channel();
    return keepsScores(recording)
        ? ScoreCache.in(scores)
            .withWarnings(text -> spec.commandLine().getErr().println("caesura: note: " + text))
            .score(Path.of(recording.file()), source, chosen.scorer(), chosen.identity() + channel)
        : chosen.scorer().score(source);
  }
}
