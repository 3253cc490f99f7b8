package dev.caesura.models.recognition.cmu;

import dev.caesura.io.LineReader;
import dev.caesura.models.recognition.cmu.ModelDefinition.Phone;
import dev.caesura.models.recognition.cmu.ModelDefinition.Triphone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reader of {@code mdef} as text, version 0.3. Not thread-safe. */
final class TextDefinition {

  private static final int MAX_PHONES = 10_000;
  private static final int MAX_NUMBER = 100_000_000;
  private static final int FIRST_SENONE = 6;

  private final LineReader lines;
  private final Map<String, Integer> numbers = new HashMap<>();

  private TextDefinition(LineReader lines) {
    this.lines = lines;
  }

  static ModelDefinition read(Path file) throws IOException {
    try (LineReader lines = LineReader.open(file)) {
      return new TextDefinition(lines).read();
    }
  }

  private ModelDefinition read() throws IOException {
    String version = line("version 0.3 of a model definition");
    if (!version.equals("0.3")) {
      throw malformed("version 0.3 of a model definition, or one in binary", version);
    }
    int bases = header("n_base", 1, MAX_PHONES);
    int triphones = header("n_tri", 0, MAX_NUMBER);
    header("n_state_map", 1, Integer.MAX_VALUE);
    int senones = header("n_tied_state", 1, MAX_NUMBER);
    header("n_tied_ci_state", 1, MAX_NUMBER);
    header("n_tied_tmat", 1, MAX_NUMBER);
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < bases; i++) {
      String[] cells = row("phone " + (i + 1) + " of " + bases);
      numbers.put(cells[0], i);
      phones.add(new Phone(cells[0], cells[4].equals("filler"), number(cells[5]), senones(cells)));
    }
    List<Triphone> inContext = new ArrayList<>();
    for (int i = 0; i < triphones; i++) {
      String[] cells = row("triphone " + (i + 1) + " of " + triphones);
      if (cells[3].length() != 1 || ModelDefinition.POSITIONS.indexOf(cells[3].charAt(0)) < 0) {
        throw malformed("a position of " + ModelDefinition.POSITIONS, cells[3]);
      }
      inContext.add(
          new Triphone(
              phone(cells[0]),
              phone(cells[1]),
              phone(cells[2]),
              cells[3].charAt(0),
              number(cells[5]),
              senones(cells)));
    }
    return new ModelDefinition(phones, inContext, senones);
  }

  /** Returns the next line that is not a comment. */
  private String line(String expected) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        return line.strip();
      }
    }
    throw malformed(expected, "the end of the file");
  }

  private int header(String name, int min, int max) throws IOException {
    String line = line("a number and " + name);
    String[] cells = line.split("\\s+");
    if (cells.length != 2 || !cells[1].equals(name)) {
      throw malformed("a number and " + name, line);
    }
    int value = number(cells[0]);
    if (value < min || value > max) {
      throw malformed(name + " from " + min + " to " + max, cells[0]);
    }
    return value;
  }

  private String[] row(String what) throws IOException {
    String line = line(what);
    String[] cells = line.split("\\s+");
    if (cells.length <= FIRST_SENONE + 1 || !cells[cells.length - 1].equals("N")) {
      throw malformed(what + ": base, left, right, position, kind, matrix, senones, N", line);
    }
    return cells;
  }

  private List<Integer> senones(String[] cells) throws IOException {
    List<Integer> senones = new ArrayList<>();
    for (int i = FIRST_SENONE; i < cells.length - 1; i++) {
      senones.add(number(cells[i]));
    }
    return senones;
  }

  private int phone(String name) throws IOException {
    Integer number = numbers.get(name);
    if (number == null) {
      throw malformed("a base phone", name);
    }
    return number;
  }

  private int number(String cell) throws IOException {
    try {
      return Integer.parseInt(cell);
    } catch (NumberFormatException e) {
      throw malformed("a whole number", cell);
    }
  }

  private IOException malformed(String expected, String found) {
    return lines.position().malformed(expected, found.replaceAll("\\p{Cntrl}", "?"));
  }
}
