package dev.caesura.cli.topic;

import dev.caesura.align.topic.CallSettings;
import dev.caesura.align.topic.Chapter;
import dev.caesura.align.topic.ChapterFormat;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.files.FoundFile;
import dev.caesura.io.VisibleText;
import dev.caesura.models.embed.PairHeadFile;
import dev.caesura.text.topic.PairHead;
import dev.caesura.text.topic.TopicSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura topics}: splits text or speech into topics. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = {
      TopicsCommand.SUMMARY,
      "",
      "Reads text, JSON Lines with a sentence or utterance each, or recognised words with times."
          + " Prints headings of key terms with their sentences, or chapters for players. With"
          + " --anchors, tags the utterances of calls with topics of your own."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura topics report.txt",
      "  caesura topics --anchors topics.yaml --plot call.html call.json"
    })
public final class TopicsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Split text or recognised speech into topics.";

  /** Options about how topics are found where none are given. */
  private static final List<String> METHOD_OPTIONS =
      List.of(
          "--method", "--topics", "--penalty", "--min", "--max", "--head", "--levels", "--terms");

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Text in UTF-8, JSON Lines, or words with times: CTM, STM, JSON, SRT, WebVTT.")
  private List<Path> files;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--input",
      defaultValue = "auto",
      paramLabel = "FORMAT",
      description =
          "What a file holds: auto (by its extension), text, lines (a sentence a line), jsonl,"
              + " words (default: ${DEFAULT-VALUE}).")
  private TopicReader.Input input;

  @Mixin private TopicMethodOptions method;

  @Mixin private CallOptions call;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "Train a head from the FILEs, which are text with headings after #, and write it; prints"
              + " no topics (default: none).")
  private Path train;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--levels",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Levels of topics: 1, or 2 for sections and sub-sections (default: ${DEFAULT-VALUE}).")
  private int levels;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--terms",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "Largest number of key terms of a topic; the best three are its title (default:"
              + " ${DEFAULT-VALUE}).")
  private int terms;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "Output format: text, jsonl; with times vtt (WebVTT chapters), youtube, podcast (JSON"
              + " chapters), ffmetadata (default: ${DEFAULT-VALUE}).")
  private TopicPrinter.Format format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TopicSettings settings = method.settings(spec);
    CallSettings calls = call.settings(spec);
    check();
    if (train != null) {
      return train();
    }
    if (call.areWanted()) {
      return tag(calls);
    }
    int code = ExitCode.DONE;
    try (TopicReader reader = new TopicReader(input);
        TopicMethodOptions.Open open = method.open()) {
      for (Path file : files) {
        try {
          print(reader.read(file), open, settings);
        } catch (IOException e) {
          code = ExitCode.FAILED;
          Failures.print(spec.commandLine().getErr(), e, Debug.isOn(spec));
        }
      }
    }
    return code;
  }

  private int tag(CallSettings settings) throws IOException {
    int code = ExitCode.DONE;
    PrintWriter err = spec.commandLine().getErr();
    try (TopicReader reader = new TopicReader(input);
        TopicMethodOptions.Open open = method.openEncoder()) {
      TopicAnchors topics = call.anchors(open, method, this::note);
      for (Path file : files) {
        try {
          if (file.toString().equals(FoundFile.STANDARD_INPUT)) {
            call.live(topics, settings, open, method, spec);
            continue;
          }
          TopicDocument document = reader.read(file);
          document.notes().forEach(this::note);
          if (document.sentences().isEmpty()) {
            throw new IOException(document.file() + ": expected utterances; found none.");
          }
          method.languageNote(document.file(), document.sentences(), false).ifPresent(this::note);
          title(document);
          call.print(document, topics, settings, open, format, spec.commandLine().getOut());
        } catch (IOException e) {
          code = ExitCode.FAILED;
          Failures.print(err, e, Debug.isOn(spec));
        }
      }
    }
    return code;
  }

  /** Prints the name of a document above its topics if there are several. */
  private void title(TopicDocument document) {
    if (files.size() > 1 && format == TopicPrinter.Format.TEXT) {
      spec.commandLine().getOut().println("==> " + VisibleText.of(document.file()) + " <==\n");
    }
  }

  /** Refuses options that would change nothing. */
  private void unused(String beside, String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw UsageErrors.of(
            spec, option + ": expected none with " + beside + ", which does not use it");
      }
    }
  }

  private void note(String text) {
    spec.commandLine().getErr().println("caesura: note: " + VisibleText.of(text));
  }

  private void check() {
    if (train != null) {
      unused("--train", "--anchors", "--format", "--input");
    }
    if (train != null || call.areWanted()) {
      unused(train != null ? "--train" : "--anchors", METHOD_OPTIONS.toArray(String[]::new));
    }
    if (call.drawsTimeline() && files.size() > 1) {
      throw UsageErrors.of(spec, "--plot: expected one FILE; found " + files.size());
    }
    if (levels < 1 || levels > 2) {
      throw UsageErrors.of(spec, "--levels " + levels + ": expected 1 or 2");
    }
    if (terms < 1) {
      throw UsageErrors.of(spec, "--terms " + terms + ": expected a number of at least 1");
    }
    boolean lines = format == TopicPrinter.Format.TEXT || format == TopicPrinter.Format.JSONL;
    if (!lines && files.size() > 1) {
      throw UsageErrors.of(
          spec, "--format " + format + ": expected one FILE; found " + files.size());
    }
  }

  private void print(TopicDocument document, TopicMethodOptions.Open open, TopicSettings settings)
      throws IOException {
    document.notes().forEach(this::note);
    if (document.sentences().isEmpty()) {
      throw new IOException(document.file() + ": expected sentences; found none.");
    }
    method.languageNote(document.file(), document.sentences(), true).ifPresent(this::note);
    List<FoundTopic> topics;
    try {
      topics = FoundTopic.of(document, open.method(), settings, levels, terms);
    } catch (IllegalArgumentException e) {
      throw TopicMethodOptions.unfit(document.file(), e);
    }
    title(document);
    TopicPrinter.print(document, topics, format, spec.commandLine().getOut());
    if (format == TopicPrinter.Format.YOUTUBE) {
      List<Chapter> chapters = TopicPrinter.chapters(document, topics).chapters();
      boolean isShort =
          chapters.stream().anyMatch(c -> c.span().seconds() < ChapterFormat.MIN_YOUTUBE_SECONDS);
      if (isShort || chapters.size() < ChapterFormat.MIN_YOUTUBE_CHAPTERS) {
        note("YouTube shows chapters only if there are at least 3, each of at least 10 s");
      }
    }
  }

  private int train() throws IOException {
    try (TopicReader reader = new TopicReader(TopicReader.Input.TEXT);
        TopicMethodOptions.Open open = method.openEncoder()) {
      List<PairHead.Example> examples = new ArrayList<>();
      for (Path file : files) {
        PairHead.Example example = HeadedDocument.read(file, reader);
        if (example.ends().size() < 2) {
          note(
              file
                  + ": "
                  + (example.sentences().isEmpty() ? "no sentences" : "no headings after #")
                  + ", so that no change of topic is learned from it");
        }
        if (!example.sentences().isEmpty()) {
          method.languageNote(file.toString(), example.sentences(), false).ifPresent(this::note);
          examples.add(example);
        }
      }
      PairHead head;
      try {
        head = PairHead.fit(examples, open.encoder());
      } catch (IllegalArgumentException e) {
        throw new IOException("--train: " + e.getMessage() + ". Give text with headings.", e);
      }
      PairHeadFile.write(train, head, method.encoderName());
      int places = examples.stream().mapToInt(e -> e.sentences().size() - 1).sum();
      int topics = examples.stream().mapToInt(e -> e.ends().size()).sum();
      spec.commandLine()
          .getErr()
          .printf("caesura: trained on %d topics, %d places%n", topics, places);
      return ExitCode.DONE;
    }
  }
}
