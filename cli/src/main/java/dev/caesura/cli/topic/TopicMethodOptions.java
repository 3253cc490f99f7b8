package dev.caesura.cli.topic;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Sha256;
import dev.caesura.models.embed.EncoderSettings;
import dev.caesura.models.embed.OnnxPairClassifier;
import dev.caesura.models.embed.OnnxSentenceEncoder;
import dev.caesura.models.embed.PairHeadFile;
import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.topic.BayesTopics;
import dev.caesura.text.topic.ChangeTopics;
import dev.caesura.text.topic.LexicalEncoder;
import dev.caesura.text.topic.LongSentenceEncoder;
import dev.caesura.text.topic.SentenceEncoder;
import dev.caesura.text.topic.SpreadTopics;
import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import dev.caesura.text.topic.VoteTopics;
import dev.caesura.text.topic.WindowScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How topics are found: the method, its network, and the limits of number and length. */
final class TopicMethodOptions {

  /** Ways to find topics. */
  enum Method {
    /** The cheapest segmentation by the spread of sentences. */
    SPREAD,
    /** The most probable words. */
    BAYES,
    /** Coherence of windows. */
    WINDOWS,
    /** Coherence of neighbours. */
    NEIGHBOURS,
    /** A trained head. */
    HEAD,
    /** A pair classifier. */
    PAIRS,
    /** A vote of spread, windows and bayes. */
    VOTE
  }

  /** Encoders that are at hand. */
  enum Encoder {
    /** The shipped network. */
    MINILM,
    /** Words alone. */
    WORDS
  }

  /** Digits of a digest that tell networks apart. */
  private static final int DIGEST_DIGITS = 16;

  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");

  /** Different words in Latin letters that tell their language: few may be of several. */
  private static final int LANGUAGE_WORDS = 10;

  private static final Map<String, String> LIBRARY_NAMES =
      Map.of("topics", "--topics", "penalty", "--penalty", "min", "--min", "max", "--max");

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--method",
      defaultValue = "spread",
      paramLabel = "NAME",
      description =
          "How topics are found: spread (sentences of a topic differ least), bayes (words, no"
              + " network), windows or neighbours (coherence before and after a place), head"
              + " (trained with --train), pairs (network that reads two sentences), vote (spread,"
              + " windows and bayes) (default: ${DEFAULT-VALUE}).")
  private Method method;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--topics",
      paramLabel = "N",
      description = "Number of topics: N, or N-M for bounds (default: as --penalty gives).")
  private String number;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--penalty",
      defaultValue = "1",
      paramLabel = "X",
      description =
          "Factor of the cost of a boundary, greater than 0; larger values give fewer topics"
              + " (default: ${DEFAULT-VALUE}).")
  private double penalty;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--min",
      defaultValue = "3",
      paramLabel = "N",
      description = "Shortest topic in sentences (default: ${DEFAULT-VALUE}).")
  private int min;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--max",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Longest topic in sentences, strict (default: ${DEFAULT-VALUE}).")
  private int max;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--encoder",
      defaultValue = "minilm",
      paramLabel = "NAME",
      description =
          "What turns sentences into vectors: minilm (all-MiniLM-L6-v2, English), words (no"
              + " network, any language). --model overrides it (default: ${DEFAULT-VALUE}).")
  private Encoder encoder;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "ONNX sentence encoder, or pair classifier with --method pairs, with tokenizer.json"
              + " beside it (default: --encoder).")
  private Path model;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "Head that --train wrote, for --method head (default: none).")
  private Path head;

  /**
   * A method that is open until it is closed.
   *
   * @param method finds topics; null for an encoder alone
   * @param encoder turns sentences into vectors; null where the method needs none
   * @param release frees its network
   */
  record Open(TopicMethod method, SentenceEncoder encoder, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** Returns the limits, after a check of all values. */
  TopicSettings settings(CommandSpec tool) {
    if (method == Method.PAIRS && model == null) {
      throw UsageErrors.of(tool, "--method pairs: expected --model FILE beside it");
    }
    if (method == Method.BAYES && model != null) {
      throw UsageErrors.of(tool, "--model: expected another --method than bayes, which uses none");
    }
    if ((method == Method.HEAD) != (head != null)) {
      throw UsageErrors.of(tool, "--method head, --head: expected both; found one of them");
    }
    try {
      TopicSettings settings = TopicSettings.defaults().withPenalty(penalty).withLengths(min, max);
      if (number == null) {
        return settings;
      }
      if (!number.matches("\\d{1,7}(-\\d{1,7})?")) {
        throw new IllegalArgumentException("topics " + number + ": expected N or N-M, such as 5");
      }
      String[] bounds = number.split("-");
      return settings.withNumberBetween(
          Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(tool, e, LIBRARY_NAMES);
    }
  }

  /** Returns an error about limits that a text does not fit. */
  static IOException unfit(String file, IllegalArgumentException e) {
    return new IOException(
        file + ": --topics " + e.getMessage().replace("number of topics ", "") + ".", e);
  }

  /** Returns what identifies the encoder, for vectors and heads that were made with it. */
  String encoderName() throws IOException {
    return model == null
        ? encoder.name().toLowerCase(Locale.ROOT)
        : model.getFileName() + " sha256:" + Sha256.ofFiles(model).substring(0, DIGEST_DIGITS);
  }

  /**
   * Returns a note if sentences are in a language that the shipped network does not know.
   *
   * @param file where they come from
   * @param wholeMethod whether topics are found, by the method; or the encoder alone is used
   */
  Optional<String> languageNote(String file, List<String> sentences, boolean wholeMethod) {
    boolean usesNetwork = !wholeMethod || (method != Method.BAYES && method != Method.PAIRS);
    if (model != null || encoder != Encoder.MINILM || !usesNetwork) {
      return Optional.empty();
    }
    String text = String.join("\n", sentences);
    long words =
        LATIN
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .distinct()
            .limit(LANGUAGE_WORDS)
            .count();
    if (words > 0 && words < LANGUAGE_WORDS) {
      return Optional.empty();
    }
    return LanguageDetector.detect(text)
        .filter(language -> !language.getLanguage().equals(Locale.ENGLISH.getLanguage()))
        .map(
            language ->
                file
                    + ": the text seems to be "
                    + language.getDisplayLanguage(Locale.ENGLISH)
                    + ", and the network of --encoder minilm knows English. Give --encoder words,"
                    + " or --model with a network of this language");
  }

  /** Opens the method. */
  Open open() throws IOException {
    if (method == Method.BAYES) {
      return new Open(BayesTopics.defaults(), null, () -> {});
    }
    if (method == Method.PAIRS) {
      OnnxPairClassifier pairs = OnnxPairClassifier.open(model, EncoderSettings.defaults());
      return new Open(ChangeTopics.of(pairs), null, pairs::close);
    }
    Open open = openEncoder();
    try {
      return new Open(method(open.encoder), open.encoder, open.release);
    } catch (IOException e) {
      open.close();
      throw e;
    }
  }

  /** Opens the encoder alone. */
  Open openEncoder() throws IOException {
    if (model == null && encoder == Encoder.WORDS) {
      return new Open(null, LexicalEncoder.defaults(), () -> {});
    }
    OnnxSentenceEncoder network =
        model == null
            ? OnnxSentenceEncoder.open()
            : OnnxSentenceEncoder.open(model, EncoderSettings.defaults());
    return new Open(null, LongSentenceEncoder.of(network), network::close);
  }

  private TopicMethod method(SentenceEncoder vectors) throws IOException {
    boolean lexical = vectors instanceof LexicalEncoder;
    TopicMethod spread = lexical ? SpreadTopics.lexical() : SpreadTopics.of(vectors);
    TopicMethod windows = ChangeTopics.of(WindowScorer.of(vectors));
    return switch (method) {
      case WINDOWS -> windows;
      case NEIGHBOURS -> ChangeTopics.of(WindowScorer.of(vectors).withWindow(1));
      case HEAD -> ChangeTopics.of(PairHeadFile.read(head, encoderName()).with(vectors));
      case VOTE -> VoteTopics.of(List.of(spread, windows, BayesTopics.defaults()));
      default -> spread;
    };
  }
}
