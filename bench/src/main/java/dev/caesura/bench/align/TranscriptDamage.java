package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Kinds of damage to a transcript, or to the words of a recogniser. */
enum TranscriptDamage {
  NONE(TranscriptOrder.KEEP),
  NONE_ANY_ORDER(TranscriptOrder.ANY),
  TENTH_OF_WORDS_WRONG(TranscriptOrder.KEEP),
  THIRD_OF_WORDS_WRONG(TranscriptOrder.KEEP),
  HALF_OF_WORDS_WRONG(TranscriptOrder.KEEP),
  OCR_10(TranscriptOrder.KEEP),
  OCR_20(TranscriptOrder.KEEP),
  SENTENCES_GARBLED(TranscriptOrder.KEEP),
  SENTENCES_MISSING(TranscriptOrder.KEEP),
  SENTENCES_ADDED(TranscriptOrder.KEEP),
  PASSAGES_ADDED(TranscriptOrder.KEEP),
  HALVES_REPLACED(TranscriptOrder.KEEP),
  SENTENCES_MOVED(TranscriptOrder.KEEP),
  SENTENCES_REPEATED(TranscriptOrder.KEEP),
  BLOCKS_MOVED(TranscriptOrder.ANY),
  MIXED(TranscriptOrder.KEEP),
  MIXED_ANY_ORDER(TranscriptOrder.ANY),
  SPEECH_MISSING(TranscriptOrder.KEEP),
  SENTENCES_ECHOED(TranscriptOrder.KEEP),
  SENTENCES_ECHOED_ANY_ORDER(TranscriptOrder.ANY),
  SCATTERED(TranscriptOrder.KEEP),
  SCATTERED_ANY_ORDER(TranscriptOrder.ANY),
  HALF_OF_ANOTHER_CALL(TranscriptOrder.KEEP),
  ANOTHER_CALL(TranscriptOrder.KEEP),
  ANOTHER_CALL_ANY_ORDER(TranscriptOrder.ANY);

  final TranscriptOrder order;

  TranscriptDamage(TranscriptOrder order) {
    this.order = order;
  }

  /**
   * Line of a damaged transcript.
   *
   * @param text the line without its end
   * @param original the number of the original line, or -1 for foreign text
   */
  record Line(String text, int original) {}

  /**
   * A damaged transcript and the recognised words that belong to it.
   *
   * @param lines the transcript
   * @param recognized the words; of {@link #SPEECH_MISSING} and {@link #SENTENCES_ECHOED}, other
   *     ones than the recogniser's, on the same clock
   */
  record Damaged(List<Line> lines, Transcript recognized) {

    Segmentation text() {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.text).append('\n'));
      return AlignTimes.lines(text.toString());
    }
  }

  /** Returns whether no line of the transcript belongs to the recording. */
  boolean isForeign() {
    return this == ANOTHER_CALL || this == ANOTHER_CALL_ANY_ORDER;
  }

  /** Returns whether so much of the text is wrong that no recogniser is to be expected to tell. */
  boolean isExtreme() {
    return this == HALF_OF_WORDS_WRONG || this == OCR_20;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Damages a transcript.
   *
   * @param whole the transcript, a sentence on each line
   * @param foreign sentences of other texts
   * @param other the transcript of another recording
   * @param recognized the recognised words
   * @param random decides what is damaged
   */
  Damaged apply(
      Segmentation whole,
      List<String> foreign,
      Segmentation other,
      Transcript recognized,
      Random random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      lines.add(new Line(whole.string(i).strip(), i));
    }
    return switch (this) {
      case NONE, NONE_ANY_ORDER -> new Damaged(lines, recognized);
      case TENTH_OF_WORDS_WRONG -> new Damaged(wrongWords(lines, 0.1, random), recognized);
      case THIRD_OF_WORDS_WRONG -> new Damaged(wrongWords(lines, 0.33, random), recognized);
      case HALF_OF_WORDS_WRONG -> new Damaged(wrongWords(lines, 0.5, random), recognized);
      case OCR_10 -> new Damaged(noisy(lines, 0.1, random), recognized);
      case OCR_20 -> new Damaged(noisy(lines, 0.2, random), recognized);
      case SENTENCES_GARBLED -> new Damaged(garbled(lines, random), recognized);
      case SENTENCES_MISSING -> new Damaged(missing(lines, 0.3, random), recognized);
      case SENTENCES_ADDED -> new Damaged(added(lines, foreign, 0.2, 1, random), recognized);
      case PASSAGES_ADDED -> new Damaged(added(lines, foreign, 0.03, 10, random), recognized);
      case HALVES_REPLACED -> new Damaged(halves(lines, foreign, 0.15, random), recognized);
      case SENTENCES_MOVED -> new Damaged(moved(lines, 0.05, random), recognized);
      case SENTENCES_REPEATED -> new Damaged(repeated(lines, 0.1, random), recognized);
      case BLOCKS_MOVED -> new Damaged(blocks(lines, 10, random), recognized);
      case MIXED, MIXED_ANY_ORDER ->
          new Damaged(
              added(
                  halves(
                      missing(wrongWords(noisy(lines, 0.03, random), 0.1, random), 0.1, random),
                      foreign,
                      0.05,
                      random),
                  foreign,
                  0.01,
                  10,
                  random),
              recognized);
      case SPEECH_MISSING -> new Damaged(lines, SpeechDamage.withoutStretches(recognized, random));
      case SENTENCES_ECHOED, SENTENCES_ECHOED_ANY_ORDER ->
          new Damaged(lines, SpeechDamage.withEchoes(whole, recognized, random));
      case SCATTERED, SCATTERED_ANY_ORDER -> new Damaged(scattered(lines, other), recognized);
      case HALF_OF_ANOTHER_CALL -> {
        List<Line> half = new ArrayList<>(lines.subList(0, lines.size() / 2));
        for (int i = other.size() / 2; i < other.size(); i++) {
          half.add(new Line(other.string(i).strip(), -1));
        }
        yield new Damaged(half, recognized);
      }
      case ANOTHER_CALL, ANOTHER_CALL_ANY_ORDER -> {
        List<Line> wrong = new ArrayList<>();
        for (int i = 0; i < other.size(); i++) {
          wrong.add(new Line(other.string(i).strip(), -1));
        }
        yield new Damaged(wrong, recognized);
      }
    };
  }

  private static List<Line> wrongWords(List<Line> lines, double share, Random random) {
    List<String> words = new ArrayList<>();
    lines.forEach(line -> Collections.addAll(words, line.text.split(" ")));
    List<Line> damaged = new ArrayList<>();
    for (Line line : lines) {
      List<String> own = new ArrayList<>();
      for (String word : line.text.split(" ")) {
        own.add(random.nextDouble() < share ? words.get(random.nextInt(words.size())) : word);
      }
      damaged.add(new Line(String.join(" ", own), line.original));
    }
    return damaged;
  }

  /** Replaces most words of one line in seven. */
  private static List<Line> garbled(List<Line> lines, Random random) {
    List<Line> wrong = wrongWords(lines, 0.6, random);
    List<Line> damaged = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      damaged.add(random.nextInt(7) == 0 ? wrong.get(i) : lines.get(i));
    }
    return damaged;
  }

  private static List<Line> noisy(List<Line> lines, double share, Random random) {
    return lines.stream()
        .map(line -> new Line(AlignDamage.noisy(line.text, share, random), line.original))
        .toList();
  }

  private static List<Line> missing(List<Line> lines, double share, Random random) {
    return lines.stream().filter(line -> random.nextDouble() >= share).toList();
  }

  private static List<Line> added(
      List<Line> lines, List<String> foreign, double share, int run, Random random) {
    List<Line> damaged = new ArrayList<>();
    for (Line line : lines) {
      damaged.add(line);
      if (random.nextDouble() < share) {
        int from = random.nextInt(foreign.size());
        for (int k = 0; k < run; k++) {
          damaged.add(new Line(foreign.get((from + k) % foreign.size()), -1));
        }
      }
    }
    return damaged;
  }

  /** Replaces the first or the second half of some lines by that of a foreign one. */
  private static List<Line> halves(
      List<Line> lines, List<String> foreign, double share, Random random) {
    List<Line> damaged = new ArrayList<>();
    for (Line line : lines) {
      String[] words = line.text.split(" ");
      if (words.length < 4 || random.nextDouble() >= share) {
        damaged.add(line);
        continue;
      }
      String[] others = foreign.get(random.nextInt(foreign.size())).split(" ");
      boolean isFirst = random.nextBoolean();
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < words.length; k++) {
        boolean isReplaced = (k < words.length / 2) == isFirst;
        text.append(isReplaced ? others[k % others.length] : words[k]).append(' ');
      }
      damaged.add(new Line(text.toString().strip(), line.original));
    }
    return damaged;
  }

  private static List<Line> moved(List<Line> lines, double share, Random random) {
    List<Line> kept = new ArrayList<>();
    List<Line> moving = new ArrayList<>();
    lines.forEach(line -> (random.nextDouble() < share ? moving : kept).add(line));
    for (Line line : moving) {
      kept.add(random.nextInt(kept.size() + 1), line);
    }
    return kept;
  }

  /** Copies some lines to a place up to twenty lines away. */
  private static List<Line> repeated(List<Line> lines, double share, Random random) {
    List<Line> damaged = new ArrayList<>(lines);
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (random.nextDouble() < share) {
        int at = Math.min(damaged.size(), Math.max(0, i + random.nextInt(41) - 20));
        damaged.add(at, lines.get(i));
      }
    }
    return damaged;
  }

  private static List<Line> blocks(List<Line> lines, int count, Random random) {
    List<List<Line>> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      blocks.add(lines.subList(b * lines.size() / count, (b + 1) * lines.size() / count));
    }
    Collections.shuffle(blocks, random);
    return blocks.stream().flatMap(List::stream).toList();
  }

  /** Inserts every tenth sentence between those of another call. */
  private static List<Line> scattered(List<Line> lines, Segmentation other) {
    List<Line> mixed = new ArrayList<>();
    for (int i = 0; i < other.size(); i++) {
      mixed.add(new Line(other.string(i).strip(), -1));
      int own = (int) ((long) i * lines.size() / other.size());
      if (i % 10 == 0) {
        mixed.add(lines.get(own));
      }
    }
    return mixed;
  }
}
