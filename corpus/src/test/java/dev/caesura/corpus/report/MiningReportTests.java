package dev.caesura.corpus.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MiningReportTests {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><!--<script> <img src=x onerror=alert(2)> &"
          + " \"'\u0000\uD800 {{data}}";
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir Path folder;

  private String page(MiningReport report) throws IOException {
    Path file = folder.resolve("report.html");
    report.write(file);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "nothing but the report is left");
    }
    return Files.readString(file);
  }

  private static JsonNode data(String page) throws IOException {
    Matcher matcher = DATA.matcher(page);
    assertTrue(matcher.find(), "no data in the page");
    return new ObjectMapper().readTree(matcher.group(1));
  }

  /**
   * The page without what XML does not know, the doctype and the raw text of scripts and styles.
   */
  private static Document xml(String page) throws Exception {
    String plain =
        page.replaceFirst("<!DOCTYPE html>\n", "")
            .replaceAll("(?s)(<(script|style)[^>]*>).*?</\\2>", "$1</$2>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(plain)));
  }

  private static MiningReport of(List<ReportEntry> entries, Map<String, String> facts, String name)
      throws IOException {
    float[] audio = new float[32000];
    audio[100] = 0.5f;
    audio[200] = -0.25f;
    return new MiningReport(
        name,
        Waveform.of(AudioSource.of(name, Signal.of(audio, 16000))),
        spectrogram(audio),
        FrameScores.of(
            new TimeSpan(0, 32000, 16000), new FrameGrid(16000, 16000, 16000), new float[] {1, 0}),
        List.of(new TimeSpan(1600, 16000, 16000)),
        entries,
        facts);
  }

  private static Spectrogram spectrogram(float[] audio) {
    Spectrogram.Recorder recorder = Spectrogram.record(0, 16000, 64);
    recorder.accept(audio, 0, audio.length);
    return recorder.spectrogram();
  }

  @Test
  void thePictureShowsTheRecordingWithoutAScript() throws Exception {
    TimeSpan span = new TimeSpan(1600, 16000, 16000);
    List<ReportEntry> entries =
        List.of(
            ReportEntry.kept(matched("Good day.", "good day", span, 0.9), "clips/1.wav"),
            ReportEntry.rejected(alone(Utterance.Status.ONLY_IN_AUDIO, "thank you"), "no text"));
    Document page = xml(page(of(entries, Map.of(), "talk")));
    assertEquals(1, page.getElementsByTagName("svg").getLength());
    assertEquals(1, page.getElementsByTagName("image").getLength());
    NodeList boxes = page.getElementsByTagName("rect");
    int segments = 0;
    for (int i = 0; i < boxes.getLength(); i++) {
      segments += ((Element) boxes.item(i)).getAttribute("class").equals("segment") ? 1 : 0;
    }
    // One piece that was recognised, one utterance kept, one rejected.
    assertEquals(3, segments);
  }

  private static Utterance matched(String text, String heard, TimeSpan span, double score) {
    AlignedWord first =
        new AlignedWord(
            new TextSpan(1000, 1004),
            new TimeSpan(span.startSample(), span.startSample() + 1600, 16000),
            AlignedWord.Evidence.MATCH);
    return Utterance.matched(
        "r",
        new Utterance.Passage(new TextSpan(1000, 1000 + text.length()), text),
        new Utterance.Speech(span, heard, List.of(first)),
        new Utterance.Similarity(1 - score, score));
  }

  private static Utterance alone(Utterance.Status status, String text) {
    return status == Utterance.Status.ONLY_IN_TEXT
        ? Utterance.onlyInText("r", Utterance.Passage.of(new TextSpan(0, text.length()), text))
        : Utterance.onlyInAudio("r", new TimeSpan(20000, 28000, 16000), text);
  }

  @Test
  void totalsAndDataSayWhatBecameOfEachEntry() throws Exception {
    TimeSpan span = new TimeSpan(1600, 16000, 16000);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Zeta", "first");
    facts.put("Alpha", "second");
    String page =
        page(
            of(
                List.of(
                    ReportEntry.kept(
                        matched("Good day.", "good day", span, 0.9),
                        new ReportEntry.Clip("clips/ü 1.wav", new TimeSpan(0, 17600, 16000))),
                    ReportEntry.rejected(
                        alone(Utterance.Status.ONLY_IN_TEXT, "Never said."), "not said"),
                    ReportEntry.rejected(
                        alone(Utterance.Status.ONLY_IN_AUDIO, "thank you"), "no text")),
                facts,
                "talk.wav"));
    JsonNode data = data(page);
    assertEquals(2000, data.get("duration").asInt());
    assertEquals("[100,1000]", data.get("segments").toString());
    assertEquals("[\"not said\",\"no text\"]", data.get("reasons").toString());
    JsonNode kept = data.get("entries").get(0);
    assertEquals("Good day.", kept.get("text").asText());
    assertEquals("good day", kept.get("heard").asText());
    assertEquals("[0,4,0,100]", kept.get("words").toString());
    assertEquals(100, kept.get("start").asInt());
    assertEquals(1000, kept.get("end").asInt());
    assertEquals("clips/ü 1.wav", kept.get("clip").asText());
    assertEquals(0, kept.get("clipStart").asInt());
    assertFalse(kept.has("reason"));
    assertEquals(0, data.get("entries").get(1).get("reason").asInt());
    assertFalse(data.get("entries").get(1).has("start"));
    assertEquals("only in audio", data.get("entries").get(2).get("status").asText());
    byte[] peaks = data.get("peaks").get("bytes").binaryValue();
    assertEquals(127, peaks[3], "the highest sample is in the second stretch");
    assertEquals(-63, peaks[4], "and the lowest, half as far, in the third");
    assertArrayEquals(new byte[] {-1, 0}, data.get("scores").get("bytes").binaryValue());

    String text = xml(page).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
    assertTrue(text.contains("Recording0:02"), text);
    assertTrue(text.contains("Kept0:0145.0 % of the recording"), text);
    assertTrue(text.contains("Sentences kept1 of 250.0 % of the transcript"), text);
    assertTrue(text.contains("Speech without text0:011 stretch"), text);
    assertTrue(text.indexOf("Zeta") < text.indexOf("Alpha"), "facts keep their order");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Utterance utterance = matched(HOSTILE, HOSTILE + "!", new TimeSpan(1600, 16000, 16000), 0.5);
    String page =
        page(
            of(
                List.of(
                    ReportEntry.rejected(utterance, HOSTILE),
                    ReportEntry.kept(utterance, "clips/" + HOSTILE.replaceAll("[/\"']", "_"))),
                Map.of(HOSTILE, HOSTILE),
                HOSTILE));
    String readable = HOSTILE.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD');
    Document document = xml(page);
    assertEquals(2, document.getElementsByTagName("script").getLength());
    assertEquals(0, document.getElementsByTagName("img").getLength());
    assertEquals(readable, document.getElementsByTagName("h1").item(0).getTextContent());
    Matcher matcher = DATA.matcher(page);
    assertTrue(matcher.find());
    assertFalse(matcher.group(1).contains("<"), "nothing in the data can end the element");
    JsonNode entry = data(page).get("entries").get(0);
    assertEquals(HOSTILE.replace('\uD800', '\uFFFD'), entry.get("text").asText());
  }

  @Test
  void thePolicyAllowsNothingButTheScriptAndStyleOfThePage() throws Exception {
    String page = page(SampleReport.of(5, 1));
    Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
    assertTrue(script.find() && style.find());
    NodeList metas = xml(page).getElementsByTagName("meta");
    assertEquals(
        "default-src 'none'; script-src '"
            + hash(script.group(1))
            + "'; style-src '"
            + hash(style.group(1))
            + "'; img-src data:; media-src 'self' file: blob:; base-uri 'none'; form-action 'none'",
        ((Element) metas.item(1)).getAttribute("content"));
    assertFalse(Pattern.compile("https?:|//[a-z]+\\.|@import|url\\(").matcher(page).find());
    assertFalse(page.contains("innerHTML"));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void theSameValuesGiveTheSameBytes() throws IOException {
    assertEquals(page(SampleReport.of(50, 5)), page(SampleReport.of(50, 5)));
  }

  @Test
  void curvesAreBoundedHoweverLongTheRecording() throws IOException {
    int frames = 4 * ReportJson.MAX_SCORES;
    float[] scores = new float[frames];
    scores[frames - 1] = 1;
    FrameGrid grid = new FrameGrid(100, 1, 1);
    MiningReport report =
        new MiningReport(
            "long",
            Waveform.of(AudioSource.of("long", Signal.of(new float[frames], 100))),
            Spectrogram.none(100),
            FrameScores.of(new TimeSpan(0, frames, 100), grid, scores),
            List.of(),
            List.of(),
            Map.of());
    String page = page(report);
    assertTrue(page.length() < 4_500_000, page.length() + " bytes");
    JsonNode curve = data(page).get("scores");
    byte[] bytes = curve.get("bytes").binaryValue();
    assertEquals(ReportJson.MAX_SCORES, bytes.length);
    assertEquals(2 * Waveform.MAX_PEAKS, data(page).get("peaks").get("bytes").binaryValue().length);
    assertEquals(-1, bytes[bytes.length - 1], "the highest of several frames is kept");
    assertEquals(4, curve.get("frames").asInt());
    assertEquals(40.0, curve.get("stretch").asDouble());
  }

  @Test
  void anEmptyRecordingHasAPage() throws Exception {
    FrameScores none =
        FrameScores.of(new TimeSpan(0, 0, 16000), new FrameGrid(16000, 512, 512), new float[0]);
    Waveform flat = Waveform.of(AudioSource.of("e", Signal.of(new float[0], 16000)));
    String page =
        page(
            new MiningReport(
                "e", flat, Spectrogram.none(16_000), none, List.of(), List.of(), Map.of()));
    assertEquals(0, data(page).get("duration").asInt());
    assertTrue(xml(page).getDocumentElement().getTextContent().contains("Sentences kept0 of 0"));
  }

  @Test
  void clipsStayInTheFolderOfTheReport() {
    TimeSpan span = new TimeSpan(0, 1, 1);
    for (String path :
        List.of(
            "", "/a.wav", "../a.wav", "clips/../../a.wav", "c:a", "javascript:x", "a\\b", "a//b")) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> new ReportEntry.Clip(path, span), path);
      assertEquals(
          "clip path \"" + path + "\": expected a relative path inside the folder of the report",
          error.getMessage());
    }
    assertEquals("clips/a b.wav", new ReportEntry.Clip("clips/a b.wav", span).path());
  }

  @Test
  void anEntryThatContradictsItselfIsRefused() {
    Utterance unsaid = alone(Utterance.Status.ONLY_IN_TEXT, "Never said.");
    assertEquals(
        "kept utterance \"Never said.\": expected a time span; found none",
        assertThrows(IllegalArgumentException.class, () -> ReportEntry.kept(unsaid, "clips/a.wav"))
            .getMessage());
    assertEquals(
        "rejection of \"Never said.\": expected a reason; found a blank text",
        assertThrows(IllegalArgumentException.class, () -> ReportEntry.rejected(unsaid, " "))
            .getMessage());
  }

  @Test
  void clockShowsHoursOnlyWhenThereAreSome() {
    assertEquals("0:00", ReportPage.clock(0));
    assertEquals("0:07", ReportPage.clock(7.4));
    assertEquals("59:59", ReportPage.clock(3599.4));
    assertEquals("1:00:00", ReportPage.clock(3599.6));
    assertEquals("12:03:04", ReportPage.clock(43384));
  }
}
