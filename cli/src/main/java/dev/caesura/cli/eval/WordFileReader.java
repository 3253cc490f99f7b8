package dev.caesura.cli.eval;

import dev.caesura.align.eval.AlternativeTokens;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.io.SpeakerTurn;
import dev.caesura.align.io.TimedWord;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of one file of words, in any of the formats. */
final class WordFileReader {

  private static final int SAMPLE_RATE = 16_000;

  /** Enough to detect every format. */
  private static final int DETECTION_BYTES = 1 << 16;

  /** Far longer than any transcript; a small gzip file may unpack to any size. */
  private static final int MAX_TEXT_BYTES = 1 << 28;

  private final Path file;
  private final WordFileSettings settings;
  private final List<String> notes = new ArrayList<>();

  WordFileReader(Path file, WordFileSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  WordFile read() throws IOException {
    Optional<HypothesisFormat> words = wordsFormat();
    WordFile result = words.isPresent() ? recordings(words.get()) : utterances();
    if (settings.recording().isPresent() && result.kind() != WordFile.Kind.LINES) {
      require(result);
    }
    return result.withNotes(notes);
  }

  private Optional<HypothesisFormat> wordsFormat() throws IOException {
    if (Files.isDirectory(file)) {
      return Optional.of(HypothesisFormat.KALDI);
    }
    if (settings.format().isPresent()) {
      return settings.format().get().words();
    }
    byte[] start;
    try (InputStream in = unpacked()) {
      start = in.readNBytes(DETECTION_BYTES);
    }
    if (UtteranceReader.isManifest(start)) {
      return Optional.empty();
    }
    Optional<HypothesisFormat> certain = HypothesisFormat.detect(file);
    Optional<HypothesisFormat> likely = HypothesisFormat.suggest(start, file.toString());
    if (certain.isEmpty() && likely.isPresent()) {
      notes.add(
          file
              + ": read as a text, since not all lines are rows of "
              + likely.get().title()
              + " with decimal times. If it is "
              + likely.get().title()
              + ", set "
              + option(WordFileFormat.of(likely.get())));
    }
    return certain;
  }

  private String option(WordFileFormat format) {
    String side = settings.isHypothesis() ? "--hyp-format " : "--ref-format ";
    return side + format.toString().toLowerCase(Locale.ROOT) + ".";
  }

  private InputStream unpacked() throws IOException {
    return Gzip.open(FileBytes.open(file), file.toString());
  }

  private WordFile recordings(HypothesisFormat format) throws IOException {
    List<Hypothesis> hypotheses =
        HypothesisReader.of(
                SAMPLE_RATE,
                HypothesisReaderSettings.defaults().withUntimed(true).withFormat(format))
            .read(file);
    List<Hypothesis> ours =
        settings.recording().isPresent()
            ? Hypothesis.of(settings.recording().get(), hypotheses)
            : hypotheses;
    if (settings.recording().isPresent() && ours.isEmpty()) {
      throw new IOException(
          file
              + ": expected words of "
              + settings.recording().get()
              + " (--recording); found those of "
              + String.join(", ", Hypothesis.recordings(hypotheses)));
    }
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    Map<String, List<SpeakerTokens>> orders = new HashMap<>();
    for (Hypothesis hypothesis : ours) {
      String channel = hypothesis.channel().isEmpty() ? "" : "/" + hypothesis.channel();
      List<SpeakerTokens> all = orders(List.of(hypothesis), format == HypothesisFormat.STM);
      pieces.put(hypothesis.recording() + channel, all.get(0));
      orders.put(hypothesis.recording() + channel, all);
    }
    if (Hypothesis.recordings(ours).size() == 1) {
      orders.put(WordFile.WHOLE, orders(ours, format == HypothesisFormat.STM));
    }
    return new WordFile(WordFile.Kind.RECORDINGS, pieces, orders, List.of());
  }

  private void require(WordFile result) throws IOException {
    if (result.pieces().isEmpty()) {
      throw new IOException(
          file
              + ": expected words of "
              + settings.recording().get()
              + " (--recording); found none");
    }
  }

  /** Returns the words of channels in each order that a text may have. */
  private List<SpeakerTokens> orders(List<Hypothesis> channels, boolean isStm) {
    return ReadingOrder.of(channels).orders().stream()
        .map(
            turns ->
                SpeakerTokens.join(
                    turns.stream().flatMap(turn -> tokens(turn, isStm).stream()).toList()))
        .toList();
  }

  /** Words of one speaker together, since a rule may look further than a word. */
  private List<SpeakerTokens> tokens(SpeakerTurn words, boolean isStm) {
    List<SpeakerTokens> turns = new ArrayList<>();
    StringBuilder turn = new StringBuilder();
    String speaker = "";
    for (TimedWord word : words.words()) {
      if (settings.ignored().stream()
          .anyMatch(segment -> segment.contains(words.hypothesis(), word))) {
        continue;
      }
      if (!word.speaker().equals(speaker)) {
        turns.add(tokens(turn.toString(), speaker, isStm));
        turn.setLength(0);
        speaker = word.speaker();
      }
      turn.append(word.word().text()).append(' ');
    }
    turns.add(tokens(turn.toString(), speaker, isStm));
    return turns;
  }

  private SpeakerTokens tokens(String text, String speaker, boolean isStm) {
    return isStm && !settings.isHypothesis()
        ? AlternativeTokens.of(settings.tokenizer(), text, speaker)
        : SpeakerTokens.of(settings.tokenizer(), text, speaker);
  }

  private WordFile utterances() throws IOException {
    String text;
    try (InputStream in = unpacked()) {
      byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
      if (bytes.length > MAX_TEXT_BYTES) {
        throw new IOException(
            file + ": expected a text of at most " + MAX_TEXT_BYTES + " bytes; found more");
      }
      text = Utf8Text.decode(bytes, file.toString());
    }
    UtteranceReader reader = new UtteranceReader(file, text, settings);
    WordFileFormat format = settings.format().orElseGet(reader::detect);
    if (settings.format().isEmpty() && format == WordFileFormat.KALDI) {
      notes.add(
          file
              + ": the first word of each line is an identifier and not scored. If it is spoken,"
              + " set "
              + option(WordFileFormat.TEXT));
    }
    return reader.read(format);
  }
}
