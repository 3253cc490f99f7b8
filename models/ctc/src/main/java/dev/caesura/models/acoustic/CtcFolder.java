package dev.caesura.models.acoustic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * An opened folder of a CTC network, checked by a run over two seconds of noise.
 *
 * @param model the network; whoever has the folder closes it
 * @param front what the network takes
 * @param vocabulary its symbols
 */
record CtcFolder(OnnxModel model, CtcFrontEnd front, CtcVocabulary vocabulary) {

  private static final int PROBE_SAMPLES = 2 * CtcAcousticModel.RATE;
  private static final int MAX_BANDS = 1024;

  static CtcFolder open(Path folder, Locale language) throws IOException {
    CtcFiles files = CtcFiles.of(folder);
    boolean isNemo = files.has("tokens.txt") || files.has("vocab.txt");
    if (!isNemo && !files.has("vocab.json")) {
      throw new IOException(
          files.file("vocab.json")
              + ": expected the vocabulary, or tokens.txt of a NeMo model; found neither. Copy it"
              + " from the folder of the model that was exported.");
    }
    return files.has("vocab.json") ? huggingFace(files, language) : nemo(files);
  }

  private static CtcFolder huggingFace(CtcFiles files, Locale language) throws IOException {
    CtcFrontEnd front = new SampleFrontEnd(files.hop(), files.normalizes());
    CtcSymbols.requireVocabulary(files);
    Path network = files.network();
    OnnxModel model = OnnxModel.open(network, SampleFrontEnd.SIGNATURE, OnnxOptions.defaults());
    try {
      CtcVocabulary vocabulary =
          CtcSymbols.ofHuggingFace(files, language, outputs(model, front.output()));
      return checked(new CtcFolder(model, front, vocabulary), files.file("vocab.json"));
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** Returns the number of symbols that a network states; -1 if it states none. */
  private static int outputs(OnnxModel model, String output) {
    long[] shape = model.shape(output);
    return shape.length == 3 && shape[2] > 0 ? (int) Math.min(shape[2], Integer.MAX_VALUE) : -1;
  }

  private static CtcFolder nemo(CtcFiles files) throws IOException {
    Path network = files.network();
    OnnxModel model = OnnxModel.open(network, MelFrontEnd.SIGNATURES, OnnxOptions.defaults());
    try {
      JsonNode config = files.json("config.json");
      Map<String, String> facts = model.metadata();
      MelFrontEnd front = mels(model, facts, config);
      CtcVocabulary vocabulary = CtcSymbols.ofNemo(files, outputs(model, front.output()));
      Path symbols = files.file(files.has("tokens.txt") ? "tokens.txt" : "vocab.txt");
      return checked(new CtcFolder(model, front, vocabulary), symbols);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static MelFrontEnd mels(OnnxModel model, Map<String, String> facts, JsonNode config) {
    String input =
        model.inputs().stream()
            .map(port -> port.name())
            .filter(name -> name.endsWith("_signal"))
            .findFirst()
            .orElseThrow();
    long[] shape = model.shape(input);
    if (shape.length != 3) {
      throw wrongRank(model, input, 3, shape);
    }
    long bands = shape[1] > 0 ? shape[1] : config.path("features_size").asLong(80);
    if (bands < 1 || bands > MAX_BANDS) {
      throw new ModelException(
          model.name() + ": expected 1 to " + MAX_BANDS + " mel bands; found " + bands);
    }
    String type = facts.getOrDefault("normalize_type", "per_feature");
    if (!type.matches("per_feature|NA|None|")) {
      throw new ModelException(
          model.name() + ": normalize_type: expected per_feature or NA; found " + type);
    }
    LogMel mels = new LogMel((int) bands, type.equals("per_feature"));
    String stated =
        facts
            .getOrDefault("subsampling_factor", config.path("subsampling_factor").asText(""))
            .strip();
    MelFrontEnd front = new MelFrontEnd(input, mels, 1);
    long[] given = front.run(model, noise(), PROBE_SAMPLES / LogMel.HOP).shape();
    double ratio = given.length == 3 ? PROBE_SAMPLES / LogMel.HOP / (double) given[1] : 1;
    int found = 1 << (int) Math.max(0, Math.round(Math.log(ratio) / Math.log(2)));
    if (!stated.isEmpty() && !stated.equals(Integer.toString(found))) {
      throw new ModelException(
          model.name()
              + ": subsampling_factor: expected "
              + found
              + ", as the network gives it; found "
              + stated);
    }
    return new MelFrontEnd(input, mels, found);
  }

  private static ModelException wrongRank(OnnxModel model, String input, int rank, long[] shape) {
    return new ModelException(
        model.name()
            + ": input "
            + input
            + ": expected "
            + rank
            + " dimensions; found "
            + Arrays.toString(shape)
            + (rank == 2
                ? ". A network on spectral features needs tokens.txt, and no vocab.json."
                : ". A network on samples needs vocab.json, and no tokens.txt."));
  }

  private static float[] noise() {
    Random dice = new Random(1);
    float[] noise = new float[PROBE_SAMPLES];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.01 * dice.nextGaussian());
    }
    return noise;
  }

  /** Runs the network once, so that a folder that does not fit fails before hours of work. */
  private static CtcFolder checked(CtcFolder opened, Path symbols) {
    opened.check(symbols);
    return opened;
  }

  private void check(Path symbols) {
    long[] input = model.shape(front.input());
    if (input.length != 0 && input.length != front.rank()) {
      throw wrongRank(model, front.input(), front.rank(), input);
    }
    int frames = PROBE_SAMPLES / front.hop();
    Tensor given = front.run(model, noise(), frames);
    long[] shape = given.shape();
    if (shape.length != 3 || shape[2] != vocabulary.size()) {
      throw new ModelException(
          model.name()
              + ": output "
              + front.output()
              + ": expected [1, frames, "
              + vocabulary.size()
              + "], as "
              + symbols
              + " has "
              + vocabulary.size()
              + " symbols; found "
              + Arrays.toString(shape)
              + ". Take both files from one model.");
    }
    FloatBuffer values = given.floats();
    while (values.hasRemaining()) {
      CtcAcousticModel.requireNumber(values.get(), model.name(), front.output());
    }
    if (Math.abs(shape[1] - frames) > 2) {
      throw new ModelException(
          model.name()
              + ": expected about "
              + frames
              + " frames of "
              + PROBE_SAMPLES
              + " samples, at a hop of "
              + front.hop()
              + "; found "
              + shape[1]
              + ". Copy config.json, which has conv_stride, from the model.");
    }
  }
}
