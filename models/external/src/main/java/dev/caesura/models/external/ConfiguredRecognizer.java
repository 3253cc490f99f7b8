package dev.caesura.models.external;

import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the recogniser that named options describe: one on the class path, a program, or a service.
 * Stateless and thread-safe.
 */
public final class ConfiguredRecognizer {

  private ConfiguredRecognizer() {}

  /**
   * Returns a recogniser.
   *
   * @param options the settings by name: one of {@code name}, {@code command}, {@code url}; and
   *     {@code acoustic-model}, {@code model}, {@code key-env}, {@code rate}, {@code max}, {@code
   *     timeout}, {@code whole}
   * @param language the language of the recordings
   * @param warnings receives what the recogniser warns of; must be thread-safe
   * @return the recogniser
   * @throws IOException if an option is wrong, a program is not installed, or the recogniser does
   *     not know the language
   */
  public static RecognizerProvider of(
      Map<String, String> options, Locale language, Consumer<String> warnings) throws IOException {
    List<String> kinds =
        List.of("name", "command", "url").stream().filter(options::containsKey).toList();
    if (kinds.size() != 1) {
      throw new IOException(
          "recognizer: expected one of name, command, url; found "
              + (kinds.isEmpty() ? "none" : String.join(", ", kinds)));
    }
    try {
      RecognizerProvider provider =
          switch (kinds.get(0)) {
            case "name" -> named(options);
            case "command" -> command(options, warnings);
            default -> ExternalRecognizerProvider.of(service(options), settings(options, warnings));
          };
      if (!provider.supports(language)) {
        throw new IOException(
            "recognizer: expected a language of "
                + String.join(", ", provider.languages())
                + "; found "
                + language.toLanguageTag());
      }
      return provider;
    } catch (IllegalArgumentException e) {
      throw new IOException("recognizer: " + e.getMessage(), e);
    }
  }

  private static RecognizerProvider named(Map<String, String> options) throws IOException {
    RecognizerProvider provider = RecognizerProvider.named(options.get("name"));
    String model = options.get("acoustic-model");
    return model == null ? provider : provider.withAcousticModel(Path.of(model));
  }

  private static RecognizerProvider command(Map<String, String> options, Consumer<String> warnings)
      throws IOException {
    RecognizerCommand command = RecognizerCommand.parse(options.get("command"));
    command.requireProgram();
    return ExternalRecognizerProvider.of(command, settings(options, warnings));
  }

  private static TranscriptionService service(Map<String, String> options) throws IOException {
    TranscriptionService service = TranscriptionService.of(options.get("url"));
    if (options.containsKey("model")) {
      service = service.withModel(options.get("model"));
    }
    if (options.containsKey("rate")) {
      service = service.withRequestsPerMinute(number(options, "rate"));
    }
    String variable = options.get("key-env");
    if (variable == null) {
      return service;
    }
    String key = System.getenv(variable);
    if (key == null) {
      throw new IOException(
          "recognizer: key-env " + variable + ": expected an environment variable; it is not set");
    }
    return service.withKey(key);
  }

  private static ExternalSettings settings(Map<String, String> options, Consumer<String> warnings)
      throws IOException {
    ExternalSettings settings = ExternalSettings.defaults().withWarnings(warnings);
    if (options.containsKey("timeout")) {
      settings = settings.withLimitSeconds(number(options, "timeout"));
    }
    if ("true".equals(options.get("whole"))) {
      return settings.withPieces(settings.pieces().withMaxSeconds(Double.POSITIVE_INFINITY));
    }
    return options.containsKey("max")
        ? settings.withPieces(settings.pieces().withMaxSeconds(number(options, "max")))
        : settings;
  }

  private static double number(Map<String, String> options, String name) throws IOException {
    try {
      return Double.parseDouble(options.get(name));
    } catch (NumberFormatException e) {
      throw new IOException(
          "recognizer: " + name + " " + options.get(name) + ": expected a number", e);
    }
  }
}
