package dev.caesura.models.recognition;

import dev.caesura.models.recognition.cmu.CmuModel;
import dev.caesura.models.recognition.cmu.ModelDefinition.Phone;
import dev.caesura.models.recognition.cmu.ModelDefinition.Triphone;
import edu.cmu.sphinx.decoder.adaptation.ClusteredDensityFileData;
import edu.cmu.sphinx.decoder.adaptation.Transform;
import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import edu.cmu.sphinx.linguist.acoustic.LeftRightContext;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.GaussianWeights;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.HMMManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Pool;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMM;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneSequence;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Gives a {@link CmuModel} to Sphinx-4, whose own loader reads neither quantised weights nor binary
 * definitions, needs streams of equal length, and takes the number of a transition matrix for that
 * of a codebook. Not thread-safe: each decoder has its own, since senones cache scores.
 */
final class ModelLoader implements Loader {

  /** Densities of a shared codebook that count, as in PocketSphinx. */
  private static final int TOP_OF_SHARED = 4;

  private final UnitManager units;
  private final Map<String, Unit> phones = new LinkedHashMap<>();
  private final HMMManager hmms = new HMMManager();
  private final Pool<Senone> senones = new Pool<>("senones");

  /**
   * Builds the units, senones and hidden Markov models of a decoder.
   *
   * @param model the model
   * @param codebooks its densities, which decoders share
   * @param units the units of the decoder
   */
  ModelLoader(CmuModel model, List<GaussianCodebook> codebooks, UnitManager units) {
    this.units = units;
    int top = model.kind() == CmuModel.Kind.CONTINUOUS ? model.means().densities() : TOP_OF_SHARED;
    CodebookScores[] scores =
        codebooks.stream()
            .map(codebook -> new CodebookScores(codebook, top))
            .toArray(CodebookScores[]::new);
    int[] owners = owners(model);
    for (int id = 0; id < model.definition().senones(); id++) {
      senones.put(id, new DensitySenone(scores[owners[id]], model.weights().logarithms()[id], id));
    }
    List<float[][]> transitions =
        Arrays.stream(model.transitions().probabilities()).map(ModelLoader::logarithms).toList();
    Map<List<Integer>, SenoneSequence> sequences = new HashMap<>();
    List<Phone> bases = model.definition().phones();
    for (Phone phone : bases) {
      Unit unit = units.getUnit(PhoneKeys.of(phone.name()), phone.filler());
      phones.put(unit.getName(), unit);
      hmms.put(
          new SenoneHMM(
              unit,
              sequence(phone.senones(), sequences),
              transitions.get(phone.matrix()),
              HMMPosition.UNDEFINED));
    }
    for (Triphone triphone : model.definition().triphones()) {
      hmms.put(
          new SenoneHMM(
              unit(triphone, bases),
              sequence(triphone.senones(), sequences),
              transitions.get(triphone.matrix()),
              HMMPosition.lookup(String.valueOf(triphone.position()))));
    }
  }

  /** Returns the number of the codebook of each senone. */
  private static int[] owners(CmuModel model) {
    int[] owners = new int[model.definition().senones()];
    switch (model.kind()) {
      case CONTINUOUS -> Arrays.setAll(owners, i -> i);
      case SEMI_CONTINUOUS -> Arrays.fill(owners, 0);
      case PHONETICALLY_TIED -> {
        List<Phone> bases = model.definition().phones();
        for (Triphone triphone : model.definition().triphones()) {
          triphone.senones().forEach(senone -> owners[senone] = triphone.base());
        }
        for (int base = 0; base < bases.size(); base++) {
          for (int senone : bases.get(base).senones()) {
            owners[senone] = base;
          }
        }
      }
    }
    return owners;
  }

  private Unit unit(Triphone triphone, List<Phone> bases) {
    Unit[] left = {phone(bases.get(triphone.left()))};
    Unit[] right = {phone(bases.get(triphone.right()))};
    return units.getUnit(
        PhoneKeys.of(bases.get(triphone.base()).name()), false, LeftRightContext.get(left, right));
  }

  private Unit phone(Phone phone) {
    return phones.get(PhoneKeys.of(phone.name()));
  }

  private SenoneSequence sequence(List<Integer> ids, Map<List<Integer>, SenoneSequence> sequences) {
    return sequences.computeIfAbsent(
        ids, key -> new SenoneSequence(key.stream().map(senones::get).toArray(Senone[]::new)));
  }

  /** Returns a square matrix of logarithms, whose last row, of the exit, is zero. */
  private static float[][] logarithms(float[][] probabilities) {
    LogMath logs = LogMath.getLogMath();
    int columns = probabilities[0].length;
    float[][] matrix = new float[columns][columns];
    for (int row = 0; row < columns; row++) {
      Arrays.fill(matrix[row], LogMath.LOG_ZERO);
      for (int column = 0; row < probabilities.length && column < columns; column++) {
        matrix[row][column] = logs.linearToLog(probabilities[row][column]);
      }
    }
    return matrix;
  }

  @Override
  public void load() {
    // The model was loaded before.
  }

  @Override
  public void newProperties(PropertySheet properties) {
    // It has no properties.
  }

  @Override
  public Map<String, Unit> getContextIndependentUnits() {
    return phones;
  }

  @Override
  public HMMManager getHMMManager() {
    return hmms;
  }

  @Override
  public Pool<Senone> getSenonePool() {
    return senones;
  }

  @Override
  public int getLeftContextSize() {
    return 1;
  }

  @Override
  public int getRightContextSize() {
    return 1;
  }

  @Override
  public void logInfo() {
    // Sphinx-4 logs nothing here.
  }

  // The decoder never asks for what follows: the front end has its parameters, adaptation the rest.

  @Override
  public Properties getProperties() {
    throw unused();
  }

  @Override
  public float[][] getTransformMatrix() {
    throw unused();
  }

  @Override
  public Pool<float[]> getMeansPool() {
    throw unused();
  }

  @Override
  public Pool<float[][]> getMeansTransformationMatrixPool() {
    throw unused();
  }

  @Override
  public Pool<float[]> getMeansTransformationVectorPool() {
    throw unused();
  }

  @Override
  public Pool<float[]> getVariancePool() {
    throw unused();
  }

  @Override
  public Pool<float[][]> getVarianceTransformationMatrixPool() {
    throw unused();
  }

  @Override
  public Pool<float[]> getVarianceTransformationVectorPool() {
    throw unused();
  }

  @Override
  public GaussianWeights getMixtureWeights() {
    throw unused();
  }

  @Override
  public Pool<float[][]> getTransitionMatrixPool() {
    throw unused();
  }

  @Override
  public void update(Transform transform, ClusteredDensityFileData clusters) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("adaptation is not used");
  }
}
