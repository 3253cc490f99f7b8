package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;
import dev.caesura.models.recognition.cmu.CmuModel;
import dev.caesura.models.recognition.cmu.ModelDefinition;
import dev.caesura.models.recognition.cmu.ModelDefinition.Phone;
import dev.caesura.models.recognition.cmu.ModelDefinition.Triphone;
import dev.caesura.models.recognition.cmu.ModelFiles;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Acoustic model of a language whose phones are tones, in each kind that SphinxTrain makes. Its
 * densities are those of the features of the tones, so it recognises them.
 */
final class ToneModel {

  private static final int RATE = 16_000;
  private static final int STATES = 3;

  /** Frequency of each phone, in hertz; silence is noise. */
  private static final Map<String, Double> TONES =
      new TreeMap<>(Map.of("SIL", 0.0, "a", 450.0, "é", 1200.0, "ö", 2600.0));

  private static final List<String> PHONES = List.copyOf(TONES.keySet());

  /** How the model is written. */
  record Form(CmuModel.Kind kind, String features, boolean isBinary, boolean isDumped, int rate) {}

  private ToneModel() {}

  /** Writes a model, and a dictionary in which each letter is a phone. */
  static void write(Path folder, Form form) throws IOException {
    Files.createDirectories(folder);
    int codebooks =
        switch (form.kind()) {
          case CONTINUOUS -> STATES * PHONES.size();
          case PHONETICALLY_TIED -> PHONES.size();
          case SEMI_CONTINUOUS -> 1;
        };
    Files.writeString(
        folder.resolve("feat.params"),
        "-nfilt 25 -lowerf 130 -upperf 3700 -transform dct -lifter 22 -cmn none -agc none\n"
            + "-remove_noise no -varnorm no\n-samprate "
            + form.rate()
            + "\n"
            + form.features()
            + (form.kind() == CmuModel.Kind.PHONETICALLY_TIED ? "\n-model ptm\n" : "\n"));
    Files.writeString(folder.resolve("noisedict"), "<s> SIL\n</s> SIL\n<sil> SIL\n");
    Files.writeString(
        folder.resolve("tones.dic"), "aéa a é a\nöa ö a\nÉÖ é ö\naöé a ö é\néaé é a é\n");
    int[] widths =
        form.features().contains("s2_4x")
            ? new int[] {12, 24, 3, 12}
            : form.features().contains("svspec") ? new int[] {13, 13, 13} : new int[] {39};
    float[][][] means = new float[PHONES.size()][][];
    float[][][] variances = new float[PHONES.size()][][];
    write(folder, form, codebooks, widths, means, variances);
    CmuModel unknown = CmuModel.read(folder, Set.of());
    List<List<float[]>> all = vectors(unknown, form.rate());
    for (int phone = 0; phone < PHONES.size(); phone++) {
      List<float[]> vectors = all.get(phone);
      means[phone] = split(mean(vectors, new float[vectors.get(0).length], 1), widths);
      variances[phone] =
          split(mean(vectors, mean(vectors, new float[vectors.get(0).length], 1), 2), widths);
    }
    write(folder, form, codebooks, widths, means, variances);
  }

  private static void write(
      Path folder, Form form, int codebooks, int[] widths, float[][][] means, float[][][] variances)
      throws IOException {
    ModelFiles files = new ModelFiles(ByteOrder.LITTLE_ENDIAN);
    int densities = form.kind() == CmuModel.Kind.SEMI_CONTINUOUS ? PHONES.size() : 2;
    float[][][][] allMeans = new float[codebooks][widths.length][densities][];
    float[][][][] allVariances = new float[codebooks][widths.length][densities][];
    for (int codebook = 0; codebook < codebooks; codebook++) {
      for (int stream = 0; stream < widths.length; stream++) {
        for (int density = 0; density < densities; density++) {
          int phone =
              switch (form.kind()) {
                case CONTINUOUS -> codebook / STATES;
                case PHONETICALLY_TIED -> codebook;
                case SEMI_CONTINUOUS -> density;
              };
          allMeans[codebook][stream][density] = vector(means[phone], stream, widths[stream], 0);
          allVariances[codebook][stream][density] =
              vector(variances[phone], stream, widths[stream], 1);
        }
      }
    }
    files.densities(folder.resolve("means"), allMeans);
    files.densities(folder.resolve("variances"), allVariances);
    int senones = STATES * PHONES.size();
    float[][][] weights = new float[senones][widths.length][densities];
    for (int senone = 0; senone < senones; senone++) {
      for (float[] stream : weights[senone]) {
        Arrays.fill(stream, form.kind() == CmuModel.Kind.SEMI_CONTINUOUS ? 0.01f : 0.5f);
        if (form.kind() == CmuModel.Kind.SEMI_CONTINUOUS) {
          stream[senone / STATES] = 0.97f;
        }
      }
    }
    if (form.isDumped()) {
      files.dump(folder.resolve("sendump"), weights, 3);
    } else {
      files.weights(folder.resolve("mixture_weights"), weights);
    }
    float[][][] transitions = new float[PHONES.size()][STATES][STATES + 1];
    for (float[][] matrix : transitions) {
      for (int state = 0; state < STATES; state++) {
        matrix[state][state] = 5;
        matrix[state][state + 1] = 1;
      }
    }
    files.transitions(folder.resolve("transition_matrices"), transitions);
    ModelDefinition definition = definition();
    if (form.isBinary()) {
      files.binaryDefinition(folder.resolve("mdef"), definition, PHONES.size());
    } else {
      ModelFiles.textDefinition(folder.resolve("mdef"), definition, PHONES.size());
    }
  }

  /** Phones whose senones are consecutive, and a triphone with the same senones. */
  private static ModelDefinition definition() {
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < PHONES.size(); i++) {
      phones.add(
          new Phone(PHONES.get(i), i == 0, i, List.of(STATES * i, STATES * i + 1, STATES * i + 2)));
    }
    Triphone inside = new Triphone(2, 1, 1, 'i', 2, phones.get(2).senones());
    return new ModelDefinition(phones, List.of(inside), STATES * PHONES.size());
  }

  private static float[] vector(float[][] streams, int stream, int width, float otherwise) {
    if (streams != null) {
      return streams[stream];
    }
    float[] vector = new float[width];
    Arrays.fill(vector, otherwise);
    return vector;
  }

  private static float[][] split(float[] vector, int[] widths) {
    float[][] streams = new float[widths.length][];
    int from = 0;
    for (int i = 0; i < widths.length; i++) {
      streams[i] = Arrays.copyOfRange(vector, from, from += widths[i]);
    }
    return streams;
  }

  /** Returns the mean power of the distance from a centre, at least 0.5 for variances. */
  private static float[] mean(List<float[]> vectors, float[] centre, int power) {
    float[] mean = new float[centre.length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) Math.pow(vector[i] - centre[i], power) / vectors.size();
      }
    }
    for (int i = 0; i < mean.length && power == 2; i++) {
      mean[i] = Math.max(0.5f, mean[i]);
    }
    return mean;
  }

  /** Returns the features of each phone, beside each other phone. */
  private static List<List<float[]>> vectors(CmuModel model, int rate) throws IOException {
    int count = PHONES.size();
    int length = rate / 5;
    float[] samples = new float[2 * count * count * length];
    Random random = new Random(3);
    for (int i = 0; i < 2 * count * count; i++) {
      add(samples, i * length, (i + 1) * length, TONES.get(phone(i)), rate, random);
    }
    StreamDataSource source = new StreamDataSource(rate, 3200, 16, false, true);
    FrontEnd frontEnd = new FrontEnd(ModelFrontEnd.steps(model, source));
    byte[] pcm = Pcm.of(Signal.of(samples, rate));
    source.setInputStream(new ByteArrayInputStream(pcm), TimeFrame.INFINITE);
    List<List<float[]>> vectors = new ArrayList<>();
    PHONES.forEach(phone -> vectors.add(new ArrayList<>()));
    int frame = 0;
    for (Data data = frontEnd.getData(); data != null; data = frontEnd.getData()) {
      if (data instanceof FloatData vector) {
        // The middle of a frame of 25 ms lies in the second one of its shifts by 10 ms.
        String phone = phone(Math.min(2 * count * count - 1, (frame++ + 1) / 20));
        vectors.get(PHONES.indexOf(phone)).add(vector.getValues());
      }
    }
    return vectors;
  }

  /** Returns the phone at a place of a sequence in which each one follows each other one. */
  private static String phone(int place) {
    int pair = place / 2;
    int count = PHONES.size();
    return PHONES.get(place % 2 == 0 ? pair / count : pair % count);
  }

  /** Speaks words at 16 kHz: 0.2 s for each letter, with 0.4 s of silence around words. */
  static Signal speak(String text) {
    List<float[]> parts = new ArrayList<>();
    Random random = new Random(5);
    for (String word : text.split(" ")) {
      float[] samples = new float[(int) (RATE * (0.4 + 0.2 * word.length()))];
      add(samples, 0, (int) (0.4 * RATE), 0, RATE, random);
      for (int i = 0; i < word.length(); i++) {
        int from = (int) (RATE * (0.4 + 0.2 * i));
        double tone = TONES.get(word.substring(i, i + 1));
        add(samples, from, from + (int) (0.2 * RATE), tone, RATE, random);
      }
      parts.add(samples);
    }
    float[] end = new float[(int) (0.4 * RATE)];
    add(end, 0, end.length, 0, RATE, random);
    parts.add(end);
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return Signal.of(all, RATE);
  }

  private static void add(float[] samples, int from, int to, double tone, int rate, Random random) {
    for (int i = from; i < Math.min(to, samples.length); i++) {
      samples[i] =
          (float) (tone == 0 ? 0 : 0.3 * Math.sin(2 * Math.PI * tone * i / rate))
              + 0.003f * (float) random.nextGaussian();
    }
  }
}
