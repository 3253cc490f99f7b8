package dev.caesura.models.hmm;

import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Sha256;
import dev.caesura.io.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes models. The file {@code model.caesura-hmm} of a folder holds, big-endian:
 *
 * <ol>
 *   <li>the 8 bytes {@code CSRAHMM2}, whose last one is the version
 *   <li>the language and the number of units, then each unit: strings are a 16-bit length in bytes
 *       and UTF-8, the number is of 32 bits
 *   <li>for each unit three states, then silence and speech without text: the frames that it was
 *       trained on as a 32-bit float, the number of components as 32 bits, then of each component
 *       its weight, 39 means and 39 variances as 32-bit floats
 *   <li>the SHA-256 of all bytes before it
 * </ol>
 *
 * Pure functions, safe for use by many threads.
 */
final class HmmModelFile {

  /** The name of the file in its folder. */
  static final String NAME = "model.caesura-hmm";

  private static final byte[] MAGIC = "CSRAHMM2".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final int MAX_UNITS = 4096;
  private static final int MAX_COMPONENTS = 64;
  private static final int MAX_NAME = 64;
  private static final float MAX_FRAMES = 1e12f;
  private static final int MAX_BYTES = 256 << 20;

  private final ByteBuffer in;
  private final String file;

  private HmmModelFile(ByteBuffer in, String file) {
    this.in = in;
    this.file = file;
  }

  /** Writes a model as a whole. */
  static void write(Path folder, HmmModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    writeString(out, model.language());
    out.writeInt(model.units().size());
    for (String unit : model.units().names()) {
      writeString(out, unit);
    }
    GaussianMixtures mixtures = model.mixtures();
    for (int s = 0; s < mixtures.states(); s++) {
      out.writeFloat(model.frames()[s]);
      out.writeInt(mixtures.componentsOf(s));
      int from = mixtures.firstOf(s);
      for (int c = from; c < from + mixtures.componentsOf(s); c++) {
        out.writeFloat(mixtures.weight(c));
        for (int d = 0; d < mixtures.size(); d++) {
          out.writeFloat(mixtures.mean(c, d));
        }
        for (int d = 0; d < mixtures.size(); d++) {
          out.writeFloat(mixtures.variance(c, d));
        }
      }
    }
    out.write(Sha256.digestOf(bytes.toByteArray()));
    Files.createDirectories(folder);
    WholeFile.write(folder.resolve(NAME), part -> Files.write(part, bytes.toByteArray()));
  }

  private static void writeString(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if there is none, or the file is damaged or of another version
   */
  static HmmModel read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file + ": expected an acoustic model; found none. Write one with --save-model.");
    }
    byte[] bytes;
    try (InputStream in = FileBytes.open(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    return read(bytes, file.toString());
  }

  /** Reads a model from bytes; the name is for messages. */
  static HmmModel read(byte[] bytes, String file) throws IOException {
    if (bytes.length > MAX_BYTES) {
      throw new BytePosition(file, MAX_BYTES).malformed("the end of the model", "more bytes");
    }
    int magic = Arrays.mismatch(Arrays.copyOf(bytes, Math.min(bytes.length, MAGIC.length)), MAGIC);
    if (magic >= 0) {
      throw new BytePosition(file, magic)
          .malformed("an acoustic model of version 2 (CSRAHMM2)", "other bytes");
    }
    int end = bytes.length - DIGEST;
    if (end < MAGIC.length
        || !Arrays.equals(
            Sha256.digestOf(Arrays.copyOf(bytes, end)),
            Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new BytePosition(file, Math.max(0, end))
          .malformed("the SHA-256 of the bytes before", "another: the file is damaged");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, end).slice();
    in.position(MAGIC.length);
    return new HmmModelFile(in, file).model();
  }

  private HmmModel model() throws IOException {
    String language = string();
    int count = number("units", MAX_UNITS);
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String name = string();
      if (name.isEmpty() || !seen.add(name) || (i == 0 && !name.equals(UnitInventory.OTHER))) {
        throw malformed("a unit that is new, and first " + UnitInventory.OTHER, name);
      }
      names.add(name);
    }
    int size = SpeechFeatures.SIZE;
    int states = count * StateNetwork.STATES + 2;
    int[] first = new int[states + 1];
    float[] frames = new float[states];
    List<float[]> components = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      frames[s] = frames();
      int own = number("components", MAX_COMPONENTS);
      for (int c = 0; c < own; c++) {
        components.add(component(size));
      }
      first[s + 1] = components.size();
    }
    if (in.hasRemaining()) {
      throw malformed("the end of the model", in.remaining() + " more bytes");
    }
    float[] weights = new float[components.size()];
    float[] means = new float[weights.length * size];
    float[] variances = new float[weights.length * size];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = components.get(c)[0];
      System.arraycopy(components.get(c), 1, means, c * size, size);
      System.arraycopy(components.get(c), 1 + size, variances, c * size, size);
    }
    return new HmmModel(
        language,
        UnitInventory.of(names),
        new GaussianMixtures(size, first, means, variances, weights),
        frames);
  }

  private float frames() throws IOException {
    need(Float.BYTES);
    float value = in.getFloat();
    if (!(value >= 0 && value <= MAX_FRAMES)) {
      throw malformed("a number of frames from 0 to " + MAX_FRAMES, Float.toString(value));
    }
    return value;
  }

  private float[] component(int size) throws IOException {
    need(Float.BYTES * (1 + 2 * size));
    float[] values = new float[1 + 2 * size];
    for (int i = 0; i < values.length; i++) {
      float value = in.getFloat();
      boolean positive = i == 0 || i > size;
      if (!(Math.abs(value) <= 1e6f) || (positive && !(value >= 1e-12f))) {
        throw malformed(positive ? "a number above 0" : "a finite number", Float.toString(value));
      }
      values[i] = value;
    }
    return values;
  }

  private int number(String what, int max) throws IOException {
    need(Integer.BYTES);
    int value = in.getInt();
    if (value < 1 || value > max) {
      throw malformed("a number of " + what + " from 1 to " + max, Integer.toString(value));
    }
    return value;
  }

  private String string() throws IOException {
    need(Short.BYTES);
    int length = Short.toUnsignedInt(in.getShort());
    if (length > MAX_NAME) {
      throw malformed("a text of at most " + MAX_NAME + " bytes", length + " bytes");
    }
    need(length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void need(int bytes) throws IOException {
    if (in.remaining() < bytes) {
      throw malformed(bytes + " bytes", "the end of the model");
    }
  }

  private IOException malformed(String expected, String found) {
    return new BytePosition(file, in.position()).malformed(expected, found);
  }
}
