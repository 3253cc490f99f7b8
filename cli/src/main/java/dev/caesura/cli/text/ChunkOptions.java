package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.text.sat.SubwordCounter;
import dev.caesura.text.chunk.ChunkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Chunks that are counted in tokens. */
@HelpSection(HelpSection.Heading.SPLITTING)
final class ChunkOptions {

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description =
          "With --pack, print chunks of whole sentences with at most N tokens of --tokenizer, its"
              + " special ones included (default: chunks are measured in characters). A longer"
              + " sentence is split, with a message. A chunk ends at a blank line that splits.")
  private Integer maxTokens;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description = "The tokenizer.json that counts --max-tokens (default: none).")
  private Path tokenizer;

  @Option(
      names = "--overlap-sentences",
      paramLabel = "N",
      description =
          "With --max-tokens, sentences at the end of a chunk that begin the next one too, as far"
              + " as they fit (default: 0).")
  private Integer overlap;

  /** Checks what goes together. */
  void check(CommandSpec tool, boolean packs, SentenceOutputOptions output) {
    if (maxTokens == null) {
      if (tokenizer != null || overlap != null) {
        throw UsageErrors.of(
            tool,
            (tokenizer != null ? "--tokenizer" : "--overlap-sentences")
                + ": expected --max-tokens beside it");
      }
      return;
    }
    if (!packs || tokenizer == null) {
      throw UsageErrors.of(tool, "--max-tokens: expected --pack and --tokenizer beside it");
    }
    if (output.hasParagraphs() || output.hasScores() || output.isDehyphenating()) {
      throw UsageErrors.of(
          tool, "--max-tokens: expected no --paragraphs, --scores or --dehyphenate beside it");
    }
    try {
      settings();
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          tool, e, Map.of("maxTokens", "--max-tokens", "overlapSentences", "--overlap-sentences"));
    }
  }

  boolean areWanted() {
    return maxTokens != null;
  }

  ChunkSettings settings() {
    return new ChunkSettings(maxTokens, overlap == null ? 0 : overlap);
  }

  /** Opens the tokenizer; the caller closes it. */
  SubwordCounter open() throws IOException {
    return SubwordCounter.open(tokenizer);
  }
}
