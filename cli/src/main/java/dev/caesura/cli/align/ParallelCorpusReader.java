package dev.caesura.cli.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.augment.CorpusSentence;
import dev.caesura.align.augment.WordLink;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.audio.format.MustcYamlFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a parallel corpus of speech: times as MuST-C has them, transcripts and translations line by
 * line, and recognised words. Immutable and thread-safe.
 *
 * @param yaml times of the sentences
 * @param source transcripts, a line for each sentence
 * @param target translations, a line for each sentence; null for none
 * @param links linked words, a line for each sentence; null for none
 * @param words recognised words of all recordings
 */
record ParallelCorpusReader(Path yaml, Path source, Path target, Path links, Path words) {

  /** Sample rate of all times, in hertz: finer than the times of any corpus. */
  static final int RATE = 16_000;

  /** Reads the sentences, in the order of the YAML file. */
  List<CorpusSentence> sentences() throws IOException {
    List<RecordedSegment> spans = new MustcYamlFormat(RATE).read(yaml);
    List<String> sources = lines(source, spans.size());
    List<String> targets = target == null ? List.of() : lines(target, spans.size());
    List<String> pairs = links == null ? List.of() : lines(links, spans.size());
    List<CorpusSentence> sentences = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      RecordedSegment span = spans.get(i);
      try {
        sentences.add(
            new CorpusSentence(
                span.recording(),
                span.span(),
                span.label(),
                sources.get(i),
                targets.isEmpty() ? "" : targets.get(i),
                pairs.isEmpty() ? List.of() : WordLink.parsePharaoh(pairs.get(i))));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            (pairs.isEmpty() ? source : links) + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return sentences;
  }

  private List<String> lines(Path file, int expected) throws IOException {
    List<String> lines = Utf8Text.read(file).lines().toList();
    if (lines.size() != expected) {
      throw new IOException(
          file
              + ": expected "
              + expected
              + " lines, one for each record of "
              + yaml
              + "; found "
              + lines.size());
    }
    return lines;
  }

  /** Reads the recognised words of each recording of the sentences. */
  Map<String, Transcript> transcripts(List<CorpusSentence> sentences) throws IOException {
    List<Hypothesis> all = HypothesisReader.of(RATE).read(words);
    Map<String, Transcript> transcripts = new HashMap<>();
    Set<String> absent = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    sentences.forEach(sentence -> names.add(sentence.recording()));
    for (String name : names) {
      List<Hypothesis> channels = Hypothesis.of(name, all);
      if (channels.size() > 1) {
        throw new IOException(words + ": expected one channel of " + name + "; found more");
      }
      if (channels.isEmpty()) {
        absent.add(name);
      } else {
        transcripts.put(name, channels.get(0).transcript());
      }
    }
    if (!absent.isEmpty()) {
      throw new IOException(
          words + ": expected words of " + String.join(", ", absent) + "; found none");
    }
    return transcripts;
  }
}
