package dev.caesura.corpus.build;

import dev.caesura.audio.AudioStream;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small archive made by code: recordings of tones, their words as CTM, and text documents. */
public final class MadeArchive {

  private static final int RATE = 16_000;
  private static final double WORD_SECONDS = 0.4;

  private final Path folder;
  private final Random random = new Random(1);

  /** Creates an archive without recordings and documents. */
  public MadeArchive(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("audio"));
    Files.createDirectories(folder.resolve("minutes"));
  }

  /** Returns a paragraph of unusual words, in sentences of eight words. */
  public String paragraph(int sentences) {
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < sentences; s++) {
      for (int w = 0; w < 8; w++) {
        String word = word();
        text.append(w == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        text.append(w < 7 ? " " : ". ");
      }
    }
    return text.toString().strip();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int k = 2 + random.nextInt(2); k > 0; k--) {
      word.append("bcdfgklmnprstvz".charAt(random.nextInt(15)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  /** Writes a recording of a text, and what a recogniser makes of it: one word in ten wrong. */
  public void record(String name, String text) throws IOException {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).replaceAll("[.]", "").split("\\s+"));
    try (WavWriter out = WavWriter.create(folder.resolve("audio/" + name + ".wav"), RATE)) {
      float[] samples = new float[(int) (WORD_SECONDS * RATE)];
      for (int w = 0; w < words.size() + 1; w++) {
        for (int i = 0; i < samples.length; i++) {
          boolean isTone = i < samples.length * 3 / 4 && w < words.size();
          samples[i] =
              (float) (isTone ? 0.3 * Math.sin(2 * Math.PI * (200 + 7 * (w % 20)) * i / RATE) : 0)
                  + 1e-4f * (float) random.nextGaussian();
        }
        out.write(samples, 0, samples.length);
      }
      out.commit();
    }
    List<String> rows = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      String heard = random.nextInt(10) == 0 ? word() : words.get(w);
      rows.add(String.format(Locale.ROOT, "%s 1 %.2f 0.30 %s", name, w * WORD_SECONDS, heard));
    }
    Files.write(folder.resolve("audio/" + name + ".ctm"), rows);
  }

  /** Writes a document of paragraphs. */
  public void document(String name, String... paragraphs) throws IOException {
    Files.writeString(
        folder.resolve("minutes/" + name + ".txt"), String.join("\n\n", paragraphs) + "\n");
  }

  /** Writes a configuration whose output is the folder corpus, with the words beside. */
  public Path config(String more) throws IOException {
    return config("archive", "corpus", "words: beside\n" + more);
  }

  /** Writes a configuration without words. */
  public Path config(String name, String output, String more) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        "language: en\noutput: "
            + output
            + "\nrecordings: audio\ndocuments: minutes/*.txt\n"
            + more);
    return file;
  }

  /** Replaces a recording by speech, of other words: recognisers need some. */
  public void speak(String name, int seconds) throws IOException {
    Path talk = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    float[] samples = new float[seconds * RATE];
    try (AudioStream in = AudioFiles.open(talk, RATE).open();
        WavWriter out = WavWriter.create(folder.resolve("audio/" + name + ".wav"), RATE)) {
      out.write(samples, 0, in.readFully(samples, 0, samples.length));
      out.commit();
    }
  }

  /** Returns the content of all files of a corpus, except those that only a resumed build reads. */
  public static Map<String, byte[]> contents(Path corpus) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(corpus)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = corpus.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(".caesura/")) {
          contents.put(name, Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
