package dev.caesura.bench.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tools that write files, each with small inputs that are made here. */
final class FaultTools {

  private static final int RATE = 16_000;
  private static final double WORD_SECONDS = 0.4;
  private static final String[] SENTENCES = {
    "Bright elephants walk slowly along quiet rivers.",
    "Seven purple umbrellas stood behind the wooden door.",
    "Nobody remembers why cousins painted those kitchen chairs.",
    "Winter brings frozen lakes and very patient fishermen."
  };

  /**
   * A tool and its arguments.
   *
   * @param name its name in the table
   * @param args its arguments; {@code OUT} stands for the folder that it writes to
   */
  record Tool(String name, List<String> args) {

    String[] command(Path out) {
      return args.stream().map(arg -> arg.replace("OUT", out.toString())).toArray(String[]::new);
    }
  }

  private final Path folder;

  private FaultTools(Path folder) {
    this.folder = folder;
  }

  /** Writes the inputs into a folder and returns the tools. */
  static List<Tool> in(Path folder) throws IOException {
    FaultTools tools = new FaultTools(folder);
    tools.writeInputs();
    return tools.all();
  }

  private String input(String name) {
    return folder.resolve(name).toString();
  }

  private List<Tool> all() {
    List<Tool> tools = new ArrayList<>();
    tools.add(tool("split", "split", "--out-dir", "OUT", input("talk.txt")));
    tools.add(
        tool(
            "segment",
            ("segment --scorer energy --jobs 1 --out-dir OUT/a --clips OUT/b --scores OUT/c "
                    + input("talk.wav"))
                .split(" ")));
    tools.add(
        tool(
            "plot",
            ("plot --scorer energy --jobs 1 --out-dir OUT " + input("talk.wav")).split(" ")));
    tools.add(
        tool(
            "align",
            ("align --order keep --language en --words "
                    + input("talk.ctm")
                    + " --text "
                    + input("talk.txt")
                    + " --plot OUT/plot.html")
                .split(" ")));
    tools.add(
        tool(
            "augment",
            ("augment --yaml "
                    + input("talk.yaml")
                    + " --source "
                    + input("talk.lines")
                    + " --words "
                    + input("talk.ctm")
                    + " --out OUT")
                .split(" ")));
    for (String format : new String[] {"nemo", "kaldi", "lhotse", "audiofolder", "webdataset"}) {
      tools.add(
          tool(
              "convert to " + format,
              ("convert --allow-loss --from parlaspeech --to "
                      + format
                      + " "
                      + input("corpus.jsonl")
                      + " OUT/target"
                      + (format.equals("nemo") ? ".json" : ""))
                  .split(" ")));
    }
    tools.add(
        tool(
            "mine",
            ("mine --language en --jobs 1 --quiet --accept-any --words "
                    + input("talk.ctm")
                    + " --text "
                    + input("talk.txt")
                    + " --out OUT/corpus "
                    + input("talk.wav"))
                .split(" ")));
    tools.add(tool("adapt", "adapt", "--out", "OUT/adapted.json", input("examples.lines")));
    // The file names its output folder, which is that of the others.
    tools.add(tool("corpus build", "corpus", "build", "--quiet", "--jobs", "1", input("a.yaml")));
    return tools;
  }

  private static Tool tool(String name, String... args) {
    return new Tool(name, List.of(args));
  }

  private void writeInputs() throws IOException {
    Files.createDirectories(folder);
    StringBuilder ctm = new StringBuilder();
    StringBuilder yaml = new StringBuilder();
    StringBuilder corpus = new StringBuilder();
    int words = 0;
    for (String sentence : SENTENCES) {
      double start = words * WORD_SECONDS;
      for (String word : sentence.toLowerCase(Locale.ROOT).replace(".", "").split(" ")) {
        ctm.append(row("talk 1 %.2f 0.30 %s%n", words++ * WORD_SECONDS, word));
      }
      double seconds = words++ * WORD_SECONDS - start;
      yaml.append(
          row("- {duration: %.2f, offset: %.2f, speaker_id: a, wav: talk.wav}%n", seconds, start));
      corpus.append(
          row(
              "{\"id\":\"s%d\",\"audio\":\"%s\",\"audio_start\":%.2f,\"audio_end\":%.2f,"
                  + "\"text\":\"%s\"}%n",
              words, input("talk.wav"), start, start + seconds, sentence));
    }
    text("talk.ctm", ctm);
    Files.createDirectories(folder.resolve("words"));
    text("words/talk.ctm", ctm);
    text("talk.yaml", yaml);
    text("corpus.jsonl", corpus);
    text(
        "a.yaml",
        """
        output: ../out/corpus
        recordings: talk.wav
        documents: talk.txt
        words: words
        match: {max-error-probability: 1}
        """);
    // Adaptation takes no fewer than sixteen boundaries.
    text("examples.lines", (String.join("\n", SENTENCES) + "\n").repeat(6));
    text("talk.lines", String.join("\n", SENTENCES) + "\n");
    text("talk.txt", String.join(" ", SENTENCES) + "\n");
    Files.write(folder.resolve("talk.wav"), tones(words));
  }

  private static String row(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }

  private void text(String name, CharSequence text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A WAV file with a tone of 0.3 s for each word. */
  private static byte[] tones(int words) {
    int step = (int) (WORD_SECONDS * RATE);
    int bytes = 2 * step * words;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int i = 0; i < step * words; i++) {
      boolean isTone = i % step < step * 3 / 4 && i / step % 8 != 7;
      double tone = 9000 * Math.sin(2 * Math.PI * (200 + 7 * (i / step % 20)) * i / RATE);
      wav.putShort((short) (isTone ? tone : i % 7));
    }
    return wav.array();
  }
}
