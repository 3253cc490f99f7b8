package dev.caesura.bench.align;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.bench.align.PromptRecording.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Archive of real speech in several languages, on disk: recordings of prompts, whose names say
 * nothing about language and order, and their texts in shuffled paragraphs, of which a PDF has one
 * half and a TEI file the other. Only the TEI file states languages.
 */
final class PromptArchive {

  private static final int SENTENCES_PER_PARAGRAPH = 7;
  private static final int LINE_LETTERS = 88;
  private static final int PAGE_LINES = 50;
  private static final double MISSING_WORDS = 0.2;

  private final Path folder;
  private final Random random;
  private final List<Spoken> recordings = new ArrayList<>();

  /** Recording with its sentences, whose times are its own. */
  record Spoken(String name, String language, double seconds, List<Sentence> sentences) {

    double speechSeconds() {
      return sentences.stream().mapToDouble(s -> s.end() - s.start()).sum();
    }
  }

  private record Paragraph(String language, String text) {}

  PromptArchive(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    Files.createDirectories(folder.resolve("audio"));
  }

  List<Spoken> recordings() {
    return recordings;
  }

  /**
   * Writes the archive.
   *
   * @param languages the languages, of each of which there are as many recordings
   * @param count the number of all recordings
   * @param minutes the most minutes of each language
   */
  void write(List<String> languages, int count, double minutes) throws IOException {
    List<String> names = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      names.add(String.format(Locale.ROOT, "r%02d", r));
    }
    Collections.shuffle(names, random);
    List<Paragraph> paragraphs = new ArrayList<>();
    int next = 0;
    for (int l = 0; l < languages.size(); l++) {
      PromptRecording prompts = PromptRecording.of(languages.get(l));
      List<Sentence> sentences =
          prompts.truth().stream().filter(sentence -> sentence.end() <= 60 * minutes).toList();
      int end = count * (l + 1) / languages.size();
      cut(languages.get(l), prompts.audio(), sentences, names.subList(next, end));
      next = end;
      for (int s = 0; s < sentences.size(); s += SENTENCES_PER_PARAGRAPH) {
        StringBuilder text = new StringBuilder();
        int last = Math.min(sentences.size(), s + SENTENCES_PER_PARAGRAPH);
        for (Sentence sentence : sentences.subList(s, last)) {
          text.append(text.isEmpty() ? "" : " ").append(sentence.text());
        }
        paragraphs.add(new Paragraph(languages.get(l), text.toString()));
      }
    }
    Collections.shuffle(paragraphs, random);
    int half = paragraphs.size() / 2;
    Files.write(folder.resolve("prompts.pdf"), pdf(paragraphs.subList(0, half)));
    Files.writeString(
        folder.resolve("prompts.xml"), tei(paragraphs.subList(half, paragraphs.size())));
  }

  /** Cuts the sentences of a language into recordings of about as many sentences. */
  private void cut(String language, AudioSource audio, List<Sentence> sentences, List<String> names)
      throws IOException {
    try (AudioStream in = audio.open()) {
      long at = 0;
      for (int k = 0; k < names.size(); k++) {
        int from = sentences.size() * k / names.size();
        int end = sentences.size() * (k + 1) / names.size();
        double last = sentences.get(end - 1).end();
        double middle = end < sentences.size() ? (last + sentences.get(end).start()) / 2 : last;
        double start = (double) at / PromptRecording.RATE;
        float[] samples = new float[(int) (Math.round(middle * PromptRecording.RATE) - at)];
        int size = in.readFully(samples, 0, samples.length);
        Path file = folder.resolve("audio/" + names.get(k) + ".wav");
        try (WavWriter out = WavWriter.create(file, PromptRecording.RATE)) {
          out.write(samples, 0, size);
          out.commit();
        }
        at += size;
        List<Sentence> own = new ArrayList<>();
        for (Sentence each : sentences.subList(from, end)) {
          own.add(new Sentence(each.text(), each.start() - start, each.end() - start));
        }
        recordings.add(
            new Spoken(names.get(k), language, (double) size / PromptRecording.RATE, own));
      }
    }
  }

  /**
   * Writes words as of a recogniser beside a recording: a share is wrong, of which one in five is
   * missing and the others are words of other sentences. The times of words are spread over the
   * sentence by their letters.
   */
  void writeWords(Spoken recording, double errors) throws IOException {
    List<String> all = new ArrayList<>();
    for (Spoken other : recordings) {
      if (other.language().equals(recording.language())) {
        other.sentences().forEach(s -> all.addAll(words(s.text())));
      }
    }
    List<String> rows = new ArrayList<>();
    for (Sentence sentence : recording.sentences()) {
      List<String> words = words(sentence.text());
      double letters = words.stream().mapToInt(word -> word.length() + 1).sum();
      double rate = (sentence.end() - sentence.start()) / letters;
      double start = sentence.start();
      for (String word : words) {
        double seconds = rate * (word.length() + 1);
        boolean isWrong = random.nextDouble() < errors;
        if (!isWrong || random.nextDouble() >= MISSING_WORDS) {
          String recognized = isWrong ? all.get(random.nextInt(all.size())) : word;
          rows.add(
              String.format(
                  Locale.ROOT, "%s 1 %.2f %.2f %s", recording.name(), start, seconds, recognized));
        }
        start += seconds;
      }
    }
    Files.write(folder.resolve("audio/" + recording.name() + ".ctm"), rows);
  }

  /** Returns the words of a text in lower case, without punctuation. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String tei(List<Paragraph> paragraphs) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"prompts\">")
        .append("<teiHeader><fileDesc><titleStmt><title>Prompts</title></titleStmt></fileDesc>")
        .append("</teiHeader><text><body><div>\n");
    for (int p = 0; p < paragraphs.size(); p++) {
      String text = paragraphs.get(p).text().replace("&", "&amp;").replace("<", "&lt;");
      xml.append("<u xml:id=\"u").append(p).append("\" xml:lang=\"");
      xml.append(paragraphs.get(p).language()).append("\"><seg>");
      xml.append(text).append("</seg></u>\n");
    }
    return xml.append("</div></body></text></TEI>\n").toString();
  }

  /** Returns pages with running heads and numbers; a paragraph begins with an indent. */
  private static byte[] pdf(List<Paragraph> paragraphs) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      StringBuilder line = new StringBuilder("    ");
      for (String word : paragraph.text().split(" ", -1)) {
        if (line.length() + word.length() > LINE_LETTERS) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    List<byte[]> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    int pages = (lines.size() + PAGE_LINES - 1) / PAGE_LINES;
    for (int p = 0; p < pages; p++) {
      kids.append(4 + 2 * p).append(" 0 R ");
    }
    objects.add(ascii("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(ascii("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>"));
    objects.add(ascii("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"));
    for (int p = 0; p < pages; p++) {
      StringBuilder text = new StringBuilder();
      show("Prompts of a telephone exchange", 60, 800, text);
      show(Integer.toString(p + 1), 290, 40, text);
      int last = Math.min(lines.size(), (p + 1) * PAGE_LINES);
      for (int k = p * PAGE_LINES; k < last; k++) {
        String line = lines.get(k);
        int indent = line.length() - line.stripLeading().length();
        show(line.strip(), 60 + 5 * indent, 770 - 14 * (k % PAGE_LINES), text);
      }
      objects.add(
          ascii(
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
                  + "/Contents "
                  + (5 + 2 * p)
                  + " 0 R>>"));
      byte[] content = text.toString().getBytes(Charset.forName("windows-1252"));
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      stream.write(ascii("<</Length " + content.length + ">>stream\n"));
      stream.write(content);
      stream.write(ascii("\nendstream"));
      objects.add(stream.toByteArray());
    }
    return file(objects);
  }

  private static void show(String line, int x, int y, StringBuilder text) {
    String escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    text.append("BT /F 9 Tf ").append(x).append(' ').append(y).append(" Td (");
    text.append(escaped).append(") Tj ET\n");
  }

  private static byte[] file(List<byte[]> objects) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(ascii("%PDF-1.4\n"));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int k = 0; k < objects.size(); k++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n %n", pdf.size()));
      pdf.write(ascii((k + 1) + " 0 obj"));
      pdf.write(objects.get(k));
      pdf.write(ascii("endobj\n"));
    }
    int start = pdf.size();
    pdf.write(ascii("xref\n0 " + (objects.size() + 1) + "\n" + table));
    pdf.write(
        ascii(
            "trailer<</Root 1 0 R/Size "
                + (objects.size() + 1)
                + ">>\nstartxref\n"
                + start
                + "\n%%EOF\n"));
    return pdf.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
