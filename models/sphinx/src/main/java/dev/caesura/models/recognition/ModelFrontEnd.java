package dev.caesura.models.recognition;

import dev.caesura.models.recognition.cmu.CmuModel;
import dev.caesura.models.recognition.cmu.FeatureParameters;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataBlocker;
import edu.cmu.sphinx.frontend.DataProcessor;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.denoise.Denoise;
import edu.cmu.sphinx.frontend.feature.BatchAGC;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.BatchVarNorm;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.frequencywarp.MelFrequencyFilterBank;
import edu.cmu.sphinx.frontend.transform.DiscreteCosineTransform;
import edu.cmu.sphinx.frontend.transform.DiscreteCosineTransform2;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.transform.Lifter;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Builds the front end of Sphinx-4 for a model: the steps from samples to feature vectors, with the
 * model's own parameters. Stateless.
 *
 * <p>Means are normalised over the whole piece, for each value of {@code -cmn} except none, because
 * pieces are recognised independently of each other. Noise removal is on unless {@code feat.params}
 * turns it off, as in Sphinx-4 and in the PocketSphinx of the time of most models.
 */
final class ModelFrontEnd {

  /**
   * Loggers that are silenced. Sphinx-4 names those of steps by the simple name of their class, and
   * the JDK drops a logger that nothing references, with its level.
   */
  private static final Map<String, Logger> SILENCED = new ConcurrentHashMap<>();

  private ModelFrontEnd() {}

  /** Returns the sample rate of a model in hertz. */
  static int sampleRate(FeatureParameters parameters) throws IOException {
    return (int) parameters.number("samprate", Pcm.SAMPLE_RATE, 4000, 96_000);
  }

  /** Fails if a model has parameters that this front end does not compute. */
  static void check(CmuModel model) throws IOException {
    steps(model, new StreamDataSource());
  }

  /**
   * Builds the steps for a model.
   *
   * @param model the model
   * @param samples the source of the samples, at the sample rate of the model
   * @return the steps, the source first
   * @throws IOException if feat.params has a value that is unknown or not supported
   */
  static List<DataProcessor> steps(CmuModel model, StreamDataSource samples) throws IOException {
    FeatureParameters parameters = model.parameters();
    refuseUnknown(parameters);
    double nyquist = sampleRate(parameters) / 2.0;
    double low = parameters.number("lowerf", 133.33334, 0, nyquist);
    double high = parameters.number("upperf", Math.min(6855.4976, nyquist), low, nyquist);
    int filters = (int) parameters.number("nfilt", 40, 2, 512);
    int cepstra = (int) parameters.number("ncep", parameters.number("ceplen", 13, 2, 64), 2, 64);
    double shift = 1000 / parameters.number("frate", 100, 10, 1000);
    double window = 1000 * parameters.number("wlen", 0.025625, 0.001, 1);
    int points = (int) parameters.number("nfft", -1, 64, 65_536);
    int lifter = (int) parameters.number("lifter", 0, 0, 1000);
    List<DataProcessor> steps = new ArrayList<>();
    steps.add(samples);
    steps.add(new DataBlocker(10));
    steps.add(new Preemphasizer(parameters.number("alpha", 0.97, 0, 1)));
    steps.add(new RaisedCosineWindower(0.46, (float) window, (float) shift));
    steps.add(new DiscreteFourierTransform(points, false));
    steps.add(new MelFrequencyFilterBank(low, high, filters));
    if (parameters.flag("remove_noise", true)) {
      steps.add(new Denoise(0.7, 0.995, 0.5, 0.85, 0.2, 20, 4));
    }
    steps.add(
        parameters.text("transform", "legacy").equals("legacy")
            ? new DiscreteCosineTransform(filters, cepstra)
            : new DiscreteCosineTransform2(filters, cepstra));
    if (parameters.text("transform", "legacy").equals("htk")) {
      steps.add(new FirstCoefficient(Math.sqrt(2)));
    }
    if (lifter > 0) {
      steps.add(new Lifter(lifter));
    }
    if (!parameters.text("cmn", "current").equals("none")) {
      steps.add(new BatchCMN());
    }
    if (parameters.flag("varnorm", false)) {
      steps.add(new BatchVarNorm());
    }
    if (!parameters.text("agc", "none").equals("none")) {
      steps.add(new BatchAGC());
    }
    steps.add(new LayoutFeatures(model.layout()));
    steps.forEach(step -> silence(step.getClass().getSimpleName()));
    return steps;
  }

  private static void silence(String name) {
    SILENCED.computeIfAbsent(name, Logger::getLogger).setLevel(Level.OFF);
  }

  private static void refuseUnknown(FeatureParameters parameters) throws IOException {
    parameters.requireOneOf("transform", "legacy", List.of("legacy", "dct", "htk"));
    parameters.requireOneOf("cmn", "current", List.of("current", "batch", "live", "prior", "none"));
    parameters.requireOneOf("agc", "none", List.of("none", "max", "emax"));
    for (String option : List.of("doublebw", "logspec", "smoothspec")) {
      if (parameters.flag(option, false)) {
        throw parameters.malformed(option, "no, since Sphinx-4 cannot compute it");
      }
    }
    if (!parameters.text("warp_params", "").isEmpty()) {
      throw parameters.malformed("warp_params", "no value, since Sphinx-4 cannot warp");
    }
  }

  /** Multiplies the first cepstral coefficient, which HTK's transform scales differently. */
  private static final class FirstCoefficient extends BaseDataProcessor {

    private final double factor;

    FirstCoefficient(double factor) {
      this.factor = factor;
    }

    @Override
    public Data getData() {
      Data data = getPredecessor().getData();
      if (data instanceof DoubleData cepstrum) {
        cepstrum.getValues()[0] *= factor;
      }
      return data;
    }
  }
}
