package dev.caesura.models.external;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.PieceSettings;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Provider of a recogniser that sends each piece to a server with the OpenAI transcription
 * interface, which the servers of whisper.cpp, faster-whisper, vLLM and others have too. Immutable
 * and thread-safe.
 *
 * <p>A request is a form with {@code file}, {@code model}, {@code language}, {@code
 * response_format=verbose_json} and {@code timestamp_granularities[]} {@code word} and {@code
 * segment}. Servers that are busy, overloaded or unreachable are asked again, up to five times in
 * all, after 1, 2, 4 and 8 s or as {@code Retry-After} asks; a limit of time is tried twice.
 * Everything else fails at once. Redirects are not followed.
 */
public final class UrlRecognizerProvider implements RecognizerProvider {

  private final TranscriptionService service;
  private final ExternalSettings settings;

  private UrlRecognizerProvider(TranscriptionService service, ExternalSettings settings) {
    this.service = Objects.requireNonNull(service, "service");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Creates a provider.
   *
   * @param service the server
   * @param settings the limits
   * @return a new provider
   */
  public static UrlRecognizerProvider of(TranscriptionService service, ExternalSettings settings) {
    return new UrlRecognizerProvider(service, settings);
  }

  @Override
  public String name() {
    return "url";
  }

  @Override
  public String description() {
    return service + " (" + settings.shownPieces() + ")";
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
    return ExternalRecognizer.open(
        service.shownUrl(),
        TranscriptionClient.of(service, language, settings),
        settings.warnings(),
        jobs);
  }
}
