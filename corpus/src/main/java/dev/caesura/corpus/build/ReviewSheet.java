package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.corpus.report.ReviewPage;
import dev.caesura.corpus.report.ReviewSentence;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses the sentences that a person should hear, and writes the page of the review: kept ones
 * that are most likely wrong, and a quarter of removed ones that are most likely right. Not
 * thread-safe.
 */
final class ReviewSheet {

  private static final int RATE = 16_000;

  /** Seconds around a sentence that its edges can be moved into. */
  private static final double CONTEXT = 1.5;

  /** Samples of a peak: 5 ms. */
  private static final int PEAK = RATE / 200;

  private static final Comparator<Candidate> BY_RISK =
      Comparator.comparingDouble((Candidate each) -> -each.risk())
          .thenComparing(Candidate::recording)
          .thenComparing(each -> each.record().path("id").asText());

  private final BuildConfig config;
  private final StageRunner runner;
  private final Map<String, JsonNode> aligned;
  private final TreeSet<Candidate> kept = new TreeSet<>(BY_RISK);
  private final TreeSet<Candidate> removed =
      new TreeSet<>(Comparator.comparingDouble(Candidate::risk).thenComparing(BY_RISK));

  private record Candidate(
      String recording, ObjectNode record, String stamp, List<String> reasons, double risk) {

    TimeSpan audio() {
      return TimeSpan.fromSeconds(
          Math.max(0, record.path("audio_start").asDouble() - CONTEXT),
          record.path("audio_end").asDouble() + CONTEXT,
          RATE);
    }
  }

  ReviewSheet(BuildConfig config, StageRunner runner, Map<String, JsonNode> aligned) {
    this.config = config;
    this.runner = runner;
    this.aligned = aligned;
  }

  /** Adds a sentence that is not decided yet. */
  void add(String recording, ObjectNode record, List<String> reasons) {
    String stamp = ReviewedRecords.stamp(record);
    double risk =
        record.has("error_probability")
            ? record.path("error_probability").asDouble()
            : 1 - record.path("score").asDouble();
    TreeSet<Candidate> all = reasons.isEmpty() ? kept : removed;
    all.add(new Candidate(recording, record, stamp, reasons, risk));
    if (all.size() > config.reviewedSentences()) {
      all.pollLast();
    }
  }

  private List<Candidate> chosen() {
    int size = config.reviewedSentences();
    int ofRemoved = Math.min(removed.size(), Math.max(size / 4, size - kept.size()));
    List<Candidate> chosen = new ArrayList<>();
    kept.stream().limit(size - ofRemoved).forEach(chosen::add);
    removed.stream().limit(ofRemoved).forEach(chosen::add);
    return chosen;
  }

  /** Writes the page; returns the recordings whose audio could not be cut. */
  List<BuildFailure> write(Path page) throws IOException {
    int before = runner.failures().size();
    List<Candidate> chosen = chosen();
    Map<String, List<Candidate>> byRecording = new TreeMap<>();
    chosen.forEach(
        each -> byRecording.computeIfAbsent(each.recording(), r -> new ArrayList<>()).add(each));
    Map<String, JsonNode> audio;
    try {
      audio =
          runner.run(
              BuildStage.REVIEW,
              List.copyOf(byRecording.keySet()),
              name -> key(name, byRecording.get(name)),
              (name, key) -> cut(config.recordings().get(name), byRecording.get(name)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the review was prepared");
    }
    List<ReviewSentence> sentences = new ArrayList<>();
    for (Candidate each : chosen) {
      JsonNode cut = audio.get(each.recording());
      if (cut != null) {
        sentences.add(sentence(each, cut.path(each.record().path("id").asText())));
      }
    }
    new ReviewPage(
            String.valueOf(config.output().getFileName()), config.mining().language(), sentences)
        .write(page);
    return runner.failures().size() == before
        ? List.of()
        : runner.failures().stream().filter(f -> f.stage() == BuildStage.REVIEW).toList();
  }

  private String key(String name, List<Candidate> own) {
    return StageCache.fingerprint(
        1,
        aligned.get(name).path("key").asText(),
        own.stream().map(each -> each.record().path("id").asText() + each.stamp()).toList());
  }

  private ObjectNode cut(Path recording, List<Candidate> own) throws IOException {
    List<Signal> signals =
        Stretches.read(
            AudioFiles.open(recording, RATE, config.mining().audio()),
            own.stream().map(Candidate::audio).toList());
    ObjectNode result = StageCache.JSON.createObjectNode();
    for (int c = 0; c < own.size(); c++) {
      Signal signal = signals.get(c);
      ObjectNode node = result.putObject(own.get(c).record().path("id").asText());
      node.put("from", signal.span().startSeconds());
      node.put("to", signal.span().endSeconds());
      node.put("peaks", peaks(signal));
      node.put("audio", file(signal));
    }
    return result;
  }

  private static String peaks(Signal signal) {
    int count = (signal.length() + PEAK - 1) / PEAK;
    float top = 1e-6f;
    for (int i = 0; i < signal.length(); i++) {
      top = Math.max(top, Math.abs(signal.sample(i)));
    }
    byte[] bytes = new byte[2 * count];
    for (int p = 0; p < count; p++) {
      float low = 0;
      float high = 0;
      for (int i = p * PEAK; i < Math.min(signal.length(), (p + 1) * PEAK); i++) {
        low = Math.min(low, signal.sample(i));
        high = Math.max(high, signal.sample(i));
      }
      bytes[2 * p] = (byte) Math.round(127 * low / top);
      bytes[2 * p + 1] = (byte) Math.round(127 * high / top);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the audio as a file that browsers play: FLAC, or WAV without its codec. */
  private static String file(Signal signal) throws IOException {
    String extension = "flac";
    try {
      AudioFiles.requireWriter(extension);
    } catch (IOException e) {
      extension = "wav";
    }
    Path file = Files.createTempFile("caesura", "." + extension);
    try {
      try (AudioWriter out = AudioFiles.create(file, RATE)) {
        out.write(signal);
        out.commit();
      }
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ReviewSentence sentence(Candidate each, JsonNode cut) {
    ObjectNode record = each.record();
    double start = record.path("audio_start").asDouble();
    double end = record.path("audio_end").asDouble();
    return new ReviewSentence(
        each.recording(),
        record.path("id").asText(),
        each.stamp(),
        record.path("text").asText(),
        marks(record),
        facts(each),
        start,
        end,
        Math.min(start, cut.path("from").asDouble()),
        Math.max(end, cut.path("to").asDouble()),
        cut.path("peaks").asText(),
        cut.path("audio").asText());
  }

  private static String facts(Candidate each) {
    Map<String, String> facts = new LinkedHashMap<>();
    JsonNode record = each.record();
    facts.put("document", record.path("document").asText());
    facts.put("part", record.path("part").asText());
    facts.put("speaker", record.path("speaker").asText());
    facts.put("score", String.format(Locale.ROOT, "%.2f", record.path("score").asDouble()));
    if (record.has("error_probability")) {
      facts.put(
          "error probability",
          String.format(Locale.ROOT, "%.3f", record.path("error_probability").asDouble()));
    }
    facts.put("removed by", String.join(", ", each.reasons()));
    List<String> shown = new ArrayList<>();
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            shown.add(name + " " + value);
          }
        });
    return String.join("; ", shown);
  }

  /** Returns the words that were not recognised as written, as indexes into the text. */
  private static List<Integer> marks(JsonNode record) {
    String text = record.path("text").asText();
    int length = text.codePointCount(0, text.length());
    int first = record.path("text_start").asInt();
    List<Integer> marks = new ArrayList<>();
    for (JsonNode word : record.path("words")) {
      String evidence = word.path("op").asText();
      int start = word.path("char_s").asInt() - first;
      int end = word.path("char_e").asInt() - first;
      boolean isRight = evidence.equals("match") || evidence.equals("aligned");
      if (!isRight && start >= 0 && start < end && end <= length) {
        marks.add(text.offsetByCodePoints(0, start));
        marks.add(text.offsetByCodePoints(0, end));
      }
    }
    return marks;
  }
}
