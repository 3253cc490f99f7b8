package dev.caesura.models.hmm;

/**
 * Acoustic model: units and their mixtures. Immutable.
 *
 * @param language BCP 47 tag of the language that it was trained on
 * @param units the inventory
 * @param mixtures of the states of all units, silence and speech without text
 * @param frames the frames of all recordings that each state was trained on
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record HmmModel(String language, UnitInventory units, GaussianMixtures mixtures, float[] frames) {

  HmmModel {
    int states = units.size() * StateNetwork.STATES + 2;
    if (mixtures.states() != states
        || mixtures.size() != SpeechFeatures.SIZE
        || frames.length != states) {
      throw new IllegalArgumentException(
          "mixtures of "
              + mixtures.states()
              + " states and "
              + mixtures.size()
              + " features: expected "
              + states
              + " and "
              + SpeechFeatures.SIZE);
    }
  }
}
