package dev.caesura.cli.align;

import dev.caesura.align.PieceSettings;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.external.ExternalRecognizerProvider;
import dev.caesura.models.external.ExternalSettings;
import dev.caesura.models.external.RecognizerCommand;
import dev.caesura.models.external.TranscriptionService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of recognisers outside this process. */
@HelpSection(HelpSection.Heading.MODEL)
public final class ExternalRecognizerOptions {

  private static final String COMMAND = "--recognizer-command";
  private static final String URL = "--recognizer-url";
  private static final String MODEL = "--recognizer-model";
  private static final String KEY = "--recognizer-key-env";
  private static final String RATE = "--recognizer-rate";
  private static final String TIMEOUT = "--recognizer-timeout";
  private static final String MAX = "--recognizer-max";
  private static final String WHOLE = "--recognizer-whole";

  /** Options by the names of their values in the library. */
  private static final Map<String, String> LIBRARY_NAMES =
      Map.of(
          "command", COMMAND,
          "url", URL,
          "key", KEY,
          "requestsPerMinute", RATE,
          "maxSeconds", MAX,
          "limitSeconds", TIMEOUT);

  @Option(
      names = COMMAND,
      paramLabel = "COMMAND",
      description =
          "Program that recognises one piece: {wav} is its file, {out} where to write (any"
              + " extension is added; else the output is read), {language} a code such as en. No"
              + " shell reads it (default: none).")
  private String command;

  @Option(
      names = URL,
      paramLabel = "URL",
      description =
          "Server with the OpenAI interface that recognises pieces, such as"
              + " http://localhost:8000/v1/audio/transcriptions (default: none).")
  private String url;

  @Option(
      names = MODEL,
      paramLabel = "NAME",
      description = "Model that the server uses (default: that of the server).")
  private String model;

  @Option(
      names = KEY,
      paramLabel = "VARIABLE",
      description =
          "Environment variable that has the server's key. The key is neither printed nor stored"
              + " (default: no key is sent).")
  private String keyVariable;

  @Option(
      names = RATE,
      paramLabel = "N",
      description = "Requests to the server in a minute, at most (default: no limit).")
  private Double rate;

  @Option(
      names = MAX,
      paramLabel = "SECONDS",
      description =
          "Longest piece for --recognizer-command and -url, in seconds (default: 28). Pieces are"
              + " cut in pauses, and overlap by up to 2 s where there is none.")
  private Double maxSeconds;

  @Option(names = WHOLE, description = "Recognise the whole recording at once instead of pieces.")
  private boolean whole;

  @Option(
      names = TIMEOUT,
      paramLabel = "SECONDS",
      description =
          "Time limit for a piece, in seconds, after which the program is killed or the request"
              + " given up (default: 600).")
  private Double limitSeconds;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Returns whether the user named a recogniser. */
  boolean isGiven() {
    return command != null || url != null;
  }

  /** Returns the option of the recogniser, which {@link #isGiven}. */
  String given() {
    return url == null ? COMMAND : URL;
  }

  /** Refuses options that exclude each other or have no effect. */
  void check() {
    if (command != null && url != null) {
      throw UsageErrors.of(spec, COMMAND + ", " + URL + ": expected one of them; found both");
    }
    if (url == null) {
      requireAbsent(List.of(MODEL, KEY, RATE), URL);
    }
    if (!isGiven()) {
      requireAbsent(List.of(MAX, TIMEOUT, WHOLE), COMMAND + " or " + URL);
      return;
    }
    for (String other : List.of("--words", "--recognizer", "--acoustic-model", "--dictionary")) {
      if (isMatched(other)) {
        throw UsageErrors.of(spec, given() + ", " + other + ": expected one of them; found both");
      }
    }
  }

  private void requireAbsent(List<String> options, String company) {
    for (String option : options) {
      if (isMatched(option)) {
        throw UsageErrors.of(spec, option + ": expected " + company + " beside it");
      }
    }
  }

  private boolean isMatched(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * Returns the recogniser of the options, which {@link #isGiven}.
   *
   * @param warnings receives sentences about the recognised words
   * @return the recogniser
   * @throws IOException if the program is not installed
   */
  RecognizerProvider provider(Consumer<String> warnings) throws IOException {
    try {
      ExternalSettings settings = settings().withWarnings(warnings);
      if (url != null) {
        return ExternalRecognizerProvider.of(service(warnings), settings);
      }
      RecognizerCommand parsed = RecognizerCommand.parse(command);
      parsed.requireProgram();
      return ExternalRecognizerProvider.of(parsed, settings);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, LIBRARY_NAMES);
    }
  }

  private TranscriptionService service(Consumer<String> warnings) {
    TranscriptionService service = TranscriptionService.of(url);
    if (model != null) {
      service = service.withModel(model);
    }
    if (rate != null) {
      service = service.withRequestsPerMinute(rate);
    }
    if (keyVariable == null) {
      return service;
    }
    String key = System.getenv(keyVariable);
    if (key == null) {
      throw UsageErrors.of(
          spec, KEY + " " + keyVariable + ": expected an environment variable; it is not set");
    }
    if (!"https".equalsIgnoreCase(service.url().getScheme())) {
      warnings.accept(URL + ": the key was sent without encryption; name an https address");
    }
    return service.withKey(key);
  }

  private ExternalSettings settings() {
    ExternalSettings settings = ExternalSettings.defaults();
    if (limitSeconds != null) {
      settings = settings.withLimitSeconds(limitSeconds);
    }
    PieceSettings pieces = settings.pieces();
    if (whole && maxSeconds != null) {
      throw UsageErrors.of(spec, WHOLE + ", " + MAX + ": expected one of them; found both");
    }
    if (whole) {
      pieces = pieces.withMaxSeconds(Double.POSITIVE_INFINITY);
    } else if (maxSeconds != null) {
      if (!(maxSeconds >= 1 && maxSeconds <= 86_400)) {
        throw UsageErrors.of(spec, MAX + " " + maxSeconds + ": expected a number from 1 to 86400");
      }
      pieces = pieces.withMaxSeconds(maxSeconds);
    }
    return settings.withPieces(pieces);
  }
}
