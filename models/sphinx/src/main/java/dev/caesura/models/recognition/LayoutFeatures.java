package dev.caesura.models.recognition;

import dev.caesura.models.recognition.cmu.FeatureLayout;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.feature.AbstractFeatureExtractor;

/** Computes the feature vectors of a {@link FeatureLayout} from cepstra. Not thread-safe. */
final class LayoutFeatures extends AbstractFeatureExtractor {

  private final FeatureLayout layout;

  LayoutFeatures(FeatureLayout layout) {
    super(layout.window());
    this.layout = layout;
  }

  @Override
  protected Data computeNextFeature() {
    double[][] cepstra = new double[2 * window + 1][];
    for (int i = 0; i < cepstra.length; i++) {
      int at = currentPosition - window + i + cepstraBufferSize;
      cepstra[i] = cepstraBuffer[at % cepstraBufferSize].getValues();
    }
    DoubleData current = cepstraBuffer[currentPosition];
    currentPosition = (currentPosition + 1) % cepstraBufferSize;
    return new FloatData(
        layout.vector(cepstra), current.getSampleRate(), current.getFirstSampleNumber());
  }
}
