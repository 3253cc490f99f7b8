package dev.caesura.cli.eval;

import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.TimedWord;
import dev.caesura.audio.RecordingName;
import dev.caesura.io.Gzip;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a file or folder, by utterance or recording. Immutable and thread-safe.
 *
 * @param kind what its pieces are
 * @param pieces words by name, in the order of the file
 */
public record WordFile(Kind kind, Map<String, SpeakerTokens> pieces) {

  /** What the pieces of a file are. */
  public enum Kind {
    /** Lines of a text; the name is the number of the line, from 1. */
    LINES,
    /** Utterances with an identifier, as in sclite's trn. */
    UTTERANCES,
    /** Recordings with words, and maybe channels. */
    RECORDINGS,
    /** Files of a folder, by their recording: the name of the file without its extensions. */
    FILES
  }

  private static final Pattern TRN = Pattern.compile("^(.*)\\(([^()\\s]+)\\)\\s*$");

  /** Extensions of files with words; {@code talk.ref.txt} and {@code talk.hyp.ctm} are one talk. */
  private static final Set<String> EXTENSIONS =
      Stream.concat(HypothesisFormat.extensions().stream(), Stream.of("txt", "trn", "ref", "hyp"))
          .collect(Collectors.toUnmodifiableSet());

  private static final int SAMPLE_RATE = 16_000;

  /** Far longer than any transcript; a small gzip file may unpack to any size. */
  private static final int MAX_TEXT_BYTES = 1 << 28;

  public WordFile {
    pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
  }

  /**
   * Reads a file or a folder of files.
   *
   * @param path plain text with an utterance a line, sclite's trn, or a format of {@link
   *     HypothesisFormat}, times not needed; or a folder of such files
   * @param tokenizer what the tokens are
   * @return its words
   * @throws IOException if it cannot be read, or two files of a folder are of the same recording
   */
  public static WordFile read(Path path, ScoringTokenizer tokenizer) throws IOException {
    if (!Files.isDirectory(path) || Files.isRegularFile(path.resolve("segments"))) {
      return file(path, tokenizer);
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(path)) {
      files = list.filter(Files::isRegularFile).filter(f -> !isHidden(f)).sorted().toList();
    }
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    for (Path file : files) {
      String name = RecordingName.ofCompanion(file, EXTENSIONS);
      if (pieces.put(name, file(file, tokenizer).whole()) != null) {
        throw new IOException(path + ": expected one file of the name " + name + "; found more");
      }
    }
    return new WordFile(Kind.FILES, pieces);
  }

  /**
   * Returns all words in one piece.
   *
   * @return the pieces, joined in their order
   */
  public SpeakerTokens whole() {
    return SpeakerTokens.join(List.copyOf(pieces.values()));
  }

  private static WordFile file(Path file, ScoringTokenizer tokenizer) throws IOException {
    Optional<HypothesisFormat> format =
        Files.isDirectory(file)
            ? Optional.of(HypothesisFormat.KALDI)
            : HypothesisFormat.detect(file);
    if (format.isPresent()) {
      return recordings(
          HypothesisReader.of(SAMPLE_RATE, HypothesisReaderSettings.defaults().withUntimed(true))
              .read(file),
          tokenizer);
    }
    return text(file, tokenizer);
  }

  private static InputStream unpacked(Path file) throws IOException {
    return Gzip.open(Files.newInputStream(file), file.toString());
  }

  private static WordFile recordings(List<Hypothesis> hypotheses, ScoringTokenizer tokenizer) {
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    for (Hypothesis hypothesis : hypotheses) {
      String channel = hypothesis.channel().isEmpty() ? "" : "/" + hypothesis.channel();
      pieces.put(hypothesis.recording() + channel, turns(hypothesis, tokenizer));
    }
    return new WordFile(Kind.RECORDINGS, pieces);
  }

  /** Words of one speaker together, since a rule may look further than a word. */
  private static SpeakerTokens turns(Hypothesis hypothesis, ScoringTokenizer tokenizer) {
    List<SpeakerTokens> turns = new ArrayList<>();
    StringBuilder turn = new StringBuilder();
    String speaker = "";
    for (TimedWord word : hypothesis.words()) {
      if (!word.speaker().equals(speaker)) {
        turns.add(SpeakerTokens.of(tokenizer, turn.toString(), speaker));
        turn.setLength(0);
        speaker = word.speaker();
      }
      turn.append(word.word().text()).append(' ');
    }
    turns.add(SpeakerTokens.of(tokenizer, turn.toString(), speaker));
    return SpeakerTokens.join(turns);
  }

  private static WordFile text(Path file, ScoringTokenizer tokenizer) throws IOException {
    String text;
    try (InputStream in = unpacked(file)) {
      byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
      if (bytes.length > MAX_TEXT_BYTES) {
        throw new IOException(
            file + ": expected a text of at most " + MAX_TEXT_BYTES + " bytes; found more");
      }
      text = Utf8Text.decode(bytes, file.toString());
    }
    List<String> lines = text.lines().toList();
    boolean trn =
        lines.stream().anyMatch(line -> !line.isBlank())
            && lines.stream().allMatch(l -> l.isBlank() || TRN.matcher(l).matches());
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!trn) {
        pieces.put(Integer.toString(i + 1), SpeakerTokens.of(tokenizer, lines.get(i)));
      } else if (!lines.get(i).isBlank()) {
        Matcher line = TRN.matcher(lines.get(i));
        line.matches();
        String id = line.group(2);
        if (pieces.put(id, SpeakerTokens.of(tokenizer, line.group(1), speaker(id))) != null) {
          throw new IOException(
              file + ", line " + (i + 1) + ": expected a new utterance; found " + id + " again");
        }
      }
    }
    return new WordFile(trn ? Kind.UTTERANCES : Kind.LINES, pieces);
  }

  /** What comes before the last dash or underscore of an utterance's name. */
  private static String speaker(String utterance) {
    int end = Math.max(utterance.lastIndexOf('-'), utterance.lastIndexOf('_'));
    return end > 0 ? utterance.substring(0, end) : utterance;
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
