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

/** Sphinx-4 decoder with its models. Not thread-safe. */
final class SphinxDecoder {

  private static final String MODEL = "resource:/edu/cmu/sphinx/models/en-us/en-us";
  private static final String STOCK_NGRAMS = MODEL + ".lm.bin";
  private static final String STOCK_DICTIONARY =
      "resource:/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

  /** Referenced here, because the JDK drops a logger that nothing references, with its level. */
  private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");

  /** Lock for loading: Sphinx keeps timers and counters in static maps that are not thread-safe. */
  private static final Object LOADING = new Object();

  private final ConfigurationManager components;
  private final Recognizer recognizer;
  private final StreamDataSource samples;
  private final UnaryOperator<String> written;
  private Recognizer wide;

  private SphinxDecoder(
      String ngrams, String ngramModel, String dictionary, UnaryOperator<String> written) {
    SPHINX.setLevel(Level.OFF);
    URL config = SphinxDecoder.class.getResource("sphinx.xml");
    try {
      this.components = new ConfigurationManager(config);
      components.setGlobalProperty("caesuraModel", MODEL);
      components.setGlobalProperty("caesuraFillers", MODEL + "/noisedict");
      components.setGlobalProperty("caesuraDictionary", dictionary);
      components.setGlobalProperty("caesuraNgrams", ngrams);
      components.setGlobalProperty("caesuraNgramModel", ngramModel);
      this.samples = components.lookup("samples");
      this.written = written;
      this.recognizer = allocate("recognizer");
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 did not load " + ngrams + " with " + dictionary, e);
    }
  }

  /** Loads the models of a transcript, which takes about a second. */
  static SphinxDecoder biased(ModelFolder folder, UnaryOperator<String> written) {
    return new SphinxDecoder(
        folder.arpa().toUri().toString(),
        "biased",
        folder.dictionary().toUri().toString(),
        written);
  }

  /** Loads the models that come with Sphinx. */
  static SphinxDecoder stock() {
    return new SphinxDecoder(STOCK_NGRAMS, "stock", STOCK_DICTIONARY, UnaryOperator.identity());
  }

  private Recognizer allocate(String name) {
    synchronized (LOADING) {
      Recognizer loaded = components.lookup(name);
      loaded.allocate();
      return loaded;
    }
  }

  /** Decodes a piece of at most a minute. */
  List<Word> decode(Signal piece) {
    return decode(piece, recognizer);
  }

  /** Decodes with wider beams, which takes two to three times as long. */
  List<Word> decodeWide(Signal piece) {
    if (wide == null) {
      wide = allocate("wideRecognizer");
    }
    return decode(piece, wide);
  }

  private List<Word> decode(Signal piece, Recognizer pass) {
    List<Word> words = new ArrayList<>();
    samples.setInputStream(new ByteArrayInputStream(Pcm.of(piece)), TimeFrame.INFINITE);
    try {
      for (Result result = pass.recognize(); result != null; result = pass.recognize()) {
        for (WordResult word : result.getTimedBestResult(false)) {
          add(word, piece.span(), words);
        }
      }
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 failed on " + piece.span(), e);
    }
    return words;
  }

  private void add(WordResult result, TimeSpan piece, List<Word> words) {
    String key = result.getWord().getSpelling();
    if (result.isFiller() || key.startsWith("<") || key.startsWith("[")) {
      return;
    }
    long start = at(result.getTimeFrame().getStart(), piece);
    long end = at(result.getTimeFrame().getEnd(), piece);
    words.add(
        new Word(
            written.apply(key), new TimeSpan(start, Math.max(start, end), Pcm.SAMPLE_RATE), 1));
  }

  private static long at(long milliseconds, TimeSpan piece) {
    long sample = piece.startSample() + milliseconds * Pcm.SAMPLE_RATE / 1000;
    return Math.max(piece.startSample(), Math.min(piece.endSample(), sample));
  }
}
