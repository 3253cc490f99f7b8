package dev.caesura.cli.corpus;

import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.CorpusBuilder;
import dev.caesura.corpus.filter.FilterSettings;
import dev.caesura.models.external.ConfiguredRecognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the builder of a configuration. Stateless. */
final class ConfiguredBuild {

  private ConfiguredBuild() {}

  static CorpusBuilder of(BuildConfig config, int jobs, PrintWriter err) throws IOException {
    CorpusBuilder builder = CorpusBuilder.of(config).withJobs(jobs);
    return config.recognizer().isEmpty()
        ? builder
        : builder.withRecognizer(
            ConfiguredRecognizer.of(
                config.recognizer().get().options(),
                config.mining().language(),
                warning -> err.println("caesura: " + warning)));
  }

  /** Returns limits with those of the command line. */
  static FilterSettings limits(
      Map<String, String> limits, FilterSettings settings, CommandSpec spec) {
    FilterSettings changed = settings;
    for (Map.Entry<String, String> limit : limits.entrySet()) {
      try {
        changed =
            limit.getValue().equals("off")
                ? changed.without(limit.getKey())
                : changed.with(limit.getKey(), Double.parseDouble(limit.getValue()));
      } catch (NumberFormatException e) {
        throw UsageErrors.of(
            spec,
            "--filter " + limit.getKey() + "=" + limit.getValue() + ": expected a number or off");
      } catch (IllegalArgumentException e) {
        throw UsageErrors.of(spec, "--filter: " + e.getMessage());
      }
    }
    changed
        .contradiction()
        .ifPresent(
            limit -> {
              throw UsageErrors.of(
                  spec, "--filter: expected limits that a clip can keep; " + limit);
            });
    return changed;
  }
}
