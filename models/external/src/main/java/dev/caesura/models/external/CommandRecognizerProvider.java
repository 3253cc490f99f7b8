package dev.caesura.models.external;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.PieceSettings;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Provider of a recogniser that runs any program for each piece and reads its words, in any format
 * of {@link dev.caesura.align.io.HypothesisReader}. Immutable and thread-safe.
 *
 * <p>The program gets no input on stdin. It must end with status 0. Its words are in {@code {out}},
 * in {@code {out}.EXTENSION} or in a file of a folder {@code {out}} if the command has that place,
 * else on stdout; of several files the one with the most exact times is read. A piece without
 * output has no words.
 */
public final class CommandRecognizerProvider implements RecognizerProvider {

  private final RecognizerCommand command;
  private final ExternalSettings settings;

  private CommandRecognizerProvider(RecognizerCommand command, ExternalSettings settings) {
    this.command = Objects.requireNonNull(command, "command");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Creates a provider.
   *
   * @param command the program and its arguments
   * @param settings the limits
   * @return a new provider
   */
  public static CommandRecognizerProvider of(RecognizerCommand command, ExternalSettings settings) {
    return new CommandRecognizerProvider(command, settings);
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public String description() {
    return "command " + command.line().strip() + " (" + settings.shownPieces() + ")";
  }

  @Override
  public Set<String> languages() {
    return Set.of();
  }

  @Override
  public PieceSettings pieces() {
    return settings.pieces();
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    command.requireProgram();
    return ExternalRecognizer.open(
        command.words().get(0),
        new CommandWordSource(command, language, settings),
        settings.warnings(),
        jobs);
  }
}
