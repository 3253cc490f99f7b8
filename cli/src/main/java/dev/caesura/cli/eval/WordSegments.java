package dev.caesura.cli.eval;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.resegment.SegmentErrors;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Segments of one recording against the sentences of its transcript, at the gaps between recognised
 * words. A segment ends after the last word whose middle is in it.
 */
final class WordSegments {

  /** As {@code caesura resegment} compares. */
  private static final ScoringTokenizer TOKENS = ScoringTokenizer.of(TokenUnit.BARE);

  private WordSegments() {}

  /** Compares the files and prints a table. */
  static void print(Path words, Path reference, Path segments, PrintWriter out, PrintWriter err)
      throws IOException {
    RecognizedSpeech speech = RecognizedSpeech.read(words, null);
    speech.notes().forEach(note -> err.println("caesura: note: " + note));
    if (!speech.hasTimes()) {
      throw new IOException(words + ": expected words with times; found none.");
    }
    BitSet known = ReferenceSentences.ends(reference, speech.words());
    List<TimeSpan> spans = spans(segments, speech.recording());
    List<int[]> inside = inside(spans, speech.words());
    BitSet found = ends(inside);
    if (found.isEmpty() && !speech.words().isEmpty()) {
      throw new IOException(
          segments
              + ": expected segments of the recording of "
              + words
              + "; found none with a word in it.");
    }
    EndCounts counts = EndCounts.of(found, known, speech.words().size());
    double[] errors = errors(spans, known, speech.words());
    SegmentErrors wordErrors =
        SegmentErrors.of(
            TOKENS, ReferenceSentences.texts(reference), spoken(inside, speech.words()));
    out.println(
        "| recording | words | sentences | segments | P | R | F1 | exact segments | time error,"
            + " median s | 90 % s | WER, cut again | WER, whole segments |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.4f | %.4f | %.4f | %.4f | %.2f | %.2f | %.4f | %.4f |%n",
        speech.recording().replace("|", "\\|"),
        speech.words().size(),
        counts.knownSentences(),
        counts.foundSentences(),
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.exactShare(),
        errors.length == 0 ? Double.NaN : errors[errors.length / 2],
        errors.length == 0 ? Double.NaN : errors[errors.length * 9 / 10],
        wordErrors.cutAgain().rate(),
        wordErrors.wholeSegments().rate());
    out.flush();
  }

  /** Returns the words whose middles are in each segment, each in the first one of them. */
  private static List<List<Word>> spoken(List<int[]> inside, List<SpokenWord> words) {
    List<List<Word>> spoken = new ArrayList<>();
    BitSet used = new BitSet();
    for (int[] indexes : inside) {
      List<Word> own = new ArrayList<>();
      for (int i : indexes) {
        if (!used.get(i)) {
          used.set(i);
          own.add(words.get(i).word());
        }
      }
      spoken.add(own);
    }
    return spoken;
  }

  /** Returns for each segment the indexes of the words whose middles are in it, in order. */
  private static List<int[]> inside(List<TimeSpan> spans, List<SpokenWord> words) {
    long[] middles = new long[words.size()];
    for (int i = 0; i < middles.length; i++) {
      TimeSpan word = words.get(i).word().span();
      middles[i] = (word.startSample() + word.endSample()) / 2;
    }
    // Words of speakers who overlap are not in order of time.
    int[] order =
        IntStream.range(0, middles.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> middles[i]))
            .mapToInt(i -> i)
            .toArray();
    long[] sorted = Arrays.stream(order).mapToLong(i -> middles[i]).toArray();
    List<int[]> inside = new ArrayList<>();
    for (TimeSpan span : spans) {
      int from = firstFrom(sorted, span.startSample());
      int to = Math.max(from, firstFrom(sorted, span.endSample()));
      int[] own = Arrays.copyOfRange(order, from, to);
      Arrays.sort(own);
      inside.add(own);
    }
    return inside;
  }

  /** Returns the index of the first value that is at least {@code least}. */
  private static int firstFrom(long[] sorted, long least) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int half = (low + high) >>> 1;
      if (sorted[half] < least) {
        low = half + 1;
      } else {
        high = half;
      }
    }
    return low;
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
            .sorted(Comparator.comparingLong(TimeSpan::startSample))
            .toList();
    if (spans.isEmpty()) {
      throw new IOException(
          file + ": expected segments of " + recording + "; found those of " + names + ".");
    }
    return spans;
  }

  private static BitSet ends(List<int[]> inside) {
    BitSet ends = new BitSet();
    for (int[] indexes : inside) {
      if (indexes.length > 0) {
        ends.set(indexes[indexes.length - 1]);
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
