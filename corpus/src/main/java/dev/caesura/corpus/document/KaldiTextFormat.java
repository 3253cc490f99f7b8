package dev.caesura.corpus.document;

import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kaldi's {@code text}, and LibriSpeech's {@code trans.txt}: an identifier and the words of an
 * utterance in each line, with speakers from an {@code utt2spk} beside it.
 */
final class KaldiTextFormat implements TranscriptFormat {

  private static final int MIN_ROWS = 3;
  private static final int MAX_ROWS = 200;

  /** Files that lie beside a text in a data folder. */
  private static final List<String> COMPANIONS =
      List.of("utt2spk", "spk2utt", "segments", "wav.scp");

  /**
   * An identifier that no word of a sentence looks like: with a digit, and a hyphen or the like.
   */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?=\\S*\\d)(?=\\S*[-_./])[\\p{L}\\p{N}][\\p{L}\\p{N}\\-_./:#]{3,}");

  @Override
  public String name() {
    return "kaldi";
  }

  @Override
  public String title() {
    return "Kaldi's text: an identifier and words in each line";
  }

  @Override
  public boolean detects(SourceFile file) {
    boolean isNamed =
        file.fileName().equals("text")
            && COMPANIONS.stream().anyMatch(name -> Files.isRegularFile(beside(file, name)));
    if (isNamed) {
      return true;
    }
    // A short chapter of LibriSpeech has one line.
    int min = file.fileName().endsWith(".trans.txt") ? 1 : MIN_ROWS;
    List<String> lines = Utf8Text.decodeStart(file.start()).lines().limit(MAX_ROWS).toList();
    Set<String> seen = new HashSet<>();
    // The last line may be cut off.
    int whole =
        lines.size() < MAX_ROWS && file.isWhole() ? lines.size() : Math.max(0, lines.size() - 1);
    for (String line : lines.subList(0, whole)) {
      String id = line.strip().split("\\s+", 2)[0];
      if (!IDENTIFIER.matcher(id).matches() || !seen.add(id)) {
        return false;
      }
    }
    return seen.size() >= min;
  }

  private static Path beside(SourceFile file, String name) {
    return file.path().resolveSibling(name);
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    DecodedText decoded = file.text(settings);
    Map<String, String> speakers = speakers(beside(file, "utt2spk"));
    DocumentBuilder builder = new DocumentBuilder(file, name());
    decoded.remark().ifPresent(builder::remark);
    try (LineReader lines = new LineReader(new StringReader(decoded.text()), file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        String[] fields = line.strip().split("\\s+", 2);
        SourcePlace place = SourcePlace.ofLine(lines.position().line());
        if (fields.length < 2 || WhiteSpace.isBlank(fields[1])) {
          builder.remark(ReadingRemark.Kind.OMITTED, "utterance without words", fields[0], place);
          continue;
        }
        builder.part(
            fields[0],
            DocumentPart.Kind.UTTERANCE,
            fields[1],
            place,
            speakers.getOrDefault(fields[0], ""),
            Map.of());
      }
    }
    return List.of(builder.build());
  }

  private static Map<String, String> speakers(Path file) throws IOException {
    Map<String, String> speakers = new HashMap<>();
    if (Files.isRegularFile(file)) {
      try (LineReader lines = LineReader.open(file)) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          String[] fields = line.strip().split("\\s+", 2);
          speakers.put(fields[0], fields.length > 1 ? fields[1] : "");
        }
      }
    }
    return speakers;
  }
}
