package dev.caesura.bench.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.bench.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents with known topics: annotated meetings, and texts that are joined as Choi joined them.
 */
final class TopicSets {

  private static final JsonMapper JSON = new JsonMapper();

  /** Texts that join fewer documents than this do not make a set. */
  private static final int MIN_SOURCES = 10;

  private static final Pattern FAREWELL =
      Pattern.compile(
          "\\b[Hh]ave (a|an) (\\w+"
              + " )?(good|great|nice|wonderful|pleasant|lovely|amazing|awesome)\\b");

  private TopicSets() {}

  /**
   * Document with known topics.
   *
   * @param sentences its sentences or turns
   * @param lengths lengths of its topics in sentences
   */
  record Document(List<String> sentences, List<Integer> lengths) {}

  /**
   * Returns the sets by name.
   *
   * @param documents largest number of documents of a set
   * @param sources which sources are used, by their numbers
   */
  static Map<String, List<Document>> read(Path data, int documents, IntPredicate sources)
      throws IOException {
    Map<String, List<Document>> sets = new LinkedHashMap<>();
    List<Document> meetings = of(sources, meetings(data));
    sets.put("meetings (QMSum)", meetings.subList(0, Math.min(documents, meetings.size())));
    List<List<String>> calls = of(sources, texts(data, "text/dev/earnings22", false));
    sets.put("calls joined, 3-11", joined(calls, 3, 11, 10, documents, 1));
    sets.put("calls joined, 10-40", joined(calls, 10, 40, 8, documents, 2));
    List<List<String>> written = of(sources, texts(data, "text/dev/ud", true));
    sets.put("articles joined, 3-11", joined(written, 3, 11, 10, documents, 3));
    sets.put("articles joined, 8-30", joined(written, 8, 30, 6, documents, 4));
    Path sentences = data.resolve("text/train");
    List<List<String>> novels =
        of(
            sources,
            passages(PackedText.read(sentences, "sentences/en.txt.xz", List.of("eltec")), 60));
    sets.put("novels joined, 3-11", joined(novels, 3, 11, 10, documents, 5));
    sets.put("novels joined, 20-60", joined(novels, 20, 60, 6, documents, 11));
    Path turns = data.resolve("text/train_modern");
    List<List<String>> all = new ArrayList<>();
    for (List<String> each :
        PackedText.read(turns, "paragraphs/en.txt.xz", List.of("sgd-dialogues"))) {
      all.addAll(dialogues(each));
    }
    List<List<String>> dialogues = of(sources, all);
    sets.put("dialogues joined, 3-8", joined(dialogues, 3, 8, 5, documents, 6));
    sets.put("dialogues joined, 8-20", joined(dialogues, 8, 20, 4, documents, 10));
    List<List<String>> talks =
        of(
            sources,
            passages(
                PackedText.read(turns, "paragraphs/en.txt.xz", List.of("whitehouse", "changelog")),
                80));
    sets.put("talks joined, 3-15", joined(talks, 3, 15, 10, documents, 8));
    sets.put("talks joined, 10-50", joined(talks, 10, 50, 5, documents, 7));
    // No choice was made on these, so that all of their sources are used.
    List<List<String>> stories =
        passages(PackedText.read(turns, "paragraphs/en.txt.xz", List.of("african", "pratham")), 20);
    sets.put("stories joined, 3-15", joined(stories, 3, 15, 10, documents, 101));
    List<List<String>> radio =
        passages(PackedText.read(turns, "paragraphs/en.txt.xz", List.of("nasa")), 60);
    sets.put("radio joined, 8-30", joined(radio, 8, 30, 6, documents, 102));
    sets.values().removeIf(List::isEmpty);
    return sets;
  }

  private static <T> List<T> of(IntPredicate sources, List<T> all) {
    return IntStream.range(0, all.size()).filter(sources).mapToObj(all::get).toList();
  }

  static List<Document> meetings(Path data) throws IOException {
    Path file = ReferenceData.file(data, "text/dev/topic_qmsum/val.jsonl");
    List<Document> meetings = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode root = JSON.readTree(line);
      List<String> turns = new ArrayList<>();
      root.get("transcripts").forEach(turn -> turns.add(turn.get("content").asText()));
      TreeSet<Integer> ends = new TreeSet<>();
      for (JsonNode topic : root.get("topics")) {
        for (JsonNode span : topic.get("relevant_text_span")) {
          ends.add(span.get(0).asInt());
          ends.add(span.get(1).asInt() + 1);
        }
      }
      ends.removeIf(end -> end <= 0 || end >= turns.size());
      ends.add(turns.size());
      List<Integer> lengths = new ArrayList<>();
      int start = 0;
      for (int end : ends) {
        lengths.add(end - start);
        start = end;
      }
      meetings.add(new Document(turns, lengths));
    }
    return meetings;
  }

  /** Returns the sentences of each file, or of each English document of files. */
  static List<List<String>> texts(Path data, String folder, boolean english) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(ReferenceData.folder(data, folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        if (english && !file.getFileName().toString().startsWith("en_")) {
          continue;
        }
        List<String> text = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank()) {
            text.add(line.strip());
          } else if (english) {
            texts.add(text);
            text = new ArrayList<>();
          }
        }
        texts.add(text);
      }
    }
    return texts;
  }

  /** Returns passages of so many lines that lie far from each other. */
  private static List<List<String>> passages(List<List<String>> texts, int lines) {
    List<List<String>> passages = new ArrayList<>();
    for (List<String> text : texts) {
      for (int start = 0; start + lines <= text.size(); start += 10 * lines) {
        passages.add(text.subList(start, start + lines));
      }
    }
    return passages;
  }

  /** Returns the dialogues of a list of turns, each of which wishes a good day at the end. */
  private static List<List<String>> dialogues(List<String> turns) {
    List<List<String>> dialogues = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < turns.size(); i++) {
      if (FAREWELL.matcher(turns.get(i)).find()) {
        dialogues.add(turns.subList(start, i + 1));
        start = i + 1;
      }
    }
    return dialogues;
  }

  private static List<Document> joined(
      List<List<String>> sources, int shortest, int longest, int topics, int number, long seed) {
    List<List<String>> usable =
        new ArrayList<>(sources.stream().filter(text -> text.size() >= shortest).toList());
    List<Document> documents = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < number && usable.size() >= MIN_SOURCES; i++) {
      Collections.shuffle(usable, random);
      List<String> sentences = new ArrayList<>();
      List<Integer> lengths = new ArrayList<>();
      for (List<String> text : usable.subList(0, topics)) {
        int length = Math.min(text.size(), shortest + random.nextInt(longest - shortest + 1));
        int from = random.nextInt(text.size() - length + 1);
        sentences.addAll(text.subList(from, from + length));
        lengths.add(length);
      }
      documents.add(new Document(sentences, lengths));
    }
    return documents;
  }
}
