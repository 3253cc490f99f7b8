package dev.caesura.cli;

import dev.caesura.cli.align.AlignCommand;
import dev.caesura.cli.align.AugmentCommand;
import dev.caesura.cli.align.ResegmentCommand;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.corpus.BuildCommand;
import dev.caesura.cli.corpus.ConvertCommand;
import dev.caesura.cli.corpus.CorpusCommand;
import dev.caesura.cli.corpus.DocumentsCommand;
import dev.caesura.cli.corpus.MineCommand;
import dev.caesura.cli.corpus.ReviewCommand;
import dev.caesura.cli.eval.EvalCommand;
import dev.caesura.cli.eval.EvalCorrectionsCommand;
import dev.caesura.cli.eval.EvalSegmentsCommand;
import dev.caesura.cli.eval.EvalSentencesCommand;
import dev.caesura.cli.eval.EvalTopicsCommand;
import dev.caesura.cli.eval.EvalWordsCommand;
import dev.caesura.cli.models.ModelsCommand;
import dev.caesura.cli.speech.PlotCommand;
import dev.caesura.cli.speech.SegmentCommand;
import dev.caesura.cli.speech.SentencesCommand;
import dev.caesura.cli.speech.TranscribeCommand;
import dev.caesura.cli.speech.UnitsCommand;
import dev.caesura.cli.speech.VadCommand;
import dev.caesura.cli.text.AdaptCommand;
import dev.caesura.cli.text.CorrectCommand;
import dev.caesura.cli.text.PunctuateCommand;
import dev.caesura.cli.text.SplitCommand;
import dev.caesura.cli.topic.TopicsCommand;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The tools of the command line, in the order in which {@code --help} lists them.
 *
 * <p>A tool that the arguments do not name is a stub with its summary, so that no class of it is
 * loaded: the summaries are compile-time constants.
 */
final class CommandTree {

  private static final String COMPLETION = "completion";

  /** Name and summary of each tool. */
  private static final List<Tool> TOOLS =
      List.of(
          new Tool("mine", MineCommand.SUMMARY),
          new Tool("align", AlignCommand.SUMMARY),
          new Tool("corpus", CorpusCommand.SUMMARY),
          new Tool("documents", DocumentsCommand.SUMMARY),
          new Tool("convert", ConvertCommand.SUMMARY),
          new Tool("resegment", ResegmentCommand.SUMMARY),
          new Tool("augment", AugmentCommand.SUMMARY),
          new Tool("recut", AugmentCommand.SUMMARY),
          new Tool("segment", SegmentCommand.SUMMARY),
          new Tool("vad", VadCommand.SUMMARY),
          new Tool("units", UnitsCommand.SUMMARY),
          new Tool("plot", PlotCommand.SUMMARY),
          new Tool("transcribe", TranscribeCommand.SUMMARY),
          new Tool("sentences", SentencesCommand.SUMMARY),
          new Tool("split", SplitCommand.SUMMARY),
          new Tool("punctuate", PunctuateCommand.SUMMARY),
          new Tool("correct", CorrectCommand.SUMMARY),
          new Tool("topics", TopicsCommand.SUMMARY),
          new Tool("adapt", AdaptCommand.SUMMARY),
          new Tool("eval", EvalCommand.SUMMARY),
          new Tool("models", ModelsCommand.SUMMARY),
          new Tool(COMPLETION, "Print a completion script for bash and zsh."));

  private static final List<Tool> KINDS_OF_EVAL =
      List.of(
          new Tool("segments", EvalSegmentsCommand.SUMMARY),
          new Tool("sentences", EvalSentencesCommand.SUMMARY),
          new Tool("words", EvalWordsCommand.SUMMARY),
          new Tool("corrections", EvalCorrectionsCommand.SUMMARY),
          new Tool("topics", EvalTopicsCommand.SUMMARY));

  private static final List<Tool> TASKS_OF_CORPUS =
      List.of(new Tool("build", BuildCommand.SUMMARY), new Tool("review", ReviewCommand.SUMMARY));

  private record Tool(String name, String summary) {}

  private CommandTree() {}

  /** Returns the root command with all tools. */
  static CommandLine whole(Object root) {
    return of(root, name -> true);
  }

  /** Returns the root command with the tools that the arguments name, and stubs of all others. */
  static CommandLine named(Object root, String... args) {
    // Argument files may hold anything, and the completion script describes every tool.
    List<String> names = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).limit(2).toList();
    boolean whole =
        names.contains(COMPLETION) || Arrays.stream(args).anyMatch(arg -> arg.startsWith("@"));
    return of(root, name -> whole || names.contains(name));
  }

  private static CommandLine of(Object root, Predicate<String> isWanted) {
    CommandLine line = new CommandLine(root);
    add(line, TOOLS, isWanted, "");
    CommandLine eval = line.getSubcommands().get("eval");
    if (isWanted.test("eval")) {
      add(eval, KINDS_OF_EVAL, isWanted, "eval ");
    }
    if (isWanted.test("corpus")) {
      add(line.getSubcommands().get("corpus"), TASKS_OF_CORPUS, isWanted, "corpus ");
    }
    // The former name of augment.
    line.getSubcommands().get("recut").getCommandSpec().usageMessage().hidden(true);
    return line;
  }

  private static void add(
      CommandLine parent, List<Tool> tools, Predicate<String> isWanted, String group) {
    for (Tool tool : tools) {
      boolean wanted = isWanted.test(tool.name);
      CommandSpec spec =
          wanted ? CommandSpec.forAnnotatedObject(create(group + tool.name)) : CommandSpec.create();
      if (!wanted) {
        spec.usageMessage().description(tool.summary);
      } else if (tool.name.equals(COMPLETION)) {
        spec.usageMessage().description(tool.summary).footerHeading(HelpLayout.EXAMPLES);
        spec.usageMessage().footer("  caesura completion", "  caesura completion --help");
      }
      parent.addSubcommand(tool.name, spec.name(tool.name));
    }
  }

  /** Creates a tool; a class is loaded when its case is reached. */
  private static Object create(String name) {
    return switch (name) {
      case "mine" -> new MineCommand();
      case "align" -> new AlignCommand();
      case "corpus" -> new CorpusCommand();
      case "corpus build" -> new BuildCommand();
      case "corpus review" -> new ReviewCommand();
      case "documents" -> new DocumentsCommand();
      case "convert" -> new ConvertCommand();
      case "segment" -> new SegmentCommand();
      case "split" -> new SplitCommand();
      case "adapt" -> new AdaptCommand();
      case "correct" -> new CorrectCommand();
      case "punctuate" -> new PunctuateCommand();
      case "topics" -> new TopicsCommand();
      case "units" -> new UnitsCommand();
      case "vad" -> new VadCommand();
      case "plot" -> new PlotCommand();
      case "transcribe" -> new TranscribeCommand();
      case "eval" -> new EvalCommand();
      case "models" -> new ModelsCommand();
      case "resegment" -> new ResegmentCommand();
      case "augment", "recut" -> new AugmentCommand();
      case "eval segments" -> new EvalSegmentsCommand();
      case "sentences" -> new SentencesCommand();
      case "eval sentences" -> new EvalSentencesCommand();
      case "eval corrections" -> new EvalCorrectionsCommand();
      case "eval topics" -> new EvalTopicsCommand();
      case "eval words" -> new EvalWordsCommand();
      default -> new GenerateCompletion();
    };
  }
}
