package dev.caesura.models.hmm;

import java.util.Optional;

/**
 * Judgement of one recording whose transcript is aligned.
 *
 * @param places where the sentences are
 * @param gains what the text of each gains over unrelated text, in natural logarithms for each
 *     frame of speech; 0 if it was not found
 * @param words the probability of each word of each sentence in its frames; NaN if it was not
 *     computed
 * @param agreement the share of text or speech that agrees, from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Arrays of sentences are not compared.
record JudgedPart(
    SentencePlaces.Place[] places, double[] gains, double[][] words, double agreement) {

  /** Gain at which a sentence scores 0.5, in natural logarithms for each frame of speech. */
  static final double EVEN = 1.8;

  /** Gain from which a sentence counts as one that agrees: one in twenty does by chance. */
  private static final double CLEAR = 2.5;

  /** Share of its letters below which a sentence scores less, whatever these gain. */
  private static final double ENOUGH = 0.6;

  /** Frames of lost words at which the score is halved. */
  private static final double LOST_FRAMES = 40;

  /**
   * Judges a recording.
   *
   * @param level half way from what unrelated text gains over speech without text to what the
   *     sentences gain
   * @param earlier the model that its models lean on, if there is one
   */
  static JudgedPart of(TrainingPart part, double level, Optional<HmmModel> earlier) {
    SentencePlaces.Place[] places = part.places();
    SentenceJudge.Judgement judgement =
        new SentenceJudge(part).withEarlier(earlier).judge(places, level);
    return new JudgedPart(
        places,
        judgement.gains(),
        judgement.words(),
        agreement(part.network(), places, judgement.gains(), part.speech()));
  }

  /** Returns the score of each sentence, in [0, 1]; 0 if it was not found. */
  double[] scores() {
    double[] scores = new double[gains.length];
    for (int i = 0; i < scores.length; i++) {
      if (places[i].isFound()) {
        scores[i] =
            Math.min(1, places[i].found() / ENOUGH)
                / (1 + Math.exp(EVEN - gains[i]))
                / (1 + places[i].lost() / LOST_FRAMES);
      }
    }
    return scores;
  }

  /**
   * Returns the share of the text or of the speech that agrees, whichever is greater: a recording
   * may be a part of its text, and a text a part of its recording.
   */
  private static double agreement(
      StateNetwork network, SentencePlaces.Place[] places, double[] gains, boolean[] speech) {
    double letters = 0;
    double agreeingLetters = 0;
    double agreeingFrames = 0;
    for (int i = 0; i < places.length; i++) {
      letters += network.lettersOf(i);
      // A few words that were chosen for their place gain by chance.
      if (places[i].found() >= ENOUGH && gains[i] >= CLEAR) {
        agreeingLetters += places[i].found() * network.lettersOf(i);
        agreeingFrames += SpeechFeatures.speechFrames(speech, places[i].start(), places[i].end());
      }
    }
    return Math.max(
        agreeingLetters / letters,
        agreeingFrames / SpeechFeatures.speechFrames(speech, 0, speech.length));
  }
}
