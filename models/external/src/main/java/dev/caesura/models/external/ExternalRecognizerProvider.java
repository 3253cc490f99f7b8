package dev.caesura.models.external;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.PieceSettings;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Provider of a recogniser outside this process: a program that is run for each piece, or a server
 * with the OpenAI transcription interface. Immutable and thread-safe.
 *
 * <p>A program gets no input on stdin. It must end with status 0. Its words are in {@code {out}},
 * in {@code {out}.EXTENSION} or in a file of a folder {@code {out}} if the command has that place,
 * else on stdout, in any format of {@link dev.caesura.align.io.HypothesisReader}; of several files
 * the one with the most exact times is read. A piece without output has no words.
 *
 * <p>A server gets a form with {@code file}, {@code model}, {@code language}, {@code
 * response_format=verbose_json} and {@code timestamp_granularities[]} {@code word} and {@code
 * segment}. Servers that are busy, overloaded or unreachable are asked again, up to five times in
 * all, after 1, 2, 4 and 8 s or as {@code Retry-After} asks; a limit of time is tried twice.
 * Everything else fails at once. Redirects are not followed.
 */
public final class ExternalRecognizerProvider implements RecognizerProvider {

  /** Opens a source of words. */
  @FunctionalInterface
  private interface Opener {
    WordSource open(Locale language) throws IOException;
  }

  private final String name;
  private final String description;
  private final String shown;
  private final Opener opener;
  private final ExternalSettings settings;

  private ExternalRecognizerProvider(
      String name, String description, String shown, Opener opener, ExternalSettings settings) {
    this.name = name;
    this.description = description;
    this.shown = shown;
    this.opener = opener;
    this.settings = settings;
  }

  /**
   * Creates the provider of a program, by the name {@code command}.
   *
   * @param command the program and its arguments
   * @param settings the limits
   * @return a new provider
   */
  public static ExternalRecognizerProvider of(
      RecognizerCommand command, ExternalSettings settings) {
    Objects.requireNonNull(settings, "settings");
    return new ExternalRecognizerProvider(
        "command",
        "command " + command.line().strip(),
        command.words().get(0),
        language -> {
          command.requireProgram();
          return new CommandWordSource(command, language, settings);
        },
        settings);
  }

  /**
   * Creates the provider of a server, by the name {@code url}.
   *
   * @param service the server
   * @param settings the limits
   * @return a new provider
   */
  public static ExternalRecognizerProvider of(
      TranscriptionService service, ExternalSettings settings) {
    Objects.requireNonNull(settings, "settings");
    return new ExternalRecognizerProvider(
        "url",
        service.toString(),
        service.shownUrl(),
        language -> TranscriptionClient.of(service, language, settings),
        settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description + " (" + settings.shownPieces() + ")";
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
    return ExternalRecognizer.open(shown, opener.open(language), settings.warnings(), jobs);
  }
}
