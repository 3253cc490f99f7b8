package dev.caesura.models.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Features drawn from random Gaussians of letters, with known times. */
final class SyntheticSpeech {

  static final int UNITS = 12;
  private static final int SIZE = SpeechFeatures.SIZE;

  final List<int[][]> sentences;
  final List<int[]> times;
  final FeatureBlocks features;
  final boolean[] speech;

  private SyntheticSpeech(
      List<int[][]> sentences, List<int[]> times, FeatureBlocks features, boolean[] speech) {
    this.sentences = sentences;
    this.times = times;
    this.features = features;
    this.speech = speech;
  }

  SyntheticSpeech(int seed, int count) {
    sentences = new ArrayList<>();
    times = new ArrayList<>();
    Random random = new Random(seed);
    float[][] means = new float[UNITS * StateNetwork.STATES + 1][SIZE];
    for (float[] mean : means) {
      for (int d = 0; d < SIZE; d++) {
        mean[d] = (float) (0.7 * random.nextGaussian());
      }
    }
    List<float[]> frames = new ArrayList<>();
    List<Boolean> spoken = new ArrayList<>();
    silence(frames, spoken, means[means.length - 1], random);
    for (int i = 0; i < count; i++) {
      int[][] words = new int[2 + random.nextInt(5)][];
      int from = frames.size();
      for (int w = 0; w < words.length; w++) {
        words[w] = random.ints(2 + random.nextInt(5), 0, UNITS).toArray();
        for (int unit : words[w]) {
          for (int k = 0; k < StateNetwork.STATES; k++) {
            int length = 1 + random.nextInt(4);
            for (int n = 0; n < length; n++) {
              frames.add(frame(means[unit * StateNetwork.STATES + k], random));
              spoken.add(true);
            }
          }
        }
      }
      times.add(new int[] {from, frames.size()});
      sentences.add(words);
      silence(frames, spoken, means[means.length - 1], random);
    }
    float[] rows = new float[frames.size() * SIZE];
    speech = new boolean[frames.size()];
    for (int t = 0; t < speech.length; t++) {
      System.arraycopy(frames.get(t), 0, rows, t * SIZE, SIZE);
      speech[t] = spoken.get(t);
    }
    features = FeatureBlocks.of(rows, SIZE);
  }

  /** Returns the recording with noise in the place of some sentences. */
  SyntheticSpeech spoiled(int... which) {
    Random random = new Random(9);
    float[] rows = new float[features.frames() * SIZE];
    float[] row = new float[SIZE];
    for (int t = 0; t < features.frames(); t++) {
      features.copyFrame(t, row);
      for (int i : which) {
        if (t >= times.get(i)[0] && t < times.get(i)[1]) {
          for (int d = 0; d < SIZE; d++) {
            row[d] = (float) random.nextGaussian();
          }
        }
      }
      System.arraycopy(row, 0, rows, t * SIZE, SIZE);
    }
    return new SyntheticSpeech(sentences, times, FeatureBlocks.of(rows, SIZE), speech);
  }

  /** Returns the recording with sounds in the middle that are neither speech nor silence. */
  SyntheticSpeech withMusic(int frames) {
    Random random = new Random(10);
    int cut = times.get(times.size() / 2)[0] - 5;
    float[] rows = new float[(features.frames() + frames) * SIZE];
    boolean[] spoken = new boolean[features.frames() + frames];
    float[] row = new float[SIZE];
    float[] tone = new float[SIZE];
    for (int t = 0; t < spoken.length; t++) {
      if (t >= cut && t < cut + frames) {
        if ((t - cut) % 50 == 0) {
          for (int d = 0; d < SIZE; d++) {
            tone[d] = (float) (2.5 * random.nextGaussian());
          }
        }
        row = frame(tone, random);
      } else {
        int from = t < cut ? t : t - frames;
        features.copyFrame(from, row);
        spoken[t] = speech[from];
      }
      System.arraycopy(row, 0, rows, t * SIZE, SIZE);
    }
    List<int[]> moved = new ArrayList<>();
    for (int[] time : times) {
      int by = time[0] < cut ? 0 : frames;
      moved.add(new int[] {time[0] + by, time[1] + by});
    }
    return new SyntheticSpeech(sentences, moved, FeatureBlocks.of(rows, SIZE), spoken);
  }

  private static void silence(
      List<float[]> frames, List<Boolean> spoken, float[] mean, Random random) {
    int length = 15 + random.nextInt(60);
    for (int n = 0; n < length; n++) {
      frames.add(frame(mean, random));
      spoken.add(false);
    }
  }

  private static float[] frame(float[] mean, Random random) {
    float[] frame = new float[SIZE];
    for (int d = 0; d < SIZE; d++) {
      frame[d] = mean[d] + (float) (0.8 * random.nextGaussian());
    }
    return frame;
  }

  /** Trains and aligns a transcript; returns the places and gains of its sentences. */
  static Result align(List<int[][]> texts, SyntheticSpeech recording, int jobs) {
    return align(TrainingPart.of(texts, UNITS, recording.features, recording.speech, jobs));
  }

  /** Trains and aligns a transcript that a voice has found at given places. */
  static Result align(List<int[][]> texts, SyntheticSpeech recording, int[][] voiced) {
    TrainingPart part = TrainingPart.of(texts, UNITS, recording.features, recording.speech, 1);
    part.setVoiced(voiced);
    return align(part);
  }

  private static Result align(TrainingPart part) {
    SelfTraining training = new SelfTraining(List.of(part));
    training.run();
    JudgedPart judged = JudgedPart.of(part, training.middleGain(), Optional.empty());
    return new Result(judged.places(), judged.gains(), training.mixtures());
  }

  @SuppressWarnings("ArrayRecordComponent") // Arrays of frames are not compared.
  record Result(SentencePlaces.Place[] places, double[] gains, GaussianMixtures mixtures) {}
}
