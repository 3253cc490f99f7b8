package dev.caesura.models.speech;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.feature.Cmvn;
import dev.caesura.audio.feature.KaldiFbank;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The small JSON beside a framewise network; {@link FramewiseScorer} documents its fields. */
record FramewiseDescription(
    Path network,
    String sha256,
    FrameGrid grid,
    String input,
    boolean isBinsFirst,
    Optional<String> mask,
    Optional<KaldiFbank> fbank,
    Optional<Cmvn> cmvn,
    boolean normalizes,
    String output,
    Activation activation,
    List<Integer> speechColumns,
    int chunkFrames,
    int contextFrames,
    List<Path> files) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final long MAX_BYTES = 4L << 20;
  private static final Set<String> KEYS =
      Set.of(
          "network",
          "sha256",
          "sample_rate",
          "window",
          "hop",
          "input",
          "mask",
          "output",
          "features",
          "activation",
          "speech",
          "chunk_frames",
          "context_frames");
  private static final Set<String> FEATURE_KEYS =
      Set.of("type", "bins", "low_hz", "high_hz", "scale", "taper", "cmvn", "layout", "normalize");

  /** How the output of the network becomes a probability. */
  enum Activation {
    /** Nothing: they are probabilities. */
    NONE,
    /** The logistic function, column by column. */
    SIGMOID,
    /** Softmax over the columns. */
    SOFTMAX
  }

  static FramewiseDescription read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    try {
      JsonNode root = JSON.readTree(Utf8Text.read(file));
      return new Reading(file).description(root);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          file + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reads values by name, each within its range. */
  private record Reading(Path file) {

    FramewiseDescription description(JsonNode root) throws IOException {
      known(root, KEYS, "the description");
      JsonNode features = root.path("features");
      known(features, FEATURE_KEYS, "features");
      String type = text(features, "type");
      boolean isFbank = type.equals("fbank");
      if (!isFbank && !type.equals("samples")) {
        throw new ModelException(
            file + ": features.type: expected fbank or samples; found " + type);
      }
      int rate = number(root, "sample_rate", 16_000, 1000, 384_000);
      int window = number(root, "window", isFbank ? rate / 40 : 400, 2, 1 << 16);
      int hop = number(root, "hop", isFbank ? rate / 100 : 320, 1, 1 << 16);
      FrameGrid grid = new FrameGrid(rate, window, hop);
      List<Path> files = new ArrayList<>();
      files.add(file);
      Path network = beside(text(root, "network"));
      files.add(network);
      return new FramewiseDescription(
          network,
          root.path("sha256").asText(""),
          grid,
          text(root, "input"),
          choice(features, "layout", List.of("frames_first", "bins_first")).equals("bins_first"),
          root.has("mask") ? Optional.of(text(root, "mask")) : Optional.empty(),
          isFbank ? Optional.of(fbank(features, grid)) : Optional.empty(),
          isFbank ? cmvn(features, files) : Optional.empty(),
          features.path("normalize").asBoolean(false),
          text(root, "output"),
          activation(root),
          columns(root.path("speech")),
          number(root, "chunk_frames", 3000, 1, 1 << 20),
          number(root, "context_frames", 200, 0, 1 << 16),
          List.copyOf(files));
    }

    private KaldiFbank fbank(JsonNode features, FrameGrid grid) {
      String taper = features.path("taper").asText("povey").toUpperCase(Locale.ROOT);
      return KaldiFbank.of(
          KaldiFbank.Settings.defaults(grid, number(features, "bins", 80, 1, 512))
              .withRange(features.path("low_hz").asDouble(20), features.path("high_hz").asDouble(0))
              .withScale(features.path("scale").asDouble(32_768))
              .withTaper(KaldiFbank.Taper.valueOf(taper)));
    }

    private Optional<Cmvn> cmvn(JsonNode features, List<Path> files) throws IOException {
      JsonNode cmvn = features.path("cmvn");
      if (cmvn.isMissingNode() || cmvn.isNull()) {
        return Optional.empty();
      }
      Cmvn found;
      if (cmvn.isTextual()) {
        Path statistics = beside(cmvn.asText());
        files.add(statistics);
        found = Cmvn.read(statistics);
      } else {
        found = Cmvn.of(floats(cmvn, "mean"), floats(cmvn, "scale"));
      }
      int bins = number(features, "bins", 80, 1, 512);
      if (found.size() != bins) {
        throw new ModelException(
            file + ": features.cmvn: expected " + bins + " features; found " + found.size());
      }
      return Optional.of(found);
    }

    private float[] floats(JsonNode parent, String name) {
      JsonNode list = parent.path(name);
      float[] values = new float[list.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = list.get(i).isNumber() ? list.get(i).floatValue() : Float.NaN;
      }
      return values;
    }

    private List<Integer> columns(JsonNode speech) {
      List<Integer> columns = new ArrayList<>();
      for (JsonNode column : speech) {
        if (!column.isInt() || column.asInt() < 0 || columns.contains(column.asInt())) {
          throw new ModelException(
              file + ": speech: expected different columns from 0; found " + speech);
        }
        columns.add(column.asInt());
      }
      return columns.isEmpty() ? List.of(0) : List.copyOf(columns);
    }

    private void known(JsonNode node, Set<String> keys, String where) {
      if (!node.isObject()) {
        throw new ModelException(
            file + ": " + where + ": expected an object; found " + node.getNodeType());
      }
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!keys.contains(name)) {
                  throw new ModelException(
                      file
                          + ": "
                          + where
                          + ": expected some of "
                          + new TreeSet<>(keys)
                          + "; found "
                          + name);
                }
              });
    }

    private String text(JsonNode node, String name) {
      String value = node.path(name).asText("");
      if (value.isEmpty()) {
        throw new ModelException(file + ": " + name + ": expected a name; found " + node.get(name));
      }
      return value;
    }

    private Activation activation(JsonNode root) {
      String name = choice(root, "activation", List.of("none", "sigmoid", "softmax"));
      return Activation.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns one of some names; the first where none is given. */
    private String choice(JsonNode node, String name, List<String> allowed) {
      String found = node.path(name).asText(allowed.get(0));
      if (!allowed.contains(found)) {
        throw new ModelException(
            file + ": " + name + ": expected one of " + allowed + "; found " + found);
      }
      return found;
    }

    private int number(JsonNode node, String name, int missing, int least, int most) {
      JsonNode value = node.path(name);
      if (value.isMissingNode()) {
        return missing;
      }
      if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
        throw new ModelException(
            file
                + ": "
                + name
                + ": expected a whole number from "
                + least
                + " to "
                + most
                + "; found "
                + value);
      }
      return value.asInt();
    }

    /** Returns a file beside the description, not anywhere else. */
    private Path beside(String name) {
      Path folder = file.toAbsolutePath().normalize().getParent();
      Path found = folder == null ? Path.of(name) : folder.resolve(name).normalize();
      if (folder == null || !found.startsWith(folder)) {
        throw new ModelException(
            file + ": " + name + ": expected a file in the folder of the description");
      }
      return found;
    }
  }
}
