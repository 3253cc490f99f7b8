package dev.caesura.bench.align;

import dev.caesura.audio.io.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small archive made by code: recordings of tones with their words as CTM, one word in ten wrong,
 * and their texts in text files; and inputs that are damaged or hostile. Not thread-safe.
 */
final class FaultArchive {

  private static final int RATE = 16_000;
  private static final double WORD_SECONDS = 0.3;
  private static final int SENTENCES = 6;
  private static final int WORDS = 8;

  private final Path folder;
  private final Random random = new Random(11);

  private FaultArchive(Path folder) {
    this.folder = folder;
  }

  /** Writes recordings and documents; returns the configuration. */
  static Path write(Path folder, int recordings) throws IOException {
    FaultArchive archive = new FaultArchive(folder);
    Files.createDirectories(folder.resolve("audio"));
    Files.createDirectories(folder.resolve("minutes"));
    for (int r = 0; r < recordings; r++) {
      List<List<String>> sentences = archive.sentences();
      archive.record(String.format(Locale.ROOT, "r%03d", r), sentences);
      StringBuilder text = new StringBuilder();
      for (List<String> sentence : sentences) {
        String line = String.join(" ", sentence);
        text.append(Character.toUpperCase(line.charAt(0))).append(line.substring(1)).append(".\n");
      }
      Files.writeString(folder.resolve(String.format(Locale.ROOT, "minutes/%03d.txt", r)), text);
    }
    return Files.writeString(
        folder.resolve("archive.yaml"),
        "output: corpus\nrecordings: audio\ndocuments: minutes\nwords: beside\n");
  }

  private List<List<String>> sentences() {
    List<List<String>> sentences = new ArrayList<>();
    for (int s = 0; s < SENTENCES; s++) {
      List<String> sentence = new ArrayList<>();
      for (int w = 0; w < WORDS; w++) {
        sentence.add(word());
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int k = 2 + random.nextInt(2); k > 0; k--) {
      word.append("bcdfgklmnprstvz".charAt(random.nextInt(15)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private void record(String name, List<List<String>> sentences) throws IOException {
    List<String> rows = new ArrayList<>();
    float[] samples = new float[(int) (WORD_SECONDS * RATE)];
    try (WavWriter out = WavWriter.create(folder.resolve("audio/" + name + ".wav"), RATE)) {
      for (List<String> sentence : sentences) {
        for (String word : sentence) {
          double hertz = 150 + random.nextInt(200);
          for (int i = 0; i < samples.length; i++) {
            boolean isTone = i < samples.length * 3 / 4;
            samples[i] =
                (float) (isTone ? 0.3 * Math.sin(2 * Math.PI * hertz * i / RATE) : 0)
                    + 1e-4f * (float) random.nextGaussian();
          }
          out.write(samples, 0, samples.length);
          rows.add(
              String.format(
                  Locale.ROOT,
                  "%s 1 %.2f 0.22 %s",
                  name,
                  rows.size() * WORD_SECONDS,
                  random.nextInt(10) == 0 ? word() : word));
        }
      }
      out.commit();
    }
    Files.write(folder.resolve("audio/" + name + ".ctm"), rows);
  }

  /** Adds damaged and hostile inputs; returns the items that must fail, as a build names them. */
  static List<String> addHostile(Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secretpassword");
    Path minutes = folder.resolve("minutes");
    Files.writeString(
        minutes.resolve("entity.xml"),
        "<!DOCTYPE TEI [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\">]><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><u>&s;</u></body></text>"
            + "</TEI>");
    Files.write(minutes.resolve("bomb.pdf"), pdfBomb());
    zip(
        minutes.resolve("leaves.epub"),
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"../../secret\"/></rootfiles></container>"
            .getBytes(StandardCharsets.UTF_8));
    zip(minutes.resolve("bomb.docx"), "word/document.xml", new byte[600 << 20]);
    Files.write(folder.resolve("audio/cut.wav"), new byte[] {'R', 'I', 'F', 'F', 9, 9, 9});
    Files.writeString(folder.resolve("audio/cut.ctm"), "cut 1 0.0 0.3 word\n");
    Files.copy(folder.resolve("audio/r000.wav"), folder.resolve("audio/nowords.wav"));
    Files.writeString(folder.resolve("audio/nowords.ctm"), "nowords 1 here and there\n");
    return List.of(
        "cut",
        "minutes/bomb.docx",
        "minutes/bomb.pdf",
        "minutes/entity.xml",
        "minutes/leaves.epub",
        "nowords");
  }

  private static void zip(Path file, String entry, byte[] content) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(content);
    }
  }

  /** Returns a PDF whose page is 300 MiB of blanks. */
  private static byte[] pdfBomb() throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        out.write(block);
      }
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    String head =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            + "4 0 obj<</Length "
            + deflated.size()
            + "/Filter/FlateDecode>>stream\n";
    pdf.write(head.getBytes(StandardCharsets.US_ASCII));
    deflated.writeTo(pdf);
    pdf.write(
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }
}
