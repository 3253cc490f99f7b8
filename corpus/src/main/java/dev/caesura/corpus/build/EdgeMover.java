package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.corpus.review.ReviewDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts the clips of sentences whose edges a person has moved. Immutable and thread-safe. */
final class EdgeMover {

  private static final int RATE = 16_000;
  private static final String CLIPS = "reviewed";

  private final BuildConfig config;
  private final BuildFolder folder;
  private final Map<String, List<ReviewDecision>> decisions = new TreeMap<>();

  EdgeMover(BuildConfig config, BuildFolder folder, List<ReviewDecision> all) {
    this.config = config;
    this.folder = folder;
    for (ReviewDecision decision : all) {
      if (decision.action() == ReviewDecision.Action.EDGES) {
        decisions.computeIfAbsent(decision.recording(), r -> new ArrayList<>()).add(decision);
      }
    }
  }

  /** Returns those of some recordings that have moved edges. */
  List<String> recordings(Set<String> aligned) {
    return decisions.keySet().stream().filter(aligned::contains).toList();
  }

  /** Returns what decides the clips of a recording. */
  String key(String recording, JsonNode aligned) {
    StringBuilder all = new StringBuilder();
    decisions
        .get(recording)
        .forEach(d -> all.append(d.id()).append(d.stamp()).append(d.described()).append('\n'));
    return StageCache.fingerprint(
        1, aligned.path("key").asText(), all, config.mining().clipFormat());
  }

  /** Deletes clips that no decision has made. */
  void removeOthers(Set<String> recordings) throws IOException {
    for (String recording : recordings) {
      Path clips = folder.recording(recording).resolve(CLIPS);
      Set<String> names = new HashSet<>();
      decisions.getOrDefault(recording, List.of()).forEach(d -> names.add(name(d)));
      if (Files.isDirectory(clips)) {
        List<Path> others = new ArrayList<>();
        try (var files = Files.list(clips)) {
          files.filter(f -> !names.contains(String.valueOf(f.getFileName()))).forEach(others::add);
        }
        for (Path other : others) {
          Files.delete(other);
        }
      }
    }
  }

  /** Returns whether the clips of an earlier run are still there. */
  boolean areClipsThere(JsonNode result, String recording) {
    for (JsonNode each : result) {
      String clip = each.path("record").path("audio").asText();
      if (!Files.exists(folder.recording(recording).resolve(clip))) {
        return false;
      }
    }
    return true;
  }

  private String name(ReviewDecision decision) {
    return String.format(
        Locale.ROOT,
        "%s_%.3f-%.3f.%s",
        decision.recording(),
        decision.start(),
        decision.end(),
        config.mining().clipFormat());
  }

  /** Cuts clips; returns an object with a changed record for each sentence, by its identifier. */
  ObjectNode move(String recording) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    List<TimeSpan> spans = new ArrayList<>();
    List<ReviewDecision> made = new ArrayList<>();
    for (ReviewDecision decision : decisions.get(recording)) {
      var record = ReviewedRecords.find(folder, recording, decision.id());
      if (record.isPresent() && ReviewedRecords.stamp(record.get()).equals(decision.stamp())) {
        records.add(record.get());
        spans.add(TimeSpan.fromSeconds(decision.start(), decision.end(), RATE));
        made.add(decision);
      }
    }
    Path source = config.recordings().get(recording);
    List<Signal> signals =
        Stretches.read(AudioFiles.open(source, RATE, config.mining().audio()), spans);
    Path clips = Files.createDirectories(folder.recording(recording).resolve(CLIPS));
    ObjectNode result = StageCache.JSON.createObjectNode();
    for (int d = 0; d < made.size(); d++) {
      Signal signal = signals.get(d);
      ReviewDecision decision = made.get(d);
      if (signal.span().isEmpty()) {
        throw new IOException(
            source + ": expected audio at " + decision.start() + " s; found its end before");
      }
      String name = name(decision);
      try (AudioWriter out = AudioFiles.create(clips.resolve(name), RATE)) {
        out.write(signal);
        out.commit();
      }
      ObjectNode record = moved(records.get(d), signal.span());
      record.put("audio", CLIPS + "/" + name);
      result.putObject(decision.id()).set("record", record);
    }
    return result;
  }

  private static ObjectNode moved(JsonNode record, TimeSpan span) {
    ObjectNode moved = record.deepCopy();
    double before = record.path("audio_start").asDouble();
    double start = rounded(span.startSeconds());
    moved.put("audio_start", start);
    moved.put("audio_end", rounded(span.endSeconds()));
    moved.put("audio_length", rounded(span.seconds()));
    ArrayNode words = moved.putArray("words");
    for (JsonNode word : record.path("words")) {
      double first = word.path("time_s").asDouble() + before - start;
      double last = word.path("time_e").asDouble() + before - start;
      double middle = (first + last) / 2;
      // A word outside the new edges has no place in the clip.
      if (middle >= 0 && middle <= span.seconds()) {
        ObjectNode kept = word.deepCopy();
        kept.put("time_s", rounded(Math.max(0, first)));
        kept.put("time_e", rounded(Math.min(span.seconds(), last)));
        words.add(kept);
      }
    }
    if (words.isEmpty()) {
      moved.remove("words");
    }
    return moved;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1e4) / 1e4;
  }
}
