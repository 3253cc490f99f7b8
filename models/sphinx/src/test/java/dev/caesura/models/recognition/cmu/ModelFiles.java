package dev.caesura.models.recognition.cmu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the files of acoustic models, in the formats of SphinxTrain and PocketSphinx. */
public final class ModelFiles {

  private static final double STEP = 1024 * Math.log(1.0001);

  private final ByteOrder order;

  /** Creates a writer with a byte order. */
  public ModelFiles(ByteOrder order) {
    this.order = order;
  }

  /** Writes means or variances by codebook, stream and density. */
  public void densities(Path file, float[][][][] vectors) throws IOException {
    Body body = new Body(order);
    body.ints(vectors.length, vectors[0].length, vectors[0][0].length);
    int width = 0;
    for (float[][] stream : vectors[0]) {
      body.ints(stream[0].length);
      width += stream[0].length;
    }
    body.ints(vectors.length * vectors[0][0].length * width);
    for (float[][][] codebook : vectors) {
      for (float[][] stream : codebook) {
        for (float[] vector : stream) {
          body.floats(vector);
        }
      }
    }
    body.write(file, "1.0");
  }

  /** Writes mixture weights by senone, stream and density. */
  public void weights(Path file, float[][][] weights) throws IOException {
    Body body = new Body(order);
    int densities = weights[0][0].length;
    body.ints(weights.length, weights[0].length, densities);
    body.ints(weights.length * weights[0].length * densities);
    for (float[][] senone : weights) {
      for (float[] stream : senone) {
        body.floats(stream);
      }
    }
    body.write(file, "1.0");
  }

  /** Writes transition matrices by matrix, state and next state. */
  public void transitions(Path file, float[][][] matrices) throws IOException {
    Body body = new Body(order);
    int states = matrices[0].length;
    body.ints(matrices.length, states, states + 1, matrices.length * states * (states + 1));
    for (float[][] matrix : matrices) {
      for (float[] row : matrix) {
        body.floats(row);
      }
    }
    body.write(file, "1.0");
  }

  /** Writes a matrix of a linear discriminant analysis. */
  public void transform(Path file, float[][] matrix) throws IOException {
    Body body = new Body(order);
    body.ints(1, matrix.length, matrix[0].length, matrix.length * matrix[0].length);
    for (float[] row : matrix) {
      body.floats(row);
    }
    body.write(file, "0.1");
  }

  /** Writes normalised weights in 8 bits, with columns of padding. */
  public void dump(Path file, float[][][] weights, int padding) throws IOException {
    int senones = weights.length;
    int streams = weights[0].length;
    int densities = weights[0][0].length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String text : List.of("TITLE", "cluster_count 0", "feature_count " + streams)) {
      byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
      out.writeBytes(int32(bytes.length));
      out.writeBytes(bytes);
    }
    out.writeBytes(int32(0));
    out.writeBytes(int32(densities));
    out.writeBytes(int32(senones + padding));
    for (int stream = 0; stream < streams; stream++) {
      for (int density = 0; density < densities; density++) {
        for (float[][] senone : weights) {
          double weight = Math.max(1e-7, senone[stream][density]);
          out.write((int) Math.min(255, Math.round(-Math.log(weight) / STEP)));
        }
        out.writeBytes(new byte[padding]);
      }
    }
    Files.write(file, out.toByteArray());
  }

  /** Writes a definition as text. */
  public static void textDefinition(Path file, ModelDefinition definition, int matrices)
      throws IOException {
    StringBuilder text = new StringBuilder("0.3\n");
    int all = definition.phones().size() + definition.triphones().size();
    int states = definition.phones().get(0).senones().size();
    text.append(definition.phones().size()).append(" n_base\n");
    text.append(definition.triphones().size()).append(" n_tri\n");
    text.append(all * (states + 1)).append(" n_state_map\n");
    text.append(definition.senones()).append(" n_tied_state\n");
    text.append(definition.phones().size() * states).append(" n_tied_ci_state\n");
    text.append(matrices).append(" n_tied_tmat\n#\n# base lft rt p attrib tmat\n");
    for (ModelDefinition.Phone phone : definition.phones()) {
      row(text, phone.name(), "-", "-", "-", phone.filler(), phone.matrix(), phone.senones());
    }
    for (ModelDefinition.Triphone triphone : definition.triphones()) {
      row(
          text,
          definition.phones().get(triphone.base()).name(),
          definition.phones().get(triphone.left()).name(),
          definition.phones().get(triphone.right()).name(),
          triphone.position() + "",
          false,
          triphone.matrix(),
          triphone.senones());
    }
    Files.writeString(file, text);
  }

  private static void row(
      StringBuilder text,
      String base,
      String left,
      String right,
      String position,
      boolean filler,
      int matrix,
      List<Integer> senones) {
    text.append(
        String.format(
            Locale.ROOT,
            "%5s %3s %3s %s %6s %4d",
            base,
            left,
            right,
            position,
            filler ? "filler" : "n/a",
            matrix));
    senones.forEach(senone -> text.append(' ').append(senone));
    text.append(" N\n");
  }

  /** Writes a definition in binary, with a senone sequence for each phone and triphone. */
  public void binaryDefinition(Path file, ModelDefinition definition, int matrices)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] magic = "BMDF".getBytes(StandardCharsets.US_ASCII);
    out.writeBytes(order == ByteOrder.LITTLE_ENDIAN ? magic : new byte[] {'F', 'D', 'M', 'B'});
    int bases = definition.phones().size();
    int all = bases + definition.triphones().size();
    int states = definition.phones().get(0).senones().size();
    out.writeBytes(int32(1));
    out.writeBytes(int32(8));
    out.writeBytes("BEGIN\0\0\0".getBytes(StandardCharsets.US_ASCII));
    for (int value :
        new int[] {
          bases, all, states, bases * states, definition.senones(), matrices, all, 3, 2, 0
        }) {
      out.writeBytes(int32(value));
    }
    for (ModelDefinition.Phone phone : definition.phones()) {
      out.writeBytes((phone.name() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(new byte[(4 - out.size() % 4) % 4]);
    out.writeBytes(new byte[16]);
    int sequence = 0;
    for (ModelDefinition.Phone phone : definition.phones()) {
      out.writeBytes(int32(sequence++));
      out.writeBytes(int32(phone.matrix()));
      out.writeBytes(new byte[] {(byte) (phone.filler() ? 1 : 0), 0, 0, 0});
    }
    for (ModelDefinition.Triphone triphone : definition.triphones()) {
      out.writeBytes(int32(sequence++));
      out.writeBytes(int32(triphone.matrix()));
      out.write("ibesu".indexOf(triphone.position()));
      out.write(triphone.base());
      out.write(triphone.left());
      out.write(triphone.right());
    }
    out.writeBytes(int32(all * states));
    definition.phones().forEach(phone -> shorts(out, phone.senones()));
    definition.triphones().forEach(triphone -> shorts(out, triphone.senones()));
    Files.write(file, out.toByteArray());
  }

  private void shorts(ByteArrayOutputStream out, List<Integer> values) {
    for (int value : values) {
      out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }
  }

  private byte[] int32(int value) {
    return ByteBuffer.allocate(4).order(order).putInt(value).array();
  }

  /** Numbers of a file of Sphinx-3, with their checksum. */
  private static final class Body {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private int checksum;

    Body(ByteOrder order) {
      this.order = order;
    }

    void ints(int... values) {
      for (int value : values) {
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
        checksum = (checksum << 20 | checksum >>> 12) + value;
      }
    }

    void floats(float... values) {
      for (float value : values) {
        ints(Float.floatToRawIntBits(value));
      }
    }

    void write(Path file, String version) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(
          ("s3\nversion " + version + "\nchksum0 yes\n     endhdr\n")
              .getBytes(StandardCharsets.US_ASCII));
      whole.writeBytes(ByteBuffer.allocate(4).order(order).putInt(0x11223344).array());
      whole.writeBytes(out.toByteArray());
      whole.writeBytes(ByteBuffer.allocate(4).order(order).putInt(checksum).array());
      Files.write(file, whole.toByteArray());
    }
  }
}
