package dev.caesura.cli.models;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.ProgressLine;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.VisibleText;
import dev.caesura.models.hub.DownloadProgress;
import dev.caesura.models.hub.KnownModels;
import dev.caesura.models.hub.ModelName;
import dev.caesura.models.hub.ModelStore;
import dev.caesura.models.hub.PinnedModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code caesura models}: downloads networks by name and manages them. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    commandListHeading = "%nActions:%n",
    footerHeading = HelpLayout.EXAMPLES,
    footer = {"  caesura models get segment-any-text/sat-3l-sm", "  caesura models get sphinx-fr"},
    description = {ModelsCommand.SUMMARY, "Nothing is fetched unless 'get' asks for it."})
public final class ModelsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Download models by name and manage them.";

  /** The key of the licence in a card, whose first lines are YAML. */
  private static final String LICENCE = "license:";

  private static final int MAX_CARD_LINES = 200;
  private static final int MAX_CARD_BYTES = 1 << 20;

  @Option(
      names = "--cache",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "Folder of models (default: $CAESURA_MODELS, or caesura/models in the platform's"
              + " cache folder).")
  private Path cache;

  @Option(
      names = "--hub",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description =
          "Address of the hub: https, or http on this machine (default:"
              + " https://huggingface.co).")
  private URI hub = ModelStore.HUB;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private ModelStore store() {
    return cache == null && hub.equals(ModelStore.HUB)
        ? ModelStore.standard()
        : ModelStore.of(cache == null ? ModelStore.standard().folder() : cache, hub);
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Download models that are not in the cache, and print their folders.",
      footerHeading = HelpLayout.EXAMPLES,
      footer = {
        "  caesura models get segment-any-text/sat-3l-sm sphinx-fr",
        "  caesura models get --offline segment-any-text/sat-3l-sm"
      })
  int get(
      @Parameters(
              paramLabel = "NAME",
              arity = "1..*",
              description =
                  "Name on the hub: owner/name, such as segment-any-text/sat-3l-sm, or that of a"
                      + " CTC network with an ONNX export. Or an acoustic model with known digests:"
                      + " CTC networks ctc-en, ctc-es, ctc-de, ctc-mms (over a thousand languages);"
                      + " of CMU Sphinx sphinx-fr, sphinx-es, sphinx-de, sphinx-pt-br.")
          List<String> names,
      @Option(
              names = "--offline",
              description = "Download nothing; fail if a model is not in the cache.")
          boolean offline,
      @Option(
              names = "--sums",
              paramLabel = "FILE",
              description =
                  "Accept only files with these SHA-256: SHA256SUMS of a model that you trust"
                      + " (default: any).")
          Path sums)
      throws IOException {
    Map<String, String> pinned = sums == null ? Map.of() : ModelStore.sums(sums);
    for (String text : names) {
      ModelName name = parsed(text);
      if (offline && !store().has(name)) {
        throw new FileNotFoundException(
            store().where(name)
                + ": expected a model in the cache, because of --offline; found none"
                + KnownModels.question(text));
      }
      try (Shown shown = new Shown()) {
        Path folder = fetched(name, pinned, shown);
        printLicence(name, folder);
        spec.commandLine().getOut().println(folder);
      } catch (FileNotFoundException e) {
        FileNotFoundException helpful =
            new FileNotFoundException(e.getMessage() + KnownModels.question(text));
        helpful.initCause(e);
        throw helpful;
      }
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the models in the cache and their folders.",
      footerHeading = HelpLayout.EXAMPLES,
      footer = {"  caesura models list", "  caesura models list --cache models"})
  int list() throws IOException {
    List<ModelName> all = store().list();
    for (ModelName name : all) {
      spec.commandLine().getOut().println(name + "\t" + store().where(name));
    }
    if (all.isEmpty()) {
      reportNone();
    }
    return ExitCode.DONE;
  }

  private void reportNone() {
    spec.commandLine()
        .getErr()
        .println(
            "caesura: no models in "
                + store().folder()
                + "; 'caesura models get NAME' downloads one, such as "
                + String.join(", ", KnownModels.all().stream().map(ModelName::toString).toList()));
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Read the files of models again and compare their SHA-256.",
      footerHeading = HelpLayout.EXAMPLES,
      footer = {"  caesura models verify", "  caesura models verify segment-any-text/sat-3l-sm"})
  int verify(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..*",
              description = "Name of a model (default: all).")
          List<String> names)
      throws IOException {
    List<ModelName> wanted =
        names == null || names.isEmpty()
            ? store().list()
            : names.stream().map(this::parsed).toList();
    if (wanted.isEmpty()) {
      reportNone();
    }
    int code = ExitCode.DONE;
    for (ModelName name : wanted) {
      List<String> wrong = store().verify(name);
      spec.commandLine().getOut().println(name + "\t" + (wrong.isEmpty() ? "ok" : "changed"));
      for (String line : wrong) {
        spec.commandLine().getErr().println("caesura: " + line);
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  @Command(
      name = "where",
      mixinStandardHelpOptions = true,
      description = "Print the folder of a model, or of all models.",
      footerHeading = HelpLayout.EXAMPLES,
      footer = {"  caesura models where", "  caesura models where segment-any-text/sat-3l-sm"})
  int where(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              description = "Name of a model (default: all).")
          String name) {
    spec.commandLine()
        .getOut()
        .println(name == null ? store().folder() : store().where(parsed(name)));
    return ExitCode.DONE;
  }

  private Path fetched(ModelName name, Map<String, String> sums, Shown shown) throws IOException {
    Optional<PinnedModel> pinned = PinnedModel.named(name.toString());
    if (pinned.isEmpty()) {
      return store().get(name, sums, shown);
    }
    PinnedModel model = pinned.get();
    if (!sums.isEmpty()) {
      throw UsageErrors.of(spec, "--sums: expected a model of the hub; found " + name);
    }
    spec.commandLine()
        .getErr()
        .println(
            "caesura: "
                + name
                + ": from "
                + model.page()
                + "; licence: "
                + model.licence()
                + ", which is not that of Caesura");
    return store().get(model, shown);
  }

  /** Prints the licence that the card of a CTC network states. */
  private void printLicence(ModelName name, Path folder) throws IOException {
    Path card = folder.resolve("README.md");
    if (!Files.exists(card)) {
      return;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(card)) {
      head = in.readNBytes(MAX_CARD_BYTES);
    }
    String licence =
        new String(head, StandardCharsets.UTF_8)
            .lines()
            .limit(MAX_CARD_LINES)
            .filter(line -> line.startsWith(LICENCE))
            .map(line -> VisibleText.of(line.substring(LICENCE.length()).strip()))
            .findFirst()
            .orElse("not stated in its card");
    spec.commandLine()
        .getErr()
        .println("caesura: " + name + ": licence: " + licence + ", which is not that of Caesura");
  }

  private ModelName parsed(String name) {
    Optional<PinnedModel> pinned = PinnedModel.named(name);
    if (pinned.isPresent()) {
      return pinned.get().name();
    }
    try {
      return ModelName.of(name);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e.getMessage() + KnownModels.question(name));
    }
  }

  @Override
  public Integer call() {
    return UsageErrors.printTools(spec);
  }

  /** Shows a progress bar for each file. */
  private static final class Shown implements DownloadProgress, AutoCloseable {

    private static final long MEGABYTE = 1_000_000;

    private String file = "";
    private ProgressLine bar = ProgressLine.start("", "", 0, false);

    @Override
    public void at(String name, long done, long total) {
      if (!file.equals(name)) {
        bar.close();
        file = name;
        bar = ProgressLine.start(name, " MB", total < 0 ? -1 : total / MEGABYTE, true);
      }
      bar.at(done / MEGABYTE);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
