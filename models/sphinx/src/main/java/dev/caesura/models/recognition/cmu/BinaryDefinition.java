package dev.caesura.models.recognition.cmu;

import dev.caesura.io.FileBytes;
import dev.caesura.models.recognition.cmu.ModelDefinition.Phone;
import dev.caesura.models.recognition.cmu.ModelDefinition.Triphone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reader of {@code mdef} as PocketSphinx writes it in binary, version 1 at most. Stateless. */
final class BinaryDefinition {

  private static final String MAGIC = "BMDF";
  private static final String SWAPPED = "FDMB";
  private static final int MAX_VERSION = 1;
  private static final int MAX_PHONES = 10_000;
  private static final int MAX_NUMBER = 100_000_000;
  private static final int MAX_STATES = 64;
  private static final int MAX_NAME = 255;
  private static final int TREE_NODE_BYTES = 8;
  private static final int PHONE_BYTES = 12;

  private BinaryDefinition() {}

  /** Returns whether a file begins as binary definitions do. */
  static boolean isIn(Path file) throws IOException {
    try (InputStream in = FileBytes.open(file)) {
      String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      return start.equals(MAGIC) || start.equals(SWAPPED);
    }
  }

  static ModelDefinition read(Path file) throws IOException {
    BinaryFile in = new BinaryFile(file);
    String magic = new String(in.bytes(4, "file type"), StandardCharsets.ISO_8859_1);
    in.order(magic.equals(MAGIC) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.count("version", 0, MAX_VERSION);
    in.bytes(in.count("length of the description", 0, 1 << 16), "description");
    int bases = in.count("number of base phones", 1, MAX_PHONES);
    int all = in.count("number of phones and triphones", bases, MAX_NUMBER);
    int states = in.count("number of states", 0, MAX_STATES);
    if (states == 0) {
      throw in.malformed(4, "the same number of states for all phones", "different numbers");
    }
    int ownSenones = in.count("number of senones of base phones", 1, MAX_NUMBER);
    int senones = in.count("number of senones", ownSenones, MAX_NUMBER);
    in.count("number of transition matrices", 1, MAX_NUMBER);
    int sequences = in.count("number of senone sequences", 1, MAX_NUMBER);
    in.count("number of phones of context", 0, 16);
    int nodes = in.count("number of nodes of the tree", 0, MAX_NUMBER);
    in.int32("number of the silence phone");
    int start = in.offset();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bases; i++) {
      names.add(in.zeroTerminated(MAX_NAME, "name of phone " + (i + 1) + " of " + bases));
    }
    in.bytes((4 - (in.offset() - start) % 4) % 4, "padding");
    in.bytes((long) TREE_NODE_BYTES * nodes, "tree of triphones");
    int phonesAt = in.offset();
    in.bytes((long) PHONE_BYTES * all, "phones");
    List<List<Integer>> sequence = sequences(in, sequences, states);
    in.seek(phonesAt);
    List<Phone> phones = new ArrayList<>();
    List<Triphone> triphones = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      int id = in.count("number of a senone sequence", 0, sequences - 1);
      int matrix = in.int32("number of a transition matrix");
      int kind = in.uint8("kind of phone");
      int base = in.uint8("base phone");
      int left = in.uint8("left phone");
      int right = in.uint8("right phone");
      if (i < bases) {
        phones.add(new Phone(names.get(i), kind != 0, matrix, sequence.get(id)));
        continue;
      }
      if (kind >= ModelDefinition.POSITIONS.length()
          || Math.max(base, Math.max(left, right)) >= bases) {
        throw in.malformed(
            4,
            "a position in [0, 4] and three phones of " + bases,
            kind + ", " + base + ", " + left + ", " + right);
      }
      triphones.add(
          new Triphone(
              base, left, right, ModelDefinition.POSITIONS.charAt(kind), matrix, sequence.get(id)));
    }
    return new ModelDefinition(phones, triphones, senones);
  }

  private static List<List<Integer>> sequences(BinaryFile in, int count, int states)
      throws IOException {
    long expected = (long) count * states;
    int stated = in.int32("number of senones in sequences");
    if (stated != expected) {
      throw in.malformed(4, expected + " senones in sequences", "" + stated);
    }
    List<List<Integer>> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Integer> senones = new ArrayList<>();
      for (int state = 0; state < states; state++) {
        senones.add(in.uint16("senone"));
      }
      sequences.add(List.copyOf(senones));
    }
    return sequences;
  }
}
