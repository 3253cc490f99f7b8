package dev.caesura.corpus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.align.Utterance;
import dev.caesura.align.topic.TaggedUtterance;
import dev.caesura.align.topic.TimedText;
import dev.caesura.align.topic.TopicSegment;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages with a transcript that is a program, in a browser: nothing of it runs. One start of the
 * browser shows all pages in frames, beside one without a content policy, in which it must run.
 */
class HostilePagesTests {

  /** Each of these would report the page that it runs in. */
  private static final String PROGRAM =
      "</script><script>top.postMessage(name,'*')</script>"
          + "<img src=x onerror=\"top.postMessage(name,'*')\">"
          + "\"><svg onload=top.postMessage(name,'*')>"
          + "<iframe srcdoc=\"<script>top.postMessage(parent.name,'*')</script>\"></iframe>"
          + "<a href=\"javascript:top.postMessage(name,'*')\" id=link>x</a>";

  @TempDir private Path folder;

  private static Utterance utterance() {
    return Utterance.moved(
        PROGRAM,
        new Utterance.Passage(new TextSpan(0, PROGRAM.length()), PROGRAM),
        new Utterance.Speech(new TimeSpan(16_000, 32_000, 16_000), PROGRAM, List.of()),
        new Utterance.Similarity(0.5, 0.5));
  }

  private void writePages() throws IOException {
    MiningReport sample = SampleReport.of(3, 1);
    List<ReportEntry> entries =
        List.of(
            ReportEntry.kept(utterance(), "clips/00001.wav"),
            ReportEntry.rejected(utterance(), PROGRAM));
    new MiningReport(
            PROGRAM,
            sample.waveform(),
            sample.spectrogram(),
            sample.scores(),
            sample.segments(),
            entries,
            Map.of(PROGRAM, PROGRAM))
        .write(folder.resolve("report.html"));
    new AlignmentPlot(PROGRAM, List.of(utterance()), PROGRAM, true)
        .write(folder.resolve("plot.html"));
    CorpusSample clip = new CorpusSample("clips/" + PROGRAM + ".wav", PROGRAM, 0.5, PROGRAM);
    new CorpusReport(
            PROGRAM,
            Map.of(PROGRAM, 1.0),
            Map.of(PROGRAM, List.of(1.0, 1.0)),
            Map.of(),
            Map.of(),
            Map.of(PROGRAM, List.of(1.0, 1.0, 1.0, 1.0)),
            Map.of(PROGRAM, List.of(1.0, 1.0, 1.0, 1.0)),
            Map.of(PROGRAM, List.of(1.0, 1.0, 1.0, 1.0)),
            List.of(clip),
            List.of(clip),
            true,
            Map.of(PROGRAM, PROGRAM))
        .write(folder.resolve("corpus.html"));
    TimedText spoken = new TimedText(new TimeSpan(0, 16_000, 16_000), PROGRAM, PROGRAM);
    List<TopicSegment> tagged = TopicSegment.of(List.of(new TaggedUtterance(spoken, PROGRAM, 1)));
    new CallTimeline(PROGRAM, List.of(PROGRAM), tagged)
        .write(folder.resolve("call.html"), folder.resolve("\"><script>.wav"));
    Files.writeString(folder.resolve("control.html"), "<!doctype html><p>" + PROGRAM);
    StringBuilder frames = new StringBuilder("<!doctype html><title>frames</title><script>");
    frames.append("onmessage=e=>document.documentElement.setAttribute('ran-'+e.data,'1')</script>");
    for (String page : List.of("control", "report", "plot", "corpus", "call")) {
      frames.append("<iframe name=").append(page).append(" src=").append(page);
      frames.append(".html></iframe>");
    }
    Files.writeString(folder.resolve("frames.html"), frames);
  }

  @Test
  void everyPageHasAContentPolicyBeforeAnyText() throws IOException {
    writePages();
    for (String page : List.of("report", "plot", "corpus", "call")) {
      String html = Files.readString(folder.resolve(page + ".html"));
      int policy = html.indexOf("http-equiv=\"Content-Security-Policy\"");
      assertTrue(policy > 0 && policy < html.indexOf("<title>"), page);
      assertTrue(html.contains("default-src &#39;none&#39;"), page);
      assertTrue(!html.contains("unsafe-inline") && !html.contains("unsafe-eval"), page);
    }
  }

  @Test
  void nothingOfATranscriptRunsInABrowser() throws Exception {
    Path browser = browser();
    writePages();
    Path dom = folder.resolve("dom");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=4000",
                "--dump-dom",
                folder.resolve("frames.html").toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assumeTrue(ended, "skipped: " + browser + " did not show the pages within two minutes");
    TreeSet<String> ran = new TreeSet<>();
    Matcher found =
        Pattern.compile("ran-([a-z]+)=").matcher(Files.readString(dom, StandardCharsets.UTF_8));
    while (found.find()) {
      ran.add(found.group(1));
    }
    assumeTrue(
        ran.contains("control"), "skipped: " + browser + " runs no script of a file in a frame");
    assertEquals(List.of("control"), List.copyOf(ran));
  }

  private static Path browser() {
    List<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();
    assumeTrue(!found.isEmpty(), "skipped: expected Chromium in /usr/bin; found none");
    return found.get(0);
  }
}
