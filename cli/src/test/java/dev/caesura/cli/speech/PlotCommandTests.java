package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import dev.caesura.cli.ToolProcess;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotCommandTests {

  private static final String PROMPTS =
      Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac").toString();

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private static String clip(String number) {
    return Path.of(
            System.getProperty("caesura.testdata"),
            "speech/librivox/sense_and_sensibility_01_austen_64kb-" + number + ".wav")
        .toString();
  }

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    assertEquals(
        code,
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args),
        err::toString);
    return out.toString();
  }

  private static Document xml(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> segments(Document svg, String lane) {
    List<Element> found = new ArrayList<>();
    NodeList groups = svg.getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      if (group.getAttribute("aria-label").equals(lane)) {
        NodeList boxes = group.getElementsByTagName("rect");
        for (int j = 0; j < boxes.getLength(); j++) {
          if (((Element) boxes.item(j)).getAttribute("class").equals("segment")) {
            found.add((Element) boxes.item(j));
          }
        }
      }
    }
    return found;
  }

  private static Set<Integer> colours(BufferedImage image, int fromY, int toY) {
    Set<Integer> colours = new HashSet<>();
    for (int y = fromY; y < toY; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void everyMethodHasALaneWithItsSegments() throws Exception {
    Path gold = folder.resolve("gold.rttm");
    String rttm = run(0, "segment", "--max", "10", PROMPTS);
    Files.writeString(gold, rttm);
    String svg =
        run(
            0,
            "plot",
            "--method",
            "optimal,pdac,strm",
            "--segments",
            "labels=" + gold,
            "--max",
            "10",
            "--out",
            "-",
            PROMPTS);
    Document page = xml(svg);
    for (String method : List.of("optimal", "pdac", "strm")) {
      long expected = run(0, "segment", "--max", "10", "--method", method, PROMPTS).lines().count();
      assertTrue(expected > 20, method + " " + expected);
      assertEquals(expected, segments(page, method).size(), method);
    }
    assertEquals(rttm.lines().count(), segments(page, "labels").size());
    for (int i = 0; i < segments(page, "labels").size(); i++) {
      for (String place : List.of("x", "width")) {
        assertEquals(
            segments(page, "optimal").get(i).getAttribute(place),
            segments(page, "labels").get(i).getAttribute(place));
      }
    }
    // Boxes lie in their places: start and end of the first one, from its own tip.
    Element first = segments(page, "optimal").get(0);
    String[] tip = first.getTextContent().split("[ –]+");
    double seconds = 415.3; // about the length of the prompts; pixels are coarser
    double x = 96 + Double.parseDouble(tip[0]) * 1490 / seconds;
    assertEquals(x, Double.parseDouble(first.getAttribute("x")), 12);
    // The spectrogram is a PNG within.
    Element image = (Element) page.getElementsByTagName("image").item(0);
    String address = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    byte[] png = Base64.getDecoder().decode(address.replace("data:image/png;base64,", ""));
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(1490, decoded.getWidth());
    assertTrue(colours(decoded, 0, decoded.getHeight()).size() > 100);
    assertEquals(
        svg,
        run(
            0,
            "plot",
            "--method",
            "optimal,pdac,strm",
            "--segments",
            "labels=" + gold,
            "--max",
            "10",
            "--out",
            "-",
            PROMPTS),
        "the same again");
  }

  @Test
  void pngHasTheWantedSizeAndIsNotBlank() throws Exception {
    Path png = folder.resolve("new/clip.png");
    run(0, "plot", "--width", "800", "--height", "500", "--out", png.toString(), clip("0880"));
    BufferedImage image = ImageIO.read(png.toFile());
    assertEquals(800, image.getWidth());
    assertEquals(500, image.getHeight());
    for (int y = 40; y < 440; y += 100) {
      assertTrue(colours(image, y, y + 60).size() > 10, "blank from " + y);
    }
    run(0, "plot", "--no-spectrogram", "--no-scores", "--out", png.toString(), clip("0880"));
    assertTrue(ImageIO.read(png.toFile()).getHeight() < 250);
    assertEquals("", err.toString());
  }

  @Test
  void aPartHasTheSegmentsOfTheWhole() throws Exception {
    Document whole = xml(run(0, "plot", "--out", "-", PROMPTS));
    Document part = xml(run(0, "plot", "--start", "60", "--end", "100", "--out", "-", PROMPTS));
    List<String> tips = segments(whole, "optimal").stream().map(Element::getTextContent).toList();
    List<Element> shown = segments(part, "optimal");
    assertTrue(shown.size() >= 2 && shown.size() < tips.size() / 3, "shown: " + shown.size());
    for (Element segment : shown) {
      assertTrue(tips.contains(segment.getTextContent()), segment.getTextContent());
      double x = Double.parseDouble(segment.getAttribute("x"));
      double width = Double.parseDouble(segment.getAttribute("width"));
      assertTrue(x >= 96 && x + width <= 1586.01, x + " " + width);
    }
    run(1, "plot", "--start", "5000", "--out", "-", clip("0880"));
    assertTrue(
        err.toString().contains("expected a recording longer than --start 5000.0"), err::toString);
  }

  @Test
  void manyRecordingsAreDrawnIntoAFolder() throws Exception {
    Path text = Files.writeString(folder.resolve("text.wav"), "this is not a recording");
    Path words =
        Files.writeString(
            folder.resolve("words.ctm"),
            "sense_and_sensibility_01_austen_64kb-0880 1 0.5 1.5 <tag>&\n");
    String out = folder.resolve("pictures").toString();
    run(
        1,
        "plot",
        "--out-dir",
        out,
        "--segments",
        words.toString(),
        clip("0870"),
        text.toString(),
        clip("0880"));
    assertTrue(err.toString().contains(text.toString()), err::toString);
    assertTrue(
        err.toString()
            .contains("words.ctm: expected segments of sense_and_sensibility_01_austen_64kb-0870"));
    String name = "sense_and_sensibility_01_austen_64kb-";
    Document page = xml(Files.readString(Path.of(out, name + "0880.svg")));
    List<Element> boxes = segments(page, "words.ctm");
    assertEquals(1, boxes.size());
    assertTrue(boxes.get(0).getTextContent().endsWith("(1.500 s) <tag>&"));
    assertTrue(Files.exists(Path.of(out, name + "0870.svg")));
    assertFalse(Files.exists(Path.of(out, "text.svg")));
  }

  @Test
  void keptScoresDrawTheSame() {
    String cache = folder.resolve("cache").toString();
    String plain = run(0, "plot", "--scorer", "energy", "--out", "-", clip("0870"));
    for (int i = 0; i < 2; i++) {
      assertEquals(
          plain,
          run(0, "plot", "--scorer", "energy", "--scores", cache, "--out", "-", clip("0870")));
    }
  }

  @Test
  void wrongUsageIsTwo() throws IOException {
    run(2, "plot");
    run(2, "plot", "--out", "a.gif", clip("0880"));
    run(2, "plot", "--out", "a.svg", clip("0880"), clip("0870"));
    run(2, "plot", "--width", "20", clip("0880"));
    run(2, "plot", "--start", "3", "--end", "2", clip("0880"));
    run(2, "plot", "--method", "dac", "--min", "3", clip("0880"));
    run(2, "plot", "--no-waveform", "--no-spectrogram", "--no-scores", clip("0880"));
    run(1, "plot", "--height", "30", "--out", folder + "/a.svg", clip("0880"));
    assertTrue(err.toString().contains("height 30: expected a number in ["), err::toString);
    assertFalse(Files.exists(folder.resolve("a.svg")));
  }

  /** Half an hour with a heap that could not hold the half of it. */
  @Test
  void longRecordingsAreDrawnInASmallHeap() throws Exception {
    int rate = 4000;
    Path wav = folder.resolve("long.wav");
    Random random = new Random(5);
    float[] second = new float[rate];
    try (WavWriter out = WavWriter.create(wav, rate)) {
      for (int i = 0; i < 1800; i++) {
        for (int j = 0; j < rate; j++) {
          second[j] = (i % 20 < 12 ? 0.3f : 0.001f) * (random.nextFloat() - 0.5f);
        }
        out.write(second, 0, rate);
      }
      out.commit();
    }
    List<String> command = new ArrayList<>(ToolProcess.command("plot", "--out"));
    command.add(1, "-Xmx64m");
    command.addAll(List.of(folder.resolve("long.png").toString(), wav.toString()));
    Path errors = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(errors));
    assertEquals(1600, ImageIO.read(folder.resolve("long.png").toFile()).getWidth());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
