package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.score.OnsetCompensatingScorer;
import dev.caesura.audio.score.ScoreCache;
import dev.caesura.audio.score.SpeechScorerProvider;
import dev.caesura.io.Sha256;
import dev.caesura.models.speech.FramewiseScorer;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which detector of speech listens. */
final class ScorerOptions {

  private static final int RATE = 16_000;

  @Option(
      names = "--scorer",
      defaultValue = "silero",
      paramLabel = "NAME|FILE",
      description =
          "What hears speech: silero (shipped), energy (level above a noise floor, no model),"
              + " silence (TarsosDSP's detector, a baseline), FILE.onnx (another Silero 5 or 6) or"
              + " FILE.json (any framewise network, described in docs/segment.md)"
              + " (default: ${DEFAULT-VALUE}).")
  private String scorer;

  @Option(
      names = "--onset-compensation",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description =
          "Move the scores earlier, at most 1 s; Silero's fit labelled onsets best at 0.03"
              + " (default: ${DEFAULT-VALUE}).")
  private double onsetCompensation;

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      description = "Keep the scores of files here, and use those that are here already.")
  private Path scores;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Opens the detector; the caller closes it. ParameterException if there is no such one. */
  ChosenScorer open() throws IOException {
    try {
      return chosen();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
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
            "--onset-compensation " + onsetCompensation + ": --scorer " + scorer + " knows none");
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
        EnergyScorer energy = EnergyScorer.withDefaults();
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
                + ": expected silero, energy, silence, a file .onnx (Silero) or .json (described"
                + " network)");
      }
    }
  }

  /** Whether scores may come from the folder of kept ones, without listening. */
  boolean keepsScores(Recording recording) {
    return scores != null && !recording.isStandardInput();
  }

  /** Scores a recording, or takes the kept scores. */
  FrameScores score(Recording recording, AudioSource source, ChosenScorer chosen)
      throws IOException {
    return keepsScores(recording)
        ? ScoreCache.in(scores)
            .score(Path.of(recording.file()), source, chosen.scorer(), chosen.identity())
        : chosen.scorer().score(source);
  }
}
