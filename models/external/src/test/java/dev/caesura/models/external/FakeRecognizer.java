package dev.caesura.models.external;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recogniser that finds a piece in a recording by its samples, and knows the words of the
 * recording by their times. A word that the edge of the piece cuts is misheard. As a program: the
 * recording, the table, a log, milliseconds to take, and the piece; it prints JSON.
 */
public final class FakeRecognizer {

  private static final int HEADER = 44;
  private static final int RATE = 16_000;

  /** A word of the table, in seconds. */
  public record Row(String text, double start, double end) {
    String line() {
      return String.format(Locale.ROOT, "%s\t%.4f\t%.4f", text, start, end);
    }
  }

  private final short[] recording;
  private final List<Row> table;

  private FakeRecognizer(short[] recording, List<Row> table) {
    this.recording = recording;
    this.table = table;
  }

  /** Reads a recording, 16 kHz mono WAV as this project writes it, and its table. */
  public static FakeRecognizer of(Path wav, Path table) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      String[] fields = line.split("\t");
      rows.add(new Row(fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
    }
    return new FakeRecognizer(samples(Files.readAllBytes(wav)), rows);
  }

  /** Writes a table. */
  public static Path write(List<Row> rows, Path table) throws IOException {
    return Files.write(table, rows.stream().map(Row::line).toList());
  }

  /** The command line of the program, with the place of the piece. */
  public static String commandLine(Path wav, Path table, Path log, int millis) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path classes;
    try {
      classes =
          Path.of(FakeRecognizer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return String.join(
        " ",
        "'" + java + "'",
        "-Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp",
        "'" + classes + "'",
        FakeRecognizer.class.getName(),
        "'" + wav + "' '" + table + "' '" + log + "' " + millis + " {wav}");
  }

  public static void main(String[] args) throws Exception {
    byte[] piece = Files.readAllBytes(Path.of(args[4]));
    log(Path.of(args[2]), "start " + piece.length);
    FakeRecognizer fake = of(Path.of(args[0]), Path.of(args[1]));
    Thread.sleep(Long.parseLong(args[3]));
    System.out.write(fake.json(piece).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    log(Path.of(args[2]), "end " + fake.place(samples(piece)));
  }

  private static void log(Path log, String line) throws IOException {
    Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The words of a WAV file as verbose_json. */
  public String json(byte[] wav) {
    short[] piece = samples(wav);
    double from = place(piece) / (double) RATE;
    double to = from + piece.length / (double) RATE;
    StringBuilder words = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (Row row : table) {
      double inside = Math.min(to, row.end()) - Math.max(from, row.start());
      if (inside < 0.3 * (row.end() - row.start())) {
        continue;
      }
      boolean isWhole = row.start() >= from - 1e-4 && row.end() <= to + 1e-4;
      String word = isWhole ? row.text() : "x" + row.text().charAt(0);
      words.append(words.isEmpty() ? "" : ", ");
      words.append(
          String.format(
              Locale.ROOT,
              "{\"word\": \"%s\", \"start\": %.4f, \"end\": %.4f}",
              word,
              Math.max(0, row.start() - from),
              Math.min(to, row.end()) - from));
      text.append(' ').append(word);
    }
    return "{\"text\": \"" + text + "\", \"words\": [" + words + "]}";
  }

  /** The first sample of a piece in the recording. */
  private long place(short[] piece) {
    int known = Math.min(piece.length, 2000);
    for (int at = 0; at + known <= recording.length; at++) {
      int same = 0;
      while (same < known && recording[at + same] == piece[same]) {
        same++;
      }
      if (same == known) {
        return at;
      }
    }
    throw new IllegalArgumentException("the piece is of another recording");
  }

  private static short[] samples(byte[] wav) {
    short[] samples = new short[(wav.length - HEADER) / 2];
    ByteBuffer.wrap(wav, HEADER, 2 * samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }
}
