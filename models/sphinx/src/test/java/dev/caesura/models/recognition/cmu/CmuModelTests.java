package dev.caesura.models.recognition.cmu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small models with random densities, as SphinxTrain writes them, and damaged ones. */
class CmuModelTests {

  private static final int PHONES = 3;
  private static final int STATES = 3;
  private static final ModelDefinition DEFINITION =
      new ModelDefinition(
          List.of(
              new ModelDefinition.Phone("SIL", true, 0, List.of(0, 1, 2)),
              new ModelDefinition.Phone("a", false, 1, List.of(3, 4, 5)),
              new ModelDefinition.Phone("š", false, 2, List.of(6, 7, 8))),
          List.of(
              new ModelDefinition.Triphone(1, 2, 0, 'e', 1, List.of(9, 4, 10)),
              new ModelDefinition.Triphone(2, 0, 1, 'b', 2, List.of(6, 11, 8))),
          12);

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private final ModelFiles files = new ModelFiles(ByteOrder.LITTLE_ENDIAN);

  @BeforeEach
  void write() throws IOException {
    write(files, 12, new int[] {39}, "-feat 1s_c_d_dd\n-nfilt 25 -lowerf 130\n");
  }

  private void write(ModelFiles to, int codebooks, int[] widths, String parameters)
      throws IOException {
    to.densities(folder.resolve("means"), vectors(codebooks, widths, 4));
    to.densities(folder.resolve("variances"), vectors(codebooks, widths, 4));
    to.weights(folder.resolve("mixture_weights"), weights(widths.length));
    float[][][] transitions = new float[PHONES][STATES][STATES + 1];
    for (float[][] matrix : transitions) {
      for (int state = 0; state < STATES; state++) {
        matrix[state][state] = 3;
        matrix[state][state + 1] = 1;
      }
    }
    to.transitions(folder.resolve("transition_matrices"), transitions);
    ModelFiles.textDefinition(folder.resolve("mdef"), DEFINITION, PHONES);
    Files.writeString(folder.resolve("feat.params"), parameters);
    Files.writeString(folder.resolve("noisedict"), "<s> SIL\n</s> SIL\n<sil>   SIL\n");
  }

  private float[][][][] vectors(int codebooks, int[] widths, int densities) {
    float[][][][] vectors = new float[codebooks][widths.length][densities][];
    for (float[][][] codebook : vectors) {
      for (int stream = 0; stream < widths.length; stream++) {
        for (int density = 0; density < densities; density++) {
          codebook[stream][density] = new float[widths[stream]];
          for (int i = 0; i < widths[stream]; i++) {
            codebook[stream][density][i] = random.nextFloat() + 0.5f;
          }
        }
      }
    }
    return vectors;
  }

  private float[][][] weights(int streams) {
    float[][][] weights = new float[12][streams][4];
    for (float[][] senone : weights) {
      for (float[] stream : senone) {
        float left = 1;
        for (int i = 0; i < 3; i++) {
          stream[i] = left * (0.1f + 0.8f * random.nextFloat());
          left -= stream[i];
        }
        stream[3] = left;
      }
    }
    return weights;
  }

  private CmuModel read() throws IOException {
    return CmuModel.read(folder, Set.of());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    CmuModel model = read();
    assertEquals(DEFINITION, model.definition());
    assertEquals(List.of("a", "š"), model.definition().speechPhones());
    assertFalse(model.isRebuilt());
    assertArrayEquals(
        new float[] {0, 0.75f, 0.25f, 0}, model.transitions().probabilities()[0][1], 1e-6f);
    double sum = 0;
    for (float logarithm : model.weights().logarithms()[5][0]) {
      sum += Math.exp(logarithm);
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(39, model.means().vectors()[11][0][3].length);
    assertEquals("SIL", model.fillers().get("<sil>"));
  }

  @ParameterizedTest
  @CsvSource({
    "12, continuous, -feat 1s_c_d_dd, 39",
    "3, phonetically tied, -feat 1s_c_d_dd -svspec 0-12/13-25/26-38 -model ptm, 13 13 13",
    "1, semi-continuous, -feat s2_4x, 12 24 3 12",
    "1, semi-continuous, -feat s3_1x39, 39",
    "12, continuous, -feat 1s_c_d_ld_dd -ncep 10, 40",
    "12, continuous, -feat 1s_3c, 91",
  })
  void eachKindIsKnownByItsNumbers(int codebooks, String kind, String parameters, String widths)
      throws IOException {
    int[] lengths = Arrays.stream(widths.split(" ")).mapToInt(Integer::parseInt).toArray();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      write(new ModelFiles(order), codebooks, lengths, parameters + "\n");
      CmuModel model = read();
      assertEquals(kind, model.kind().toString());
      assertArrayEquals(lengths, model.layout().widths());
      int width = Arrays.stream(lengths).sum();
      int ncep = parameters.contains("-ncep 10") ? 10 : 13;
      double[][] cepstra = new double[2 * model.layout().window() + 1][ncep];
      assertEquals(width, model.layout().vector(cepstra).length);
    }
  }

  @Test
  void binaryDefinitionsAreTheSame() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      new ModelFiles(order).binaryDefinition(folder.resolve("mdef"), DEFINITION, PHONES);
      assertEquals(DEFINITION, read().definition());
    }
  }

  @Test
  void quantisedWeightsAreNearTheOthers() throws IOException {
    float[][][] exact = read().weights().logarithms();
    float[][][] linear = new float[12][1][4];
    for (int senone = 0; senone < 12; senone++) {
      for (int i = 0; i < 4; i++) {
        linear[senone][0][i] = (float) Math.exp(exact[senone][0][i]);
      }
    }
    Files.delete(folder.resolve("mixture_weights"));
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      new ModelFiles(order).dump(folder.resolve("sendump"), linear, 2);
      MixtureWeights dumped = read().weights();
      assertEquals(12, dumped.senones());
      for (int senone = 0; senone < 12; senone++) {
        assertArrayEquals(exact[senone][0], dumped.logarithms()[senone][0], 0.052f);
      }
    }
  }

  @Test
  void lostDefinitionIsRebuiltFromTheDictionary() throws IOException {
    Files.delete(folder.resolve("mdef"));
    CmuModel model = CmuModel.read(folder, Set.of("š", "a"));
    assertTrue(model.isRebuilt());
    assertEquals(DEFINITION.phones(), model.definition().phones());
    assertEquals(List.of(), model.definition().triphones());
    String wrong =
        assertThrows(IOException.class, () -> CmuModel.read(folder, Set.of("a", "b", "c")))
            .getMessage();
    assertTrue(wrong.contains("mdef: expected") && wrong.endsWith("4: SIL a b c"), wrong);
  }

  @Test
  void featuresAreValuesAndDifferences() throws IOException {
    write(files, 1, new int[] {12, 24, 3, 12}, "-feat s2_4x\n");
    double[][] cepstra = new double[9][13];
    for (int t = 0; t < 9; t++) {
      for (int k = 0; k < 13; k++) {
        cepstra[t][k] = k + t * t * t;
      }
    }
    float[] vector = read().layout().vector(cepstra);
    assertEquals(1 + 64, vector[0]);
    assertEquals(216 - 8, vector[12]);
    assertEquals(512, vector[24]);
    assertEquals(64, vector[36]);
    assertEquals(216 - 8, vector[37]);
    assertEquals(343 - 27 - (125 - 1), vector[38]);
    assertEquals(343 - 27 - (125 - 1), vector[50]);
  }

  @Test
  void transformTurnsFeatures() throws IOException {
    float[][] matrix = new float[5][39];
    matrix[0][38] = 2;
    matrix[4][0] = -1;
    files.transform(folder.resolve("feature_transform"), matrix);
    files.densities(folder.resolve("means"), vectors(12, new int[] {5}, 4));
    files.densities(folder.resolve("variances"), vectors(12, new int[] {5}, 4));
    double[][] cepstra = new double[7][13];
    cepstra[3][0] = 8;
    cepstra[6][12] = 3;
    assertArrayEquals(new float[] {6, 0, 0, 0, -8}, read().layout().vector(cepstra), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"means", "variances", "mixture_weights", "transition_matrices", "sendump", "mdef"})
  void truncatedFilesAreRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    if (name.equals("sendump")) {
      files.dump(file, weights(1), 0);
      Files.delete(folder.resolve("mixture_weights"));
    }
    if (name.equals("mdef")) {
      files.binaryDefinition(file, DEFINITION, PHONES);
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = assertThrows(IOException.class, this::read, name + length).getMessage();
      assertTrue(
          message.startsWith(file.toString())
              && message.contains("expected ")
              && message.contains("; found "),
          message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"means", "variances", "mixture_weights", "transition_matrices"})
  void damagedFilesAreRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    int body = new String(whole, StandardCharsets.ISO_8859_1).indexOf("endhdr\n") + 7;
    assertRefused(file, changed(whole, 0, 'X'), "\"s3\"");
    assertRefused(file, changed(whole, 11, '7'), "version 1.0; found version 7.0");
    assertRefused(file, changed(whole, body, 1), "byte order mark");
    assertRefused(file, changed(whole, body + 7, 0x7F), "number of ");
    assertRefused(file, changed(whole, whole.length - 9, whole[whole.length - 9] ^ 1), "checksum");
    byte[] longer = Arrays.copyOf(whole, whole.length + 3);
    assertRefused(file, longer, "the end of the file after the checksum; found 3 more bytes");
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putFloat(body + 40, Float.NaN);
    assertRefused(file, whole, "");
  }

  private void assertRefused(Path file, byte[] content, String expected) throws IOException {
    Files.write(file, content);
    String message = assertThrows(IOException.class, this::read).getMessage();
    assertTrue(message.startsWith(file.toString()) && message.contains(expected), message);
    assertTrue(message.contains("expected ") && message.contains("; found "), message);
  }

  private static byte[] changed(byte[] whole, int at, int value) {
    byte[] changed = whole.clone();
    changed[at] = (byte) value;
    return changed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mdef|0.3|0.4|line 1: expected version 0.3 of a model definition",
        "mdef|3 n_base|0 n_base|line 2: expected n_base from 1 to 10000",
        "mdef|2 n_tri|3 n_tri|expected triphone 3 of 3; found 'the end of the file'",
        "mdef|a b n/a|a q n/a|a position of ibesu",
        "mdef|a š SIL|a š SOL|expected a base phone; found 'SOL'",
        "mdef|9 4 10 N|9 4 99 N|found a triphone of a with senone 99 of 12",
        "mdef|1 3 4 5 N|9 3 4 5 N|found phone a with transition matrix 9 of 3",
        "mdef|6 7 8 N|6 7 N|found phone š with 2 states",
        "mdef|SIL   -|SOL   -|",
        "noisedict|<sil>   SIL|<sil>|line 3: expected a word and its phone; found '<sil>'",
        "feat.params|-nfilt 25|-nfilt|line 2: expected options such as -nfilt",
        "feat.params|1s_c_d_dd|1s_x|line 1: expected -feat with one of 1s_c_d_dd",
        "feat.params|1s_c_d_dd|1s_c_d|expected features in streams of [39], as in means; found"
            + " [26]",
      })
  void contradictionsAreRefused(String name, String before, String after, String message)
      throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    String changed = text.replaceAll(before.strip().replace(" ", " +"), after.strip());
    assertFalse(text.equals(changed), text);
    Files.writeString(file, changed);
    String found = assertThrows(IOException.class, this::read).getMessage();
    assertTrue(found.startsWith(file.toString()), found);
    assertTrue(message == null || found.contains(message), found);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    assertTrue(CmuModel.isIn(folder));
    Files.delete(folder.resolve("mixture_weights"));
    String message = assertThrows(IOException.class, this::read).getMessage();
    assertEquals(folder + ": expected mixture_weights or sendump; found neither", message);
    Files.delete(folder.resolve("means"));
    assertFalse(CmuModel.isIn(folder));
    message = assertThrows(IOException.class, this::read).getMessage();
    assertTrue(message.startsWith(folder.resolve("means").toString()), message);
  }
}
