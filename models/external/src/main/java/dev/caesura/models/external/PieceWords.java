package dev.caesura.models.external;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Words of a piece, moved from the clock of its file to that of the recording. Immutable and
 * thread-safe.
 *
 * <p>Recognisers with a fixed window (30 s for Whisper) give shorter files an end that is that of
 * the window. A segment without times of words that ends after the piece is compressed to end with
 * it. Other words are clipped to the piece. If more than half of the words, and at least three,
 * begin more than a second after it, the file has another unit of time or another recording, and is
 * refused.
 *
 * @param transcript the words on the recording's clock, inside the piece
 * @param repairs what the reader changed, and how many words were compressed or clipped
 */
record PieceWords(Transcript transcript, Repairs repairs) {

  private static final int MIN_LATE_WORDS = 3;

  static PieceWords of(List<Hypothesis> all, TimeSpan piece, String name) throws IOException {
    List<Word> words = new ArrayList<>();
    Repairs repairs = Repairs.NONE;
    for (Hypothesis one : all) {
      repairs = repairs.plus(one.repairs());
      for (List<TimedWord> unit : one.units()) {
        words.addAll(compressed(unit, piece.samples()));
      }
    }
    long slack = piece.samples() + piece.sampleRate();
    List<Word> late = words.stream().filter(w -> w.span().startSample() > slack).toList();
    if (late.size() >= MIN_LATE_WORDS && 2 * late.size() > words.size()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected words within %.2f s; found %d of %d later, \"%s\" at %.2f s",
              name,
              piece.seconds(),
              late.size(),
              words.size(),
              late.get(0).text(),
              late.get(0).span().startSeconds()));
    }
    int clipped = (int) words.stream().filter(w -> w.span().endSample() > piece.samples()).count();
    List<Word> placed =
        words.stream()
            .map(word -> new Word(word.text(), placed(word.span(), piece), word.score()))
            .sorted(Comparator.comparingLong(word -> word.span().startSample()))
            .toList();
    return new PieceWords(new Transcript(placed), repairs.plus(Repairs.NONE.withClipped(clipped)));
  }

  /** Compresses a segment without times of words that ends after the piece. */
  private static List<Word> compressed(List<TimedWord> unit, long samples) {
    List<Word> words = unit.stream().map(TimedWord::word).toList();
    long start = words.get(0).span().startSample();
    long end = words.stream().mapToLong(word -> word.span().endSample()).max().orElseThrow();
    boolean isEstimated = unit.stream().allMatch(word -> word.timing() == Timing.ESTIMATED);
    if (!isEstimated || end <= samples || start >= samples) {
      return words;
    }
    double scale = (double) (samples - start) / (end - start);
    return words.stream()
        .map(
            word -> {
              TimeSpan span = word.span();
              long from = start + Math.round(scale * (span.startSample() - start));
              long to = start + Math.round(scale * (span.endSample() - start));
              // Before the rounding, so that it still counts as clipped if it reached the end.
              return new Word(word.text(), new TimeSpan(from, to, span.sampleRate()), word.score());
            })
        .toList();
  }

  private static TimeSpan placed(TimeSpan span, TimeSpan piece) {
    long start = piece.startSample() + Math.min(span.startSample(), piece.samples());
    long end = piece.startSample() + Math.min(span.endSample(), piece.samples());
    return new TimeSpan(start, end, piece.sampleRate());
  }
}
