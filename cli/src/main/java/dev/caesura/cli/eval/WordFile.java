package dev.caesura.cli.eval;

import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.audio.RecordingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a file or folder, by utterance or recording. Immutable and thread-safe.
 *
 * @param kind what its pieces are
 * @param pieces words by name, in the order of the file
 * @param orders of pieces in which speakers or channels overlap, and of the {@link #WHOLE} of a
 *     recording: the words in each order that a text may have, the one of {@code pieces} first
 * @param notes lines about how the file was read, for the user
 */
public record WordFile(
    Kind kind,
    Map<String, SpeakerTokens> pieces,
    Map<String, List<SpeakerTokens>> orders,
    List<String> notes) {

  /** The name for all channels of the only recording of a file. */
  static final String WHOLE = "";

  /** What the pieces of a file are. */
  public enum Kind {
    /** Lines of a text; the name is the number of the line, from 1. */
    LINES,
    /** Utterances with an identifier, as in sclite's trn, Kaldi's text or NeMo's manifest. */
    UTTERANCES,
    /** Recordings with words, and maybe channels. */
    RECORDINGS,
    /** Files of a folder, by their recording: the name of the file without its extensions. */
    FILES
  }

  /** Extensions of files with words; {@code talk.ref.txt} and {@code talk.hyp.ctm} are one talk. */
  private static final Set<String> EXTENSIONS =
      Stream.concat(HypothesisFormat.extensions().stream(), Stream.of("txt", "trn", "ref", "hyp"))
          .collect(Collectors.toUnmodifiableSet());

  public WordFile {
    pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
    orders = Map.copyOf(orders);
    notes = List.copyOf(notes);
  }

  /** Creates a file without notes. */
  WordFile(Kind kind, Map<String, SpeakerTokens> pieces) {
    this(kind, pieces, Map.of(), List.of());
  }

  /** Returns a copy with notes. */
  WordFile withNotes(List<String> value) {
    return new WordFile(kind, pieces, orders, value);
  }

  /**
   * Reads a reference: a file or a folder of files.
   *
   * @param path a text with an utterance a line, or a format of {@link HypothesisFormat}, times not
   *     needed; or a folder of such files
   * @param tokenizer what the tokens are
   * @return its words
   * @throws IOException as {@link #read(Path, WordFileSettings)}
   */
  public static WordFile read(Path path, ScoringTokenizer tokenizer) throws IOException {
    return read(path, WordFileSettings.defaults(tokenizer));
  }

  /**
   * Reads a file or a folder of files.
   *
   * @param path a file in a format of {@link WordFileFormat}, times not needed; or a folder of such
   *     files
   * @param settings what the tokens are, which side the file is, and its format
   * @return its words
   * @throws IOException if it cannot be read, the folder has no files, or two files of a folder are
   *     of the same recording
   */
  public static WordFile read(Path path, WordFileSettings settings) throws IOException {
    if (!Files.isDirectory(path) || Files.isRegularFile(path.resolve("segments"))) {
      return new WordFileReader(path, settings).read();
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(path)) {
      files = list.filter(Files::isRegularFile).filter(f -> !isHidden(f)).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(path + ": expected files of words; found none");
    }
    Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
    Map<String, List<SpeakerTokens>> orders = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (Path file : files) {
      String name = RecordingName.ofCompanion(file, EXTENSIONS);
      WordFile read = new WordFileReader(file, settings).read();
      notes.addAll(read.notes());
      orders.put(name, read.orders(WHOLE));
      if (pieces.put(name, read.whole()) != null) {
        throw new IOException(path + ": expected one file of the name " + name + "; found more");
      }
    }
    return new WordFile(Kind.FILES, pieces, orders, notes);
  }

  /**
   * Returns all words in one piece.
   *
   * @return the turns of all channels in reading order if the file has one recording, else the
   *     pieces in their order
   */
  public SpeakerTokens whole() {
    return orders(WHOLE).get(0);
  }

  /** Returns the words of a piece, or of the whole, in each order that a text may have. */
  List<SpeakerTokens> orders(String name) {
    List<SpeakerTokens> known = orders.get(name);
    if (known != null) {
      return known;
    }
    return List.of(
        name.equals(WHOLE) ? SpeakerTokens.join(List.copyOf(pieces.values())) : pieces.get(name));
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
