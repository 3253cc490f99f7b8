package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Definition of the phones of a model: which senones (tied states) and which transition matrix each
 * phone and triphone has. Immutable and thread-safe.
 *
 * @param phones the base phones
 * @param triphones phones in context; none if the model does not depend on context
 * @param senones number of senones of phones and triphones
 */
public record ModelDefinition(List<Phone> phones, List<Triphone> triphones, int senones) {

  /** Name of the phone of silence. */
  public static final String SILENCE = "SIL";

  /** Position of a triphone in its word, by the letter that files have. */
  static final String POSITIONS = "ibesu";

  /**
   * A base phone.
   *
   * @param name its name
   * @param filler whether it is silence or noise
   * @param matrix number of its transition matrix
   * @param senones numbers of the senones of its states
   */
  public record Phone(String name, boolean filler, int matrix, List<Integer> senones) {

    public Phone {
      senones = List.copyOf(senones);
    }
  }

  /**
   * A phone in context.
   *
   * @param base number of the base phone
   * @param left number of the base phone before it
   * @param right number of the base phone after it
   * @param position i (inside), b (begin), e (end), s (whole word) or u (undefined)
   * @param matrix number of its transition matrix
   * @param senones numbers of the senones of its states
   */
  public record Triphone(
      int base, int left, int right, char position, int matrix, List<Integer> senones) {

    public Triphone {
      senones = List.copyOf(senones);
    }
  }

  public ModelDefinition {
    phones = List.copyOf(phones);
    triphones = List.copyOf(triphones);
  }

  /**
   * Reads {@code mdef}, as text (version 0.3) or binary.
   *
   * @param file the file
   * @return the definition
   * @throws IOException if the file cannot be read, is damaged or is another file
   */
  public static ModelDefinition read(Path file) throws IOException {
    return BinaryDefinition.isIn(file) ? BinaryDefinition.read(file) : TextDefinition.read(file);
  }

  /**
   * Rebuilds the definition of a model whose {@code mdef} is lost, without context: SphinxTrain
   * numbers phones in the order of their code points, with consecutive senones.
   *
   * @param names all phones, with silence
   * @param fillers those of them that are silence or noise
   * @param states number of states of a phone
   * @return the definition of the base phones
   */
  public static ModelDefinition withoutContext(
      SortedSet<String> names, Set<String> fillers, int states) {
    List<Phone> phones = new ArrayList<>();
    for (String name : names) {
      List<Integer> senones = new ArrayList<>();
      for (int state = 0; state < states; state++) {
        senones.add(phones.size() * states + state);
      }
      phones.add(new Phone(name, fillers.contains(name), phones.size(), senones));
    }
    return new ModelDefinition(phones, List.of(), states * phones.size());
  }

  /**
   * Returns the names of the phones that words can have.
   *
   * @return names without silence and noises, in the order of the model
   */
  public List<String> speechPhones() {
    return phones.stream().filter(phone -> !phone.filler()).map(Phone::name).toList();
  }

  /** Returns a sentence about what contradicts itself; empty if nothing does. */
  String contradiction(int matrices, int states) {
    Set<String> names = new HashSet<>();
    for (Phone phone : phones) {
      if (!names.add(phone.name())) {
        return "phone " + phone.name() + " twice";
      }
      String wrong = contradiction(phone.matrix(), phone.senones(), matrices, states);
      if (!wrong.isEmpty()) {
        return "phone " + phone.name() + " with " + wrong;
      }
    }
    for (Triphone triphone : triphones) {
      String wrong = contradiction(triphone.matrix(), triphone.senones(), matrices, states);
      if (!wrong.isEmpty()) {
        return "a triphone of " + phones.get(triphone.base()).name() + " with " + wrong;
      }
    }
    return names.contains(SILENCE) ? "" : "no phone " + SILENCE;
  }

  private String contradiction(int matrix, List<Integer> used, int matrices, int states) {
    if (matrix < 0 || matrix >= matrices) {
      return "transition matrix " + matrix + " of " + matrices;
    }
    if (used.size() != states) {
      return used.size() + " states, not the " + states + " of transition_matrices";
    }
    for (int senone : used) {
      if (senone < 0 || senone >= senones) {
        return "senone " + senone + " of " + senones;
      }
    }
    return "";
  }
}
