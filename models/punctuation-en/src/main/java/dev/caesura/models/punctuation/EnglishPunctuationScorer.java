package dev.caesura.models.punctuation;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.NativeLibrary;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.MeanPunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scorer of missing punctuation and capitals of English text: a pre-trained encoder that {@code
 * models/training/punctuation.py} trained on.
 *
 * <p>It reads words in lower case, in windows of 254 tokens that overlap; a text of any length
 * takes memory in proportion. Of marks that are there, it sees the last one after a word. Windows
 * run on the common pool. What it gives for other languages is of no use.
 *
 * <p>Thread-safe. Source: MiniLM (Wang et al. 2020), E5 (Wang et al. 2022).
 */
public final class EnglishPunctuationScorer implements PunctuationScorer, AutoCloseable {

  private static final String NETWORK = "punctuation-en.onnx";
  private static final String TOKENIZER = "punctuation-en-tokenizer.json";
  private static final String SHA256 =
      "f12c6068e8422febd83a69a38ecd7ed550615953fdfc873791e2a220dbe7a563";

  static final String IDS = "ids";
  static final String SCORES = "scores";
  private static final Signature SIGNATURE =
      Signature.of(List.of(Port.int64(IDS)), List.of(Port.float32(SCORES)));

  /**
   * What this scorer counts beside another one: chosen on the sentences that {@code bench/run
   * punctuation} does not count by default.
   */
  private static final float SHARE = 0.7f;

  private static final int MARKS = Mark.values().length;

  /** Places of the other outputs. */
  private static final int FIRST_UPPER = MARKS;

  private static final int ALL_UPPER = MARKS + 1;
  private static final int END = MARKS + 2;

  private final OnnxModel network;
  private final HuggingFaceTokenizer tokenizer;
  private final TokenWindows windows;

  private EnglishPunctuationScorer(OnnxModel network, HuggingFaceTokenizer tokenizer) {
    this.network = network;
    this.tokenizer = tokenizer;
    windows = new TokenWindows(network);
  }

  /**
   * Opens the network of this artifact.
   *
   * @return the scorer; the caller closes it
   * @throws ModelException if the jar's file was changed, or the engine or tokenizer cannot start
   */
  public static EnglishPunctuationScorer open() {
    try {
      byte[] weights = resource(NETWORK);
      HuggingFaceTokenizer tokenizer = tokenizer(resource(TOKENIZER));
      boolean opened = false;
      try {
        OnnxModel network =
            OnnxModel.open(NETWORK, weights, SIGNATURE, OnnxOptions.defaults().withSha256(SHA256));
        opened = true;
        return new EnglishPunctuationScorer(network, tokenizer);
      } finally {
        if (!opened) {
          tokenizer.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HuggingFaceTokenizer tokenizer(byte[] json) throws IOException {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "false", "truncation", "DO_NOT_TRUNCATE", "padding", "DO_NOT_PAD");
    NativeLibrary.loadTokenizers(LibUtils::checkStatus);
    try (InputStream in = new ByteArrayInputStream(json)) {
      return HuggingFaceTokenizer.newInstance(in, options);
    } catch (RuntimeException e) {
      throw new ModelException(TOKENIZER + ": expected a tokenizer; found " + e.getMessage(), e);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = EnglishPunctuationScorer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException(name + ": expected a file of the jar; found none");
      }
      return in.readAllBytes();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the scorer is closed
   * @throws ModelException if the network fails
   */
  @Override
  public PunctuationScores punctuation(String text) {
    Map<String, long[]> known = new HashMap<>();
    WordTokens tokens = WordTokens.of(text, part -> known.computeIfAbsent(part, this::ids));
    float[] outputs = windows.run(tokens);
    float[] boundaries = new float[text.length()];
    float[] marks = new float[Math.multiplyExact(text.length(), MARKS)];
    float[] upper = new float[text.length()];
    for (int i = 0; i < text.length(); i++) {
      marks[i * MARKS] = 1;
    }
    for (WordTokens.Word word : tokens.words()) {
      int last = word.lastToken() * TokenWindows.OUTPUTS;
      addMarks(outputs, last, marks, (word.to() - 1) * MARKS);
      float end = probability(outputs[last + END]);
      for (int i = word.to() - 1; i < word.end(); i++) {
        boolean whole =
            i + 1 == text.length()
                || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        boundaries[i] = whole ? end : 0;
      }
      float all = probability(outputs[word.firstToken() * TokenWindows.OUTPUTS + ALL_UPPER]);
      for (WordTokens.Piece piece : word.pieces()) {
        int place = piece.token() * TokenWindows.OUTPUTS;
        int first = piece.from() + Character.charCount(text.codePointAt(piece.from())) - 1;
        upper[first] = probability(outputs[place + FIRST_UPPER]);
        for (int i = first + 1; i < piece.to(); i++) {
          upper[i] = all;
        }
      }
    }
    return PunctuationScores.of(BoundaryScores.of(text, boundaries), marks, upper);
  }

  /**
   * Returns the mean of this scorer and one that reads characters, such as the network of the
   * splitter, which is better than either: they err at different places.
   *
   * @param characters the other scorer; whoever opened it closes it
   * @return the scorer; this one stays open as long as it is used
   */
  public PunctuationScorer with(PunctuationScorer characters) {
    return MeanPunctuationScorer.of(this, characters, SHARE);
  }

  private long[] ids(String part) {
    return tokenizer.encode(Utf8Text.wellFormed(part), false, false).getIds();
  }

  /** Adds a softmax over the marks. */
  private static void addMarks(float[] outputs, int from, float[] marks, int to) {
    float most = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < MARKS; k++) {
      most = Math.max(most, outputs[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < MARKS; k++) {
      sum += Math.exp(outputs[from + k] - most);
    }
    for (int k = 0; k < MARKS; k++) {
      marks[to + k] = (float) (Math.exp(outputs[from + k] - most) / sum);
    }
  }

  private static float probability(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  /** Frees the network; a second call does nothing. */
  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
