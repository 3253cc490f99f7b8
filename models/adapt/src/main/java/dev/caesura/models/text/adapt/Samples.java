package dev.caesura.models.text.adapt;

import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The places of the examples where a sentence may end: the network's logits, the written form, and
 * whether a sentence ends there. The ends of the texts are left out, since nothing is decided
 * there.
 */
final class Samples {

  /** The most feature values that are kept: 200 MB. */
  private static final int MAX_VALUES = 50_000_000;

  private static final float MAX_LOGIT = 30;

  private final int width;
  private final int columns;
  private final int sentences;
  private final int folds;
  private float[] values = new float[1 << 12];
  private float[] own = new float[1 << 10];
  private int[] fold = new int[1 << 10];
  private final BitSet ends = new BitSet();
  private final int[] unseen;
  private int count;

  private Samples(int columns, int sentences, int folds) {
    this.columns = columns;
    this.width = columns + WrittenForm.COUNT;
    this.sentences = sentences;
    this.folds = folds;
    this.unseen = new int[folds];
  }

  static Samples of(ColumnScorer model, List<Segmentation> examples, int folds) {
    int sentences = examples.stream().mapToInt(Segmentation::size).sum();
    Samples samples = new Samples(model.columns(), sentences, folds);
    int before = 0;
    for (Segmentation example : examples) {
      samples.add(model, example, before);
      before += example.size();
    }
    return samples;
  }

  private void add(ColumnScorer model, Segmentation example, int before) {
    String text = example.text();
    int length = WhiteSpace.strip(text, new TextSpan(0, text.length())).end();
    float[] logits = new float[text.length()];
    Arrays.fill(logits, Float.NEGATIVE_INFINITY);
    int first = count;
    int[] places = new int[text.length()];
    model.visit(
        text,
        (index, row) -> {
          logits[index] = row[0];
          if (index < length - 1 && WrittenForm.mayEnd(text, index)) {
            places[count - first] = index;
            put(text, index, row);
          }
        });
    BitSet gold = new BitSet();
    int seen = 0;
    for (int i = 0; i + 1 < example.size(); i++) {
      TextSpan piece = example.spans().get(i);
      TextSpan content = WhiteSpace.strip(text, piece);
      if (content.length() > 0 && content.end() < length) {
        gold.set(content.end() - 1);
        unseen[foldOf(before + i)]++;
      }
    }
    int piece = 0;
    for (int k = first; k < count; k++) {
      int index = places[k - first];
      while (example.spans().get(piece).end() <= index) {
        piece++;
      }
      fold[k] = foldOf(before + piece);
      float most = logits[index];
      for (int i = index + 1; i < length && WhiteSpace.is(text.charAt(i)); i++) {
        most = Math.max(most, logits[i]);
      }
      own[k] = most;
      if (gold.get(index)) {
        ends.set(k);
        unseen[fold[k]]--;
        seen++;
      }
    }
    if (seen > gold.cardinality()) {
      throw new IllegalStateException("a place was visited twice");
    }
  }

  private void put(String text, int index, float[] row) {
    if ((count + 1L) * width > MAX_VALUES) {
      throw new IllegalArgumentException(
          "examples: expected at most "
              + MAX_VALUES / width
              + " places for a boundary; found more. Give fewer; 64 to 256 sentences are usual.");
    }
    if ((count + 1) * width > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, (count + 1) * width));
    }
    if (count == own.length) {
      own = Arrays.copyOf(own, 2 * count);
      fold = Arrays.copyOf(fold, 2 * count);
    }
    int at = count * width;
    for (int k = 0; k < columns; k++) {
      values[at + k] = bounded(row[k]);
    }
    WrittenForm.put(text, index, values, at + columns);
    count++;
  }

  /** Bounds a logit, since half precision overflows; a probability of 1e-13 is as good as none. */
  static float bounded(float logit) {
    return Float.isNaN(logit) ? -MAX_LOGIT : Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, logit));
  }

  /** Returns the fold of a sentence. Neighbours share one, so that nothing leaks between folds. */
  private int foldOf(int sentence) {
    return (int) ((long) sentence * folds / Math.max(1, sentences));
  }

  int count() {
    return count;
  }

  int sentences() {
    return sentences;
  }

  int width() {
    return width;
  }

  int folds() {
    return folds;
  }

  int fold(int place) {
    return fold[place];
  }

  boolean isEnd(int place) {
    return ends.get(place);
  }

  /** Returns the number of boundaries between sentences. */
  int boundaries() {
    return ends.cardinality() + Arrays.stream(unseen).sum();
  }

  /** Returns the number of boundaries of a fold where the network has no place. */
  int unseen(int of) {
    return unseen[of];
  }

  /** Returns the network's highest boundary logit at a place and in the white space after it. */
  float own(int place) {
    return own[place];
  }

  float value(int place, int feature) {
    return values[place * width + feature];
  }
}
