package dev.caesura.bench.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.topic.CallSettings;
import dev.caesura.align.topic.CallTagger;
import dev.caesura.align.topic.TaggedUtterance;
import dev.caesura.align.topic.TimedText;
import dev.caesura.align.topic.TimedTopicScores;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.embed.OnnxSentenceEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Tagged-time accuracy on calls that are joined from stretches of meetings, results calls and
 * unrelated articles. Anchors are made from other documents of the same kinds; articles are "none
 * of these".
 */
public final class CallTags {

  private static final int EXAMPLES = 60;
  private static final int MIN_WORDS = 7;
  private static final int STRETCHES = 8;
  private static final double WORDS_PER_SECOND = 2.5;
  private static final double PAUSE = 0.4;
  private static final int ROUNDS = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  private CallTags() {}

  private record Call(List<TimedText> utterances, List<String> tags) {}

  private record Variant(String name, CallSettings settings) {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --calls N}: simulated calls (default: 20)
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int number = (int) options.number("--calls", 2, 20);
    options.end();
    Map<String, List<List<String>>> kinds = meetings(data);
    kinds.put("company results", TopicSets.texts(data, "text/dev/earnings22", false));
    List<List<String>> others =
        TopicSets.texts(data, "text/dev/ud", true).stream().filter(t -> t.size() > 9).toList();
    Random random = new Random(7);
    Map<String, List<String>> examples = new LinkedHashMap<>();
    Map<String, List<List<String>>> sources = new LinkedHashMap<>();
    kinds.forEach(
        (kind, documents) -> {
          int half = documents.size() / 2;
          List<String> all = new ArrayList<>();
          documents.subList(0, half).forEach(all::addAll);
          all.removeIf(sentence -> sentence.split("\\s+").length < MIN_WORDS);
          Collections.shuffle(all, random);
          examples.put(kind, all.subList(0, Math.min(EXAMPLES, all.size())));
          sources.put(kind, documents.subList(half, documents.size()));
        });
    sources.put(TopicAnchors.NONE, others);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      calls.add(call(sources, random));
    }
    CallSettings usual = CallSettings.defaults();
    List<Variant> variants =
        List.of(
            new Variant("default", usual),
            new Variant("delay 30 s", usual.withDelaySeconds(30)),
            new Variant("without smoothing", usual.withSmoothSeconds(0)),
            new Variant("without cost of changes", usual.withSwitchCost(0)),
            new Variant("without both", usual.withSmoothSeconds(0).withSwitchCost(0)));
    try (OnnxSentenceEncoder encoder = OnnxSentenceEncoder.open()) {
      TopicAnchors anchors = TopicAnchors.of(examples, encoder);
      List<float[][]> vectors = new ArrayList<>();
      for (Call call : calls) {
        vectors.add(encoder.encode(call.utterances.stream().map(TimedText::text).toList()));
      }
      out.printf(
          Locale.ROOT,
          "%d topics, floor %.3f, %d calls%n%n",
          anchors.topics().size(),
          anchors.floor(),
          calls.size());
      out.println("| tagger | accuracy | 95 % | none F1 | Pk by time | boundary F1, 3 s |");
      out.println("|---|---:|---:|---:|---:|---:|");
      for (Variant variant : variants) {
        row(variant, calls, vectors, anchors, out);
      }
    }
    return 0;
  }

  private static void row(
      Variant variant,
      List<Call> calls,
      List<float[][]> vectors,
      TopicAnchors anchors,
      PrintStream out) {
    double[] accuracies = new double[calls.size()];
    List<TimeSpan> spans = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    List<String> found = new ArrayList<>();
    double pk = 0;
    double f1 = 0;
    for (int i = 0; i < accuracies.length; i++) {
      Call call = calls.get(i);
      List<String> tags =
          CallTagger.tag(call.utterances, vectors.get(i), anchors, variant.settings).stream()
              .map(TaggedUtterance::topic)
              .toList();
      List<TimeSpan> own = call.utterances.stream().map(TimedText::span).toList();
      accuracies[i] = TimedTopicScores.tags(own, call.tags, tags).accuracy();
      TimedTopicScores timed =
          TimedTopicScores.of(
              own.get(own.size() - 1).endSeconds(), starts(own, call.tags), starts(own, tags));
      pk += timed.chunks().pk() / accuracies.length;
      f1 += timed.collarF1() / accuracies.length;
      spans.addAll(own);
      truth.addAll(call.tags);
      found.addAll(tags);
    }
    TimedTopicScores.Tags all = TimedTopicScores.tags(spans, truth, found);
    SplittableRandom random = new SplittableRandom(1);
    double[] means = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < accuracies.length; i++) {
        means[round] += accuracies[random.nextInt(accuracies.length)] / accuracies.length;
      }
    }
    Arrays.sort(means);
    out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f-%.3f | %.3f | %.3f | %.3f |%n",
        variant.name,
        all.accuracy(),
        means[ROUNDS / 40],
        means[ROUNDS - 1 - ROUNDS / 40],
        all.f1().getOrDefault(TopicAnchors.NONE, 0.0),
        pk,
        f1);
  }

  private static List<Double> starts(List<TimeSpan> spans, List<String> tags) {
    List<Double> starts = new ArrayList<>();
    for (int i = 1; i < tags.size(); i++) {
      if (!tags.get(i).equals(tags.get(i - 1))) {
        starts.add(spans.get(i).startSeconds());
      }
    }
    return starts;
  }

  /** Joins stretches of one to four minutes of different kinds. */
  private static Call call(Map<String, List<List<String>>> sources, Random random) {
    List<String> kinds = List.copyOf(sources.keySet());
    List<TimedText> utterances = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    String last = "";
    double time = 0;
    for (int i = 0; i < STRETCHES; i++) {
      String kind = last;
      while (kind.equals(last)) {
        kind = kinds.get(random.nextInt(kinds.size()));
      }
      last = kind;
      double end = time + 60 + random.nextInt(180);
      while (time < end) {
        List<String> document = sources.get(kind).get(random.nextInt(sources.get(kind).size()));
        int from = random.nextInt(document.size());
        for (String sentence : document.subList(from, document.size())) {
          if (time >= end) {
            break;
          }
          double seconds = Math.max(0.4, sentence.split("\\s+").length / WORDS_PER_SECOND);
          utterances.add(
              new TimedText(TimeSpan.fromSeconds(time, time + seconds, 16_000), "", sentence));
          tags.add(kind);
          time += seconds + PAUSE;
        }
      }
    }
    return new Call(utterances, tags);
  }

  /** Turns of the two kinds of meetings, by the roles of their speakers. */
  private static Map<String, List<List<String>>> meetings(Path data) throws IOException {
    Map<String, List<List<String>>> kinds = new LinkedHashMap<>();
    Path file = ReferenceData.file(data, "text/dev/topic_qmsum/val.jsonl");
    for (String line : Files.readAllLines(file)) {
      List<String> turns = new ArrayList<>();
      boolean isDesign = false;
      boolean isResearch = false;
      for (JsonNode turn : JSON.readTree(line).get("transcripts")) {
        String speaker = turn.get("speaker").asText();
        isDesign |= speaker.equals("Project Manager");
        isResearch |= speaker.startsWith("Professor") || speaker.startsWith("Grad");
        turns.add(turn.get("content").asText());
      }
      if (isDesign != isResearch) {
        String kind = isDesign ? "design of a remote control" : "speech research";
        kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(turns);
      }
    }
    return kinds;
  }
}
