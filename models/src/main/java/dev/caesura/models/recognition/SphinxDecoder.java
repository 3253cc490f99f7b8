package dev.caesura.models.recognition;

import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.ModelException;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.TimeFrame;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One Sphinx-4 decoder with its models. Not thread-safe. */
final class SphinxDecoder {

  static final int SAMPLE_RATE = 16000;

  private static final String MODEL = "resource:/edu/cmu/sphinx/models/en-us/en-us";

  /** Held here, since the JDK forgets the level of a logger that nobody holds. */
  private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");

  private final Recognizer recognizer;
  private final StreamDataSource samples;
  private final UnaryOperator<String> written;

  /**
   * Loads the models, about a second.
   *
   * @param ngrams URL of an ARPA or binary language model
   * @param stock whether it is a binary one
   * @param dictionary URL of a dictionary
   * @param written gives the word of a dictionary key
   */
  SphinxDecoder(
      String ngrams, boolean stock, String dictionary, double beam, UnaryOperator<String> written) {
    SPHINX.setLevel(Level.OFF);
    URL config = SphinxDecoder.class.getResource("sphinx.xml");
    try {
      ConfigurationManager components = new ConfigurationManager(config);
      components.setGlobalProperty("caesuraModel", MODEL);
      components.setGlobalProperty("caesuraFillers", MODEL + "/noisedict");
      components.setGlobalProperty("caesuraDictionary", dictionary);
      components.setGlobalProperty("caesuraNgrams", ngrams);
      components.setGlobalProperty("caesuraNgramModel", stock ? "stock" : "biased");
      components.setGlobalProperty("caesuraRelativeBeam", String.valueOf(beam));
      this.recognizer = components.lookup("recognizer");
      this.samples = components.lookup("samples");
      this.written = written;
      recognizer.allocate();
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 did not load " + ngrams + " with " + dictionary, e);
    }
  }

  /** The words of a piece of at most a minute at {@link #SAMPLE_RATE}. */
  List<Word> decode(Signal piece) {
    List<Word> words = new ArrayList<>();
    samples.setInputStream(new ByteArrayInputStream(pcm(piece)), TimeFrame.INFINITE);
    try {
      for (Result result = recognizer.recognize();
          result != null;
          result = recognizer.recognize()) {
        for (WordResult word : result.getTimedBestResult(false)) {
          add(word, piece.span(), words);
        }
      }
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 failed on " + piece.span(), e);
    }
    return words;
  }

  private void add(WordResult heard, TimeSpan piece, List<Word> words) {
    String key = heard.getWord().getSpelling();
    if (heard.isFiller() || key.startsWith("<") || key.startsWith("[")) {
      return;
    }
    long start = at(heard.getTimeFrame().getStart(), piece);
    long end = at(heard.getTimeFrame().getEnd(), piece);
    words.add(
        new Word(written.apply(key), new TimeSpan(start, Math.max(start, end), SAMPLE_RATE), 1));
  }

  private static long at(long milliseconds, TimeSpan piece) {
    long sample = piece.startSample() + milliseconds * SAMPLE_RATE / 1000;
    return Math.max(piece.startSample(), Math.min(piece.endSample(), sample));
  }

  private static byte[] pcm(Signal piece) {
    byte[] pcm = new byte[2 * piece.length()];
    for (int i = 0; i < piece.length(); i++) {
      int value = Math.round(Math.max(-1, Math.min(1, piece.sample(i))) * 32767);
      pcm[2 * i] = (byte) value;
      pcm[2 * i + 1] = (byte) (value >> 8);
    }
    return pcm;
  }
}
