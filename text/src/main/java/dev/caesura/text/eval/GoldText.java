package dev.caesura.text.eval;

import com.ibm.icu.text.Normalizer2;
import dev.caesura.text.Segmentation;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Text made of known sentences. Each piece of {@link #sentences()} is one of them with the space
 * that follows it; sentences of which a view leaves nothing are left out. Immutable and
 * thread-safe.
 *
 * @param sentences the text, segmented into its sentences
 */
public record GoldText(Segmentation sentences) {

  /** Languages without spaces between sentences, as the papers list them. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "km", "my");

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

  /**
   * Joins sentences as the papers' scorer does.
   *
   * @param sentences gold sentences, in order
   * @param language ISO 639 code, with or without a region; decides about the space between them
   * @param view how each sentence is damaged first
   * @return the text; empty if there are no sentences
   */
  public static GoldText of(List<String> sentences, String language, TextView view) {
    String joint = UNSPACED.contains(language.split("[-_]", 2)[0]) ? "" : " ";
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : sentences) {
      String piece = view.of(normalized(sentence));
      if (!piece.isEmpty()) {
        if (!text.isEmpty()) {
          text.append(joint);
          ends.add(text.length());
        }
        text.append(piece);
      }
    }
    return new GoldText(Segmentation.ofEnds(text.toString(), ends));
  }

  /**
   * Returns the text to split.
   *
   * @return all sentences, joined
   */
  public String text() {
    return sentences.text();
  }

  /**
   * Returns pairs of neighbours, the short inputs of the papers: sentences 1 and 2, 3 and 4, and so
   * on.
   *
   * @return texts of two sentences each, without a last sentence that has no partner
   */
  public List<GoldText> pairs() {
    List<GoldText> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < sentences.size(); i += 2) {
      String first = sentences.string(i);
      String second = sentences.string(i + 1).stripTrailing();
      pairs.add(new GoldText(Segmentation.ofEnds(first + second, List.of(first.length()))));
    }
    return pairs;
  }

  private static String normalized(String sentence) {
    String composed = NFKC.normalize(sentence.strip());
    int dashes = 0;
    while (dashes < composed.length() && composed.charAt(dashes) == '-') {
      dashes++;
    }
    return WhiteSpace.collapse(composed.substring(dashes));
  }
}
