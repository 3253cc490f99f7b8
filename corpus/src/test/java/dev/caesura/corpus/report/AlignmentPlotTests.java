package dev.caesura.corpus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentPlotTests {

  private static final String TEXT = "𝄞 One two. </script><b>Three</b> \uD800.";
  private static final List<Utterance> FOUND =
      List.of(
          utterance(Status.MOVED, 1, 2, 0, 11, "one to", 0.25),
          utterance(Status.ONLY_IN_TEXT, -1, -1, 12, TEXT.length(), "", 1),
          utterance(Status.ONLY_IN_AUDIO, 3, 4, -1, -1, "noise", 1));

  @TempDir private Path folder;

  private static Utterance utterance(
      Status status, int from, int to, int start, int end, String heard, double cer) {
    return new Utterance(
        "talk",
        status,
        from < 0
            ? Optional.empty()
            : Optional.of(new TimeSpan(from * 16_000L, to * 16_000L, 16_000)),
        start < 0 ? Optional.empty() : Optional.of(new TextSpan(start, end)),
        start < 0 ? heard : TEXT.substring(start, end),
        heard,
        List.of(),
        cer,
        0,
        OptionalDouble.empty());
  }

  private String page(String name, boolean withCer) throws IOException {
    Path file = folder.resolve("plot.html");
    new AlignmentPlot(name, FOUND, TEXT, withCer).write(file);
    return Files.readString(file);
  }

  private static String part(String page, String start) {
    Matcher found =
        Pattern.compile(Pattern.quote(start) + "(.*?)</(script|style)>", Pattern.DOTALL)
            .matcher(page);
    assertTrue(found.find(), start);
    return found.group(1);
  }

  private static JsonNode data(String page) throws IOException {
    return new JsonMapper().readTree(part(page, "<script type=\"application/json\" id=\"data\">"));
  }

  @Test
  void placesAreCodePointsAndTextCannotLeaveTheData() throws IOException {
    JsonNode data = data(page("<talk>", true));
    assertEquals(TEXT.codePointCount(0, TEXT.length()), data.get("length").asInt());
    assertEquals(4.0, data.get("seconds").asDouble());
    JsonNode moved = data.get("rows").get(0);
    assertEquals("[\"moved\",1.0,2.0,0,10,0.25,\"𝄞 One two.\",\"one to\"]", moved.toString());
    JsonNode unsaid = data.get("rows").get(1);
    assertTrue(unsaid.get(1).isNull() && unsaid.get(2).isNull(), unsaid.toString());
    assertEquals("</script><b>Three</b> \uFFFD.", unsaid.get(6).asText());
    assertEquals("only-in-audio", data.get("rows").get(2).get(0).asText());
  }

  /** By synthesis nothing is recognised: a CER would be an invention. */
  @Test
  void withoutRecogniserThereIsNoCer() throws IOException {
    for (JsonNode row : data(page("talk", false)).get("rows")) {
      assertTrue(row.get(5).isNull(), row.toString());
      assertEquals(7, row.size());
    }
  }

  @Test
  void nothingIsLoadedAndOnlyTheScriptOfThePageRuns() throws Exception {
    String page = page("<talk>", true);
    assertTrue(page.contains("<title>&lt;talk&gt;: alignment</title>"), page);
    assertFalse(page.contains("{{"), "a part is missing");
    assertFalse(Pattern.compile("(src|href)=|url\\(|https?:").matcher(page).find(), "loads");
    for (String kind : List.of("script", "style")) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(part(page, "<" + kind + ">").getBytes(StandardCharsets.UTF_8));
      String hash = "sha256-" + Base64.getEncoder().encodeToString(digest);
      assertTrue(page.contains(kind + "-src &#39;" + hash + "&#39;"), kind);
    }
  }
}
