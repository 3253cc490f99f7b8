package dev.caesura.cli.eval;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.speech.EndCounts;
import dev.caesura.audio.RecordingNameMatcher;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.speech.RecognizedSpeech;
import dev.caesura.cli.speech.ReferenceSentences;
import dev.caesura.cli.speech.SegmentFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Segments of one recording against the sentences of its transcript, at the gaps between recognised
 * words. A segment ends after the last word whose middle is in it.
 */
final class WordSegments {

  private WordSegments() {}

  /** Compares the files and prints a table. */
  static void print(Path words, Path reference, Path segments, PrintWriter out) throws IOException {
    RecognizedSpeech speech = RecognizedSpeech.read(words, null);
    if (!speech.hasTimes()) {
      throw new IOException(words + ": expected words with times; found none.");
    }
    BitSet known = ReferenceSentences.ends(reference, speech.words());
    List<TimeSpan> spans = spans(segments, speech.recording());
    BitSet found = ends(spans, speech.words());
    EndCounts counts = EndCounts.of(found, known, speech.words().size());
    double[] errors = errors(spans, known, speech.words());
    out.println(
        "| recording | words | sentences | segments | P | R | F1 | exact segments | time error,"
            + " median s | 90 % s |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.4f | %.4f | %.4f | %.4f | %.2f | %.2f |%n",
        speech.recording().replace("|", "\\|"),
        speech.words().size(),
        counts.knownSentences(),
        counts.foundSentences(),
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.exactShare(),
        errors.length == 0 ? Double.NaN : errors[errors.length / 2],
        errors.length == 0 ? Double.NaN : errors[errors.length * 9 / 10]);
    out.flush();
  }

  private static List<TimeSpan> spans(Path file, String recording) throws IOException {
    List<RecordedSegment> all = SegmentFiles.read(file);
    List<String> names =
        all.stream().map(s -> RecordingNameMatcher.comparable(s.recording())).distinct().toList();
    String own = RecordingNameMatcher.comparable(recording);
    List<TimeSpan> spans =
        all.stream()
            .filter(
                s ->
                    names.size() == 1 || RecordingNameMatcher.comparable(s.recording()).equals(own))
            .map(s -> s.span().at(SegmentFiles.RATE))
            .toList();
    if (spans.isEmpty()) {
      throw new IOException(
          file + ": expected segments of " + recording + "; found those of " + names + ".");
    }
    return spans;
  }

  private static BitSet ends(List<TimeSpan> spans, List<SpokenWord> words) {
    BitSet ends = new BitSet();
    for (TimeSpan span : spans) {
      for (int i = words.size() - 1; i >= 0; i--) {
        TimeSpan word = words.get(i).word().span();
        long middle = (word.startSample() + word.endSample()) / 2;
        if (middle >= span.startSample() && middle < span.endSample()) {
          ends.set(i);
          break;
        }
      }
    }
    return ends;
  }

  /** Returns how far the end of each sentence is from the nearest end of a segment, in order. */
  private static double[] errors(List<TimeSpan> spans, BitSet known, List<SpokenWord> words) {
    double[] ends = spans.stream().mapToDouble(TimeSpan::endSeconds).sorted().toArray();
    return known.stream()
        .mapToDouble(i -> words.get(i).word().span().endSeconds())
        .map(
            time -> {
              int at = Arrays.binarySearch(ends, time);
              int next = at >= 0 ? at : -at - 1;
              double later = next < ends.length ? ends[next] - time : Double.POSITIVE_INFINITY;
              double earlier = next > 0 ? time - ends[next - 1] : Double.POSITIVE_INFINITY;
              return Math.min(later, earlier);
            })
        .sorted()
        .toArray();
  }
}
