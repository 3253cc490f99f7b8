package dev.caesura.cli.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTests {

  private static final List<String> FISH =
      List.of(
          "The trout swims in the river.",
          "Anglers catch the trout with flies.",
          "A river without trout bores anglers.",
          "Flies for trout are tied by anglers.");
  private static final List<String> TAX =
      List.of(
          "The parliament votes on the budget.",
          "Taxes in the budget rise again.",
          "Opponents of the taxes left parliament.",
          "The budget passes parliament.");

  @TempDir private Path folder;
  private String err = "";

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of("topics"));
    all.addAll(List.of(args));
    if (!all.contains("--encoder")) {
      all.addAll(1, List.of("--encoder", "words"));
    }
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(errors, true))
            .execute(all.toArray(String[]::new));
    err = errors.toString();
    assertEquals(code, found, err);
    return out.toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String lines() {
    return String.join("\n", FISH) + "\n" + String.join("\n", TAX) + "\n";
  }

  private String utterances(String name) throws IOException {
    StringBuilder records = new StringBuilder();
    List<String> all = new ArrayList<>(FISH);
    all.addAll(TAX);
    for (int i = 0; i < all.size(); i++) {
      records.append(
          String.format(
              "{\"start\": %d, \"end\": %d, \"speaker\": \"A\", \"text\": \"%s\"}%n",
              10 * i + 1, 10 * i + 9, all.get(i)));
    }
    return file(name, records.toString());
  }

  @Test
  void textIsPrintedBelowTitles() throws IOException {
    String file = file("a.txt", lines());
    String found = run(0, "--input", "lines", "--topics", "2", file);
    String[] topics = found.split("(?m)^# .*\\R\\R");
    assertEquals(3, topics.length);
    assertEquals(String.join("\n", FISH), topics[1].strip());
    assertEquals(String.join("\n", TAX), topics[2].strip());
    assertTrue(found.startsWith("# trout"), found);
    assertTrue(found.contains("# budget") || found.contains("# parliament"), found);
  }

  @Test
  void jsonHasTermsAndTimes() throws IOException {
    String file = utterances("a.jsonl");
    String[] found = run(0, "--format", "jsonl", "--topics", "2", file).split("\\R");
    JsonNode second = new JsonMapper().readTree(found[1]);
    assertEquals(2, found.length);
    assertEquals(4, second.get("first_sentence").asInt());
    assertEquals(41, second.get("start_seconds").asDouble());
    assertEquals(79, second.get("end_seconds").asDouble());
    assertEquals("2", second.get("topic").asText());
  }

  @Test
  void chaptersAreWritten() throws IOException {
    String file = utterances("a.jsonl");
    assertEquals(
        "00:00:00 trout, anglers, river\n00:00:41 parliament, budget, taxes\n",
        run(0, "--format", "youtube", "--topics", "2", file)
            .replace("Anglers", "anglers")
            .replace("budget, parliament", "parliament, budget")
            .replace("Taxes", "taxes")
            .replace("river, anglers", "anglers, river"));
    assertTrue(err.contains("at least 3"), err);
    String vtt = run(0, "--format", "vtt", "--topics", "2", file);
    assertTrue(vtt.startsWith("WEBVTT\n\n1\n00:00:01.000 --> 00:00:41.000\n"), vtt);
    JsonNode podcast =
        new JsonMapper().readTree(run(0, "--format", "podcast", "--topics", "2", file));
    assertEquals("1.2.0", podcast.get("version").asText());
    assertEquals(41, podcast.get("chapters").get(1).get("startTime").asDouble());
    String metadata = run(0, "--format", "ffmetadata", "--topics", "2", file);
    assertTrue(metadata.contains("TIMEBASE=1/1000\nSTART=1000\nEND=41000\n"), metadata);
  }

  @Test
  void wrongInputIsReported() throws IOException {
    String text = file("a.txt", lines());
    run(1, "--format", "vtt", text);
    assertTrue(err.contains("expected words or utterances with times"), err);
    run(1, "--topics", "99", "--input", "lines", text);
    assertTrue(err.contains("--topics 99: expected one from 1 to 8"), err);
    run(1, file("empty.txt", "\n"));
    assertTrue(err.contains("expected sentences; found none"), err);
    run(2, "--topics", "x", text);
    run(2, "--topics", "5-3", text);
    run(2, "--min", "0", text);
    assertTrue(err.contains("--min 0: expected a number of at least 1"), err);
    run(2, "--penalty", "0", text);
    run(2, "--levels", "3", text);
    run(2, "--method", "head", text);
    run(2, "--format", "vtt", text, text);
  }

  @Test
  void oneSentenceIsOneTopic() throws IOException {
    String one = file("one.txt", "The trout swims.");
    String found = run(0, one);
    assertTrue(found.endsWith("The trout swims.\n\n"), found);
    run(1, "--topics", "5", one);
    assertTrue(err.contains("--topics 5: expected one from 1 to 1 for 1 sentence in"), err);
  }

  @Test
  void recordsAreChecked() throws IOException {
    String good = "{\"start\": 1, \"end\": 2, \"text\": \"One.\"}\n";
    run(1, file("back.jsonl", good + "{\"start\": 0, \"end\": 2, \"text\": \"Two.\"}"));
    assertTrue(err.contains("line 2: expected a start at or after that of the line before"), err);
    run(1, file("end.jsonl", "{\"start\": 3, \"end\": 2, \"text\": \"One.\"}"));
    assertTrue(err.contains("line 1: expected an end at or after the start"), err);
    run(1, file("none.jsonl", good + "{\"text\": \"Two.\"}"));
    assertTrue(err.contains("line 2: expected times"), err);
    run(1, file("field.jsonl", "{\"words\": 1}"));
    assertTrue(err.contains("line 1: expected a string in 'text'"), err);
    run(0, file("empty.jsonl", good + "{\"start\": 1.5, \"end\": 3, \"text\": \" \"}"));
    assertTrue(err.contains("left out 1 empty utterance, the first in line 2"), err);
    assertTrue(
        err.contains("1 utterance starts before the one before ends, the first in line 2"), err);
    run(1, file("nan.jsonl", good + "{\"start\": NaN, \"end\": 3, \"text\": \"Two.\"}"));
    assertTrue(
        err.contains("line 2: expected a JSON object; found Non-standard token 'NaN'.\n"), err);
  }

  @Test
  void headsAreTrainedAndUsed() throws IOException {
    String head = folder.resolve("head.json").toString();
    List<String> args = new ArrayList<>(List.of("--train", head));
    for (int i = 0; i < 3; i++) {
      String first = String.join(" ", i == 1 ? TAX : FISH);
      String second = String.join(" ", i == 1 ? FISH : TAX);
      args.add(file("book" + i + ".md", "# One\n\n" + first + "\n\n# Two\n\n" + second + "\n"));
    }
    run(0, args.toArray(String[]::new));
    assertTrue(err.contains("trained on 6 topics, 21 places"), err);
    String found =
        run(
            0,
            "--method",
            "head",
            "--head",
            head,
            "--input",
            "lines",
            "--topics",
            "2",
            file("a.txt", lines()));
    String[] topics = found.split("(?m)^# .*\\R\\R");
    assertEquals(String.join("\n", TAX), topics[2].strip());
    run(1, "--train", head, file("flat.md", String.join(" ", FISH)));
    assertTrue(err.contains("Give text with headings"), err);
  }

  private String anchors() throws IOException {
    return file(
        "topics.yaml",
        "topics:\n  fishing:\n    - "
            + String.join("\n    - ", FISH)
            + "\n  budget:\n    - "
            + String.join("\n    - ", TAX)
            + "\n");
  }

  @Test
  void callsAreTagged() throws IOException {
    String file = utterances("call.jsonl");
    String page = folder.resolve("call.html").toString();
    String vectors = folder.resolve("anchors.json").toString();
    String found = run(0, "--anchors", anchors(), "--save-anchors", vectors, "--plot", page, file);
    assertTrue(
        found.matches("00:00:01 00:00:39 \\d\\.\\d\\d fishing\\R00:00:41 00:01:19 .* budget\\R"),
        found);
    assertEquals(found, run(0, "--anchors", vectors, file));
    assertEquals(found, run(0, "--anchors", vectors, "--delay", "60", file));
    JsonNode second =
        new JsonMapper()
            .readTree(run(0, "--anchors", vectors, "--format", "jsonl", file).split("\\R")[1]);
    assertEquals("budget", second.get("topic").asText());
    assertEquals(4, second.get("utterances").asInt());
    assertTrue(run(0, "--anchors", vectors, "--format", "vtt", file).contains("\nbudget\n"));
    String html = Files.readString(Path.of(page));
    assertTrue(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"));
    assertTrue(html.contains("The budget passes parliament."), "no transcript");
    assertTrue(!html.contains("{{"), "a placeholder is left");
  }

  @Test
  void wrongAnchorsAreReported() throws IOException {
    String file = utterances("call.jsonl");
    run(1, "--anchors", file("none.yaml", "fishing:\nbudget:\n  - Taxes rise.\n"), file);
    assertEquals(
        "none.yaml, line 1: topic 'fishing': expected at least one example; found none. Add"
            + " sentences, or remove the topic.",
        err.substring(err.indexOf("none.yaml")).strip());
    run(1, "--anchors", file("blank.yaml", "topics:\n  a:\n    - Yes.\n  b/c:\n    - ' '\n"), file);
    assertTrue(err.contains("blank.yaml, line 4: topic 'b/c': expected at least one"), err);
    run(1, "--anchors", file("list.yaml", "- a\n- b\n"), file);
    assertTrue(err.contains("expected topics, each with a list"), err);
    run(1, "--anchors", file("alias.yaml", "a: &x\n  - Yes.\nb:\n  - *x\n"), file);
    assertTrue(err.contains("alias.yaml, line 4: expected a sentence"), err);
    run(1, "--anchors", file("twice.yaml", "a:\n  - Yes.\na:\n  - No.\n"), file);
    assertTrue(err.contains("twice.yaml, line 3: expected YAML; found Duplicate"), err);
    run(1, "--anchors", file("open.yaml", "a: [Yes\n"), file);
    assertTrue(err.contains("expected ',' or ']', but got <stream end>\n"), err);
    run(1, "--anchors", file("two.yaml", "a:\n  - Yes.\n---\nb:\n  - No.\n"), file);
    assertTrue(err.contains("two.yaml, line 4"), err);
    run(1, "--anchors", file("null.yaml", "a:\n  -\n"), file);
    assertTrue(err.contains("null.yaml, line 2: topic 'a': expected a sentence; found null"), err);
    run(1, "--anchors", file("vectors.json", "{\"vectors\":{\"a\":[[\"x\"]]}}"), file);
    assertTrue(err.contains("vectors of 'a': expected numbers"), err);
    run(1, "--anchors", file("broken.yaml", "a: [\n"), file);
    assertTrue(err.contains("broken.yaml, line"), err);
    String other =
        file("other.json", "{\"encoder\": \"x\", \"floor\": 0.2, \"vectors\": {\"a\": [[1, 0]]}}");
    run(1, "--anchors", other, file);
    assertTrue(err.contains("x with vectors of 2; found words with vectors of 256"), err);
    run(1, "--anchors", anchors(), file("a.txt", lines()));
    assertTrue(err.contains("expected utterances or words with times"), err);
    run(2, "--delay", "3", file);
    run(2, "--anchors", anchors(), "--smooth", "-1", file);
    assertTrue(err.contains("--smooth -1"), err);
    run(2, "--anchors", anchors(), "--floor", "2", file);
    run(2, "--anchors", anchors(), "--audio", "a.wav", file);
  }

  /** Returns the message about wrong topics, from the name of their file on. */
  private String wrongTopics(String text) throws IOException {
    run(1, "--anchors", file("t.yaml", text), utterances("call.jsonl"));
    return err.substring(err.indexOf("t.yaml")).strip();
  }

  @Test
  void examplesAreOfOneTopic() throws IOException {
    assertEquals(
        "t.yaml, line 5: topic 'b': expected an example of one topic; found one of topic 'a' in"
            + " line 2, too. Keep it in the topic that it is about.",
        wrongTopics("a:\n- Trout swim.\nb:\n- Taxes rise.\n- ' trout  Swim. '\n"));
    String twice = "topics: {a: [Trout swim., Trout swim., ' ', Trout swim.], b: [Taxes rise.]}\n";
    run(0, "--anchors", file("twice.yaml", twice), utterances("call.jsonl"));
    assertTrue(err.contains("twice.yaml, line 1: topic 'a': left out 1 blank example\n"), err);
    assertTrue(
        err.contains("topic 'a': left out 2 repeated examples, of which this is the first"), err);
    assertTrue(wrongTopics("a:\n- b: c\n").contains("Put a sentence with a colon in quotes."), err);
    assertTrue(wrongTopics("a:\n- of\n").contains("expected an example with words"), err);
  }

  @Test
  void namesOfTopicsDiffer() throws IOException {
    for (String none : List.of("none", "None of these", "NONE-OF-THESE", "none.", "' '")) {
      String message = wrongTopics("a:\n- Trout swim.\n" + none + ":\n- Taxes rise.\n");
      assertTrue(message.startsWith("t.yaml, line 3: topic '"), message);
      assertTrue(message.contains("expected a name other than 'none of these'"), message);
    }
    assertEquals(
        "t.yaml, line 3: topic 'Late  Parcel': expected a name that differs from 'late-parcel' of"
            + " line 1 in more than case and spaces; found this one. Rename one of the topics, or"
            + " join them.",
        wrongTopics("late-parcel:\n- Trout swim.\nLate  Parcel:\n- Taxes rise.\n"));
    run(
        0,
        "--anchors",
        file("c.yaml", "C:\n- Trout swim.\nC++:\n- Taxes rise.\n"),
        utterances("call.jsonl"));
  }

  @Test
  void topicsWithTooFewSpacesAreRefused() throws IOException {
    assertEquals(
        "t.yaml, line 4: expected nothing beside topics; found 'b'.",
        wrongTopics("topics:\n  a:\n  - Trout swim.\nb:\n- Taxes rise.\n"));
  }

  @Test
  void savedVectorsAreChecked() throws IOException {
    String call = utterances("call.jsonl");
    String head = "{\"encoder\": \"words\", \"floor\": 0.2, \"vectors\": {";
    run(1, "--anchors", file("long.json", head + "\"a\": [[2, 0]]}}"), call);
    assertTrue(err.contains("topic 'a': expected vectors of length 1; found one of 2.0"), err);
    run(1, "--anchors", file("both.json", head + "\"a\": [[1, 0]]}, \"topics\": {}}"), call);
    assertTrue(
        err.contains("expected nothing beside encoder, floor, vectors; found 'topics'"), err);
    run(1, "--anchors", file("floor.json", "{\"vectors\": {\"a\": [[1, 0]]}}"), call);
    assertTrue(err.contains("expected a number as floor; found none."), err);
    run(1, "--anchors", file("none.json", head + "\"None\": [[1, 0]]}}"), call);
    assertTrue(err.contains("topic 'None': expected a name other than 'none of these'"), err);
    run(1, "--anchors", file("case.json", head + "\"a\": [[1, 0]], \"A\": [[0, 1]]}}"), call);
    assertTrue(err.contains("topic 'A': expected a name that differs from 'a'"), err);
  }

  @Test
  void otherLanguagesThanTheNetworkKnowsAreNoted() throws IOException {
    String german =
        "Die Forelle schwimmt im kalten Fluss. Angler fangen die Forelle mit der Fliege. Ein Fluss"
            + " ohne Forellen langweilt die Angler sehr.\n";
    String text = file("de.txt", german);
    run(0, "--encoder", "minilm", text);
    assertTrue(
        err.contains(
            "note: "
                + text
                + ": the text seems to be German, and the network of --encoder minilm knows"
                + " English. Give --encoder words, or --model with a network of this language"),
        err);
    run(0, "--encoder", "minilm", "--method", "bayes", text);
    assertEquals("", err);
    run(0, text);
    assertEquals("", err);
    for (String known :
        List.of(String.join(" ", TAX), "ok ok\n!!!\n".repeat(20), "Aye, aye, sir! Uh, okay.")) {
      run(0, "--encoder", "minilm", file("en.txt", known));
      assertEquals("", err, known);
    }
    run(0, "--encoder", "minilm", file("zh.txt", "\u4eca\u5929\u5929\u6c14\u5f88\u597d\u3002\n"));
    assertTrue(err.contains("the text seems to be Chinese"), err);
    String anchors = file("de.yaml", "fisch:\n- " + german + "steuer:\n- Die Steuern steigen.\n");
    run(0, "--encoder", "minilm", "--anchors", anchors, utterances("call.jsonl"));
    assertTrue(err.contains("de.yaml: the text seems to be German"), err);
    assertTrue(!err.contains("call.jsonl"), err);
  }

  @Test
  void trainingWithoutHeadingsIsNoted() throws IOException {
    String headed =
        file("h.md", "# A\n" + String.join(" ", FISH) + "\n# B\n" + String.join(" ", TAX) + "\n");
    String flat = file("flat.md", String.join(" ", FISH));
    String empty = file("empty.md", "# A\n");
    run(0, "--train", folder.resolve("h.json").toString(), headed, flat, empty);
    assertTrue(err.contains("flat.md: no headings after #, so that no change of topic"), err);
    assertTrue(err.contains("empty.md: no sentences, so that"), err);
    assertTrue(!err.contains("h.md:"), err);
  }

  @Test
  void optionsWithoutEffectAreRefused() throws IOException {
    String call = utterances("call.jsonl");
    for (String option : List.of("--topics", "--penalty", "--min", "--levels", "--terms")) {
      run(2, "--anchors", anchors(), option, "2", call);
      assertTrue(err.contains(option + ": expected none with --anchors"), err);
      run(2, "--train", "head.json", option, "2", call);
      assertTrue(err.contains(option + ": expected none with --train"), err);
    }
    run(2, "--anchors", anchors(), "--train", "head.json", call);
    run(2, "--train", "head.json", "--format", "jsonl", call);
    run(2, "--method", "bayes", "--model", "model.onnx", call);
    assertTrue(err.contains("--model: expected another --method than bayes"), err);
    run(2, "--anchors", anchors(), "--plot", "page.html", call, call);
    assertTrue(err.contains("--plot: expected one FILE; found 2"), err);
  }

  @Test
  void utterancesWithoutEndsLastUntilTheNext() throws IOException {
    StringBuilder records = new StringBuilder();
    List<String> all = new ArrayList<>(FISH);
    all.addAll(TAX);
    for (int i = 0; i < all.size(); i++) {
      records.append("{\"start\": " + 10 * i + ", \"text\": \"" + all.get(i) + "\"}\n");
    }
    String file = file("open.jsonl", records.toString());
    String found = run(0, "--anchors", anchors(), file);
    assertTrue(
        found.matches("00:00:00 00:00:40 .* fishing\\R00:00:40 00:01:10 .* budget\\R"), found);
    assertTrue(
        err.contains(
            "open.jsonl: 8 utterances without an end, the first in line 1, which is taken to last"
                + " until the next one starts; the last one takes no time"),
        err);
    String one = file("one.jsonl", "{\"start\": 3, \"text\": \"The trout swims.\"}\n");
    assertTrue(run(0, "--format", "vtt", one).contains("00:00:03.000 --> 00:00:03.001\n"), err);
  }

  @Test
  void severalFilesHaveTheirNames() throws IOException {
    String one = file("one.txt", "The trout swims.\n");
    String two = file("two.txt", "Taxes rise.\n");
    String[] lines = run(0, one, two).split("\\R");
    assertEquals("==> " + one + " <==", lines[0]);
    assertTrue(List.of(lines).contains("==> " + two + " <=="), String.join("\n", lines));
    String call = utterances("call.jsonl");
    assertTrue(
        run(0, "--anchors", anchors(), call, call).startsWith("==> " + call + " <==\n\n00:"));
    assertTrue(run(0, "--anchors", anchors(), call).startsWith("00:"));
  }

  /** Two speakers who overlap all the time: each one's words are one turn. */
  @Test
  void sentencesOfOverlappingSpeakersFollowTheClock() throws IOException {
    StringBuilder words = new StringBuilder();
    List<String> all = new ArrayList<>(FISH);
    all.addAll(TAX);
    double time = 0;
    for (int i = 0; i < all.size(); i++) {
      for (String word : List.of(all.get(i).split(" "))) {
        words.append(
            String.format(
                Locale.ROOT,
                "%s{\"word\": \"%s\", \"start\": %.2f, \"end\": %.2f, \"speaker\": \"%s\"}",
                words.isEmpty() ? "" : ",",
                word,
                time,
                time + 0.28,
                i % 2 == 0 ? "A" : "B"));
        time += 0.3;
      }
      time -= 0.6;
    }
    String file = file("overlap.json", "{\"words\": [" + words + "]}");
    String vtt = run(0, "--topics", "2", "--format", "vtt", file);
    Matcher starts = Pattern.compile("(?m)^([0-9:.]+) --> ([0-9:.]+)$").matcher(vtt);
    String last = "";
    while (starts.find()) {
      assertTrue(starts.group(1).compareTo(last) >= 0, vtt);
      last = starts.group(2);
    }
    assertTrue(!last.isEmpty(), vtt);
    assertTrue(run(0, "--anchors", anchors(), file).contains(" fishing"), err);
  }
}
