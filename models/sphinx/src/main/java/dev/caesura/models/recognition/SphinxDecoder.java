package dev.caesura.models.recognition;

import dev.caesura.align.Word;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.models.ModelException;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.TimeFrame;
import edu.cmu.sphinx.util.props.Configurable;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

  /** As in Sphinx-4's own configuration. */
  private static final int BYTES_PER_READ = 3200;

  /** Referenced here, because the JDK drops a logger that nothing references, with its level. */
  private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");

  /** Lock for loading: Sphinx keeps timers and counters in static maps that are not thread-safe. */
  private static final Object LOADING = new Object();

  private final ConfigurationManager components;
  private final Recognizer recognizer;
  private final StreamDataSource samples;
  private final UnaryOperator<String> written;
  private final int sampleRate;
  private Recognizer wide;

  private SphinxDecoder(
      String ngrams, String ngramModel, String dictionary, UnaryOperator<String> written) {
    this.components = components(MODEL + "/noisedict", ngrams, ngramModel, dictionary);
    this.written = written;
    this.sampleRate = Pcm.SAMPLE_RATE;
    try {
      components.setGlobalProperty("caesuraModel", MODEL);
      this.samples = components.lookup("samples");
      this.recognizer = allocate("recognizer");
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 did not load " + ngrams + " with " + dictionary, e);
    }
  }

  private SphinxDecoder(SphinxModel model, ModelFolder folder, UnaryOperator<String> written)
      throws IOException {
    this.components =
        components(url(folder.fillers()), url(folder.arpa()), "biased", url(folder.dictionary()));
    this.written = written;
    this.sampleRate = model.sampleRate();
    this.samples = new StreamDataSource(sampleRate, BYTES_PER_READ, 16, false, true);
    try {
      UnitManager units = components.lookup("units");
      replace("loader", new ModelLoader(model.acoustic(), model.codebooks(), units));
      replace("frontEnd", new FrontEnd(ModelFrontEnd.steps(model.acoustic(), samples)));
      this.recognizer = allocate("recognizer");
    } catch (RuntimeException e) {
      throw new ModelException("Sphinx-4 did not load " + model, e);
    }
  }

  private static ConfigurationManager components(
      String fillers, String ngrams, String ngramModel, String dictionary) {
    SPHINX.setLevel(Level.OFF);
    ConfigurationManager components =
        new ConfigurationManager(SphinxDecoder.class.getResource("sphinx.xml"));
    components.setGlobalProperty("caesuraFillers", fillers);
    components.setGlobalProperty("caesuraDictionary", dictionary);
    components.setGlobalProperty("caesuraNgrams", ngrams);
    components.setGlobalProperty("caesuraNgramModel", ngramModel);
    return components;
  }

  /** Puts a component of this project in the place of one of Sphinx-4. */
  private void replace(String name, Configurable component) {
    components.removeConfigurable(name);
    components.addConfigurable(component, name);
  }

  private static String url(Path file) {
    return file.toUri().toString();
  }

  /** Loads the models of a transcript, which takes about a second. */
  static SphinxDecoder biased(ModelFolder folder, UnaryOperator<String> written) {
    return new SphinxDecoder(url(folder.arpa()), "biased", url(folder.dictionary()), written);
  }

  /** Loads the models of a transcript in the language of an acoustic model. */
  static SphinxDecoder biased(
      SphinxModel model, ModelFolder folder, UnaryOperator<String> written) {
    try {
      return new SphinxDecoder(model, folder, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    try {
      byte[] pcm = Pcm.of(atModelRate(piece));
      samples.setInputStream(new ByteArrayInputStream(pcm), TimeFrame.INFINITE);
      for (Result result = pass.recognize(); result != null; result = pass.recognize()) {
        for (WordResult word : result.getTimedBestResult(false)) {
          add(word, piece.span(), words);
        }
      }
    } catch (RuntimeException | IOException e) {
      throw new ModelException("Sphinx-4 failed on " + piece.span(), e);
    }
    return words;
  }

  private Signal atModelRate(Signal piece) throws IOException {
    if (sampleRate == piece.sampleRate()) {
      return piece;
    }
    AudioSource source =
        Resampler.of(
            AudioSource.of("piece", Signal.of(piece.toArray(), piece.sampleRate())), sampleRate);
    return source.read(TimeSpan.fromSeconds(0, piece.span().seconds(), sampleRate));
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
