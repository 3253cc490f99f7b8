package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.topic.TaggedUtterance;
import dev.caesura.align.topic.TimedText;
import dev.caesura.align.topic.TopicSegment;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.report.CallTimeline;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewFile;
import dev.caesura.corpus.review.ReviewOutcome.Kind;
import dev.caesura.corpus.review.ReviewResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a corpus in a browser, at the width of a phone and of a desktop. */
class ReviewPageTests {

  private static final String HOSTILE = "</script><img src=x onerror=\"window.hacked=1\">";

  @TempDir private Path folder;

  private Path build() throws Exception {
    MadeArchive archive = new MadeArchive(folder);
    String text = archive.paragraph(6);
    archive.record("r0", text);
    // Few words of a small archive are evidence of a match.
    archive.document("other", archive.paragraph(20));
    archive.document("all", text.replaceFirst(" ", " " + HOSTILE + " "));
    Path config = archive.config("min-score: 0.1\nfilters: {max-cer: off, max-word-rate: off}\n");
    CorpusBuilder.of(BuildConfigReader.read(config)).build();
    return config;
  }

  /** Chromium's start dominates; one test does all in one process. */
  @Test
  void aPersonReviewsInTheBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    assumeTrue(program.isPresent(), "no chromium in /usr/bin: apt-get install chromium");
    Path config = build();
    Path page = folder.resolve("corpus/review.html");
    assertTrue(Files.readString(page).contains("hacked"), "the hostile text is not in the page");
    writeCall(page.resolveSibling("call.html"));
    try (Chromium browser = new Chromium(program.get(), folder)) {
      browser.send(
          "Browser.setDownloadBehavior",
          "{\"behavior\":\"allow\",\"downloadPath\":\"" + folder + "\"}");
      browser.send(
          "Page.addScriptToEvaluateOnNewDocument",
          "{\"source\":\"window.violations=[];document.addEventListener("
              + "'securitypolicyviolation',e=>violations.push(e.violatedDirective));"
              + "window.onerror=m=>violations.push(m)\"}");
      for (int width : new int[] {1280, 390}) {
        browser.size(width, 800, width < 600);
        for (String name : List.of("review.html", "report.html", "call.html")) {
          browser.open(page.resolveSibling(name));
          assertEquals(
              width,
              browser.value("Math.max(innerWidth, document.scrollingElement.scrollWidth)").asInt(),
              name + " is wider than the screen of " + width);
          assertFalse(browser.value("'hacked' in window").asBoolean(), name);
        }
      }
      browser.open(page.resolveSibling("call.html"));
      playCall(browser);
      browser.open(page.resolveSibling("call with audio.html"));
      playRecording(browser);
      browser.open(page);
      review(browser);
      assertEquals("[]", browser.value("JSON.stringify(violations)").asText());
      browser.value("document.getElementById('save').click()");
      Path saved = folder.resolve("decisions.json");
      for (int wait = 0; wait < 600 && !Files.exists(saved); wait++) {
        Thread.sleep(50);
      }
      // A draft survives a reload.
      browser.open(page);
      assertTrue(
          browser
              .value("document.getElementById('count').textContent")
              .asText()
              .startsWith("3 of "));
    }
    List<ReviewDecision> decisions = ReviewFile.read(folder.resolve("decisions.json"));
    assertEquals(
        List.of(
            ReviewDecision.Action.EDGES,
            ReviewDecision.Action.REJECT,
            ReviewDecision.Action.ACCEPT),
        decisions.stream().map(ReviewDecision::action).toList());
    ReviewResult result = CorpusBuilder.of(BuildConfigReader.read(config)).review(decisions);
    assertEquals(3, result.count(Kind.APPLIED), result::toString);
    for (JsonNode record : CorpusFiles.records(folder.resolve("corpus/corpus.jsonl"))) {
      if (record.path("id").asText().equals(decisions.get(0).id())) {
        assertEquals(decisions.get(0).start(), record.path("audio_start").asDouble(), 1e-3);
        assertEquals(decisions.get(0).end(), record.path("audio_end").asDouble(), 1e-3);
      }
    }
  }

  private static void writeCall(Path page) throws IOException {
    String word = "</script><script>window.hacked=1</script>" + "W".repeat(500);
    TimedText spoken = new TimedText(new TimeSpan(16_000, 32_000, 16_000), word, word);
    new CallTimeline(
            word, List.of(word), TopicSegment.of(List.of(new TaggedUtterance(spoken, word, 0.5))))
        .write(page, null);
    TaggedUtterance tagged = new TaggedUtterance(spoken, "one", 0.5);
    // Characters that a URL does not have as they are.
    Path recording = page.resolveSibling("call #1 50%?.wav");
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
    byte[] samples = new byte[3 * 2 * 16_000];
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2),
        AudioFileFormat.Type.WAVE,
        recording.toFile());
    new CallTimeline("call", List.of("one"), TopicSegment.of(List.of(tagged)))
        .write(page.resolveSibling("call with audio.html"), recording);
  }

  /** A button plays the recording from the start of its segment. */
  private static void playRecording(Chromium browser) throws Exception {
    browser.await("document.getElementById('audio').readyState > 0");
    assertEquals(3, browser.value("document.getElementById('audio').duration").asDouble(), 0.01);
    browser.value("document.querySelector('#list button').focus()");
    browser.press("Enter");
    browser.await("document.getElementById('audio').currentTime > 1.05");
    browser.await(
        "document.querySelector('#list button').getAttribute('aria-current') === 'true'"
            + " || document.getElementById('audio').currentTime >= 2");
    assertEquals("", browser.value("document.getElementById('status').textContent").asText());
    assertEquals("[]", browser.value("JSON.stringify(violations)").asText());
  }

  /** The buttons of the list work from the keyboard, and say what is missing. */
  private static void playCall(Chromium browser) throws Exception {
    assertEquals(1, browser.value("document.querySelectorAll('rect.topic').length").asInt());
    browser.value("document.querySelector('#list button').focus()");
    browser.press("Enter");
    assertEquals(
        "Open the recording to play it.",
        browser.value("document.getElementById('status').textContent").asText());
  }

  private static void review(Chromium browser) throws Exception {
    String data = "JSON.parse(document.getElementById('data').textContent).sentences";
    JsonNode first = browser.value(data + "[0]");
    // The text is shown as it is, and named for people who do not see it.
    assertEquals(
        first.path("text").asText(),
        browser.value("document.getElementById('text').textContent").asText());
    assertTrue(
        browser
            .value(
                "[...document.querySelectorAll('button,input')].every(e =>"
                    + " (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ??"
                    + " e.textContent).trim())")
            .asBoolean(),
        "a control has no name");
    // Keys move the end by 10 ms and 100 ms.
    browser.press("e");
    assertEquals("end", browser.value("document.activeElement.id").asText());
    browser.press("ArrowLeft");
    browser.press("ArrowLeft");
    double end = first.path("end").asDouble();
    assertEquals(
        end - 0.02, browser.value("+document.getElementById('end').value").asDouble(), 1e-3);
    // The mouse drags the start to the left by a tenth of the waveform.
    JsonNode box =
        browser.value(
            "(() => { document.getElementById('wave').scrollIntoView({block:'center'});"
                + " const b = document.getElementById('wave').getBoundingClientRect();"
                + " return {x: b.x, y: b.y, width: b.width}; })()");
    double from = first.path("from").asDouble();
    double length = first.path("to").asDouble() - from;
    double start = first.path("start").asDouble();
    double x = box.path("x").asDouble() + box.path("width").asDouble() * (start - from) / length;
    double y = box.path("y").asDouble() + 40;
    double far = start > from + 0.3 ? -0.1 : 0.1;
    browser.mouse("mousePressed", x, y);
    browser.mouse("mouseMoved", x + far * box.path("width").asDouble(), y);
    browser.mouse("mouseReleased", x + far * box.path("width").asDouble(), y);
    assertEquals(
        start + far * length,
        browser.value("+document.getElementById('start').value").asDouble(),
        0.03 * length);
    browser.press("a");
    assertTrue(
        browser.value("document.getElementById('place').textContent").asText().startsWith("2 of"));
    browser.value("document.getElementById('at-once').checked = false");
    browser.press("r");
    browser.press("a");
    // Playing starts with a key, and stops by itself or with a key.
    browser.press(" ");
    browser.await(
        "document.getElementById('play').textContent === 'Stop' || /cannot"
            + " play/.test(document.getElementById('status').textContent)");
    assertFalse(
        browser
            .value("document.getElementById('status').textContent")
            .asText()
            .contains("cannot play"),
        browser.value("document.getElementById('status').textContent").asText());
    browser.value("document.querySelectorAll('#list button')[2].click()");
    browser.press("k");
    assertEquals(
        "true",
        browser.value("document.getElementById('reject').getAttribute('aria-pressed')").asText());
  }
}
