package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.models.hub.KnownModels;
import dev.caesura.models.hub.ModelName;
import dev.caesura.models.hub.ModelStore;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.models.text.sat.SatScorer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The {@code --model} option: the network that scores sentence boundaries. */
@HelpSection(HelpSection.Heading.MODEL)
final class NetworkOption {

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "Network to use instead of the shipped one: large (half as fast, better without"
              + " punctuation); a folder of SaT or WtP with"
              + " model_optimized.onnx or model.onnx and, for SaT, tokenizer.json; a file of the"
              + " same kind as the shipped network; or the name of a model from 'caesura models"
              + " get' (default: the shipped one).")
  private String model;

  /**
   * A network that is open.
   *
   * @param scorer finds boundaries
   * @param release frees it
   */
  record OpenNetwork(ColumnScorer scorer, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  boolean isGiven() {
    return model != null;
  }

  /** Opens it, or the shipped one; the caller closes it. */
  OpenNetwork open() throws IOException {
    if (isNamed()) {
      CompactBoundaryScorer named = CompactBoundaryScorer.named(model);
      return new OpenNetwork(named, named::close);
    }
    Path network = network();
    if (network != null && Files.isDirectory(network)) {
      SatScorer sat = SatScorer.open(network);
      return new OpenNetwork(sat, sat::close);
    }
    CompactBoundaryScorer boundaries =
        network == null ? CompactBoundaryScorer.open() : CompactBoundaryScorer.open(network);
    return new OpenNetwork(boundaries, boundaries::close);
  }

  private boolean isNamed() {
    return model != null
        && !Files.exists(Path.of(model))
        && CompactBoundaryScorer.names().contains(model);
  }

  /** The file or folder: a path, or a name that was fetched before. */
  private Path network() throws IOException {
    if (model == null || Files.exists(Path.of(model))) {
      return model == null ? null : Path.of(model);
    }
    if (!model.matches("[\\w.-]+/[\\w.-]+")) {
      throw new FileNotFoundException(
          model + ": no such file or folder" + KnownModels.question(model));
    }
    ModelStore store = ModelStore.standard();
    ModelName name = ModelName.of(model);
    if (!store.has(name)) {
      throw new FileNotFoundException(
          model
              + ": no such file, and no such model; 'caesura models get "
              + name
              + "' fetches it"
              + KnownModels.question(model));
    }
    return store.where(name);
  }
}
