package dev.caesura.corpus.archive;

/**
 * Parts of a document that a stretch of a recording speaks. Immutable and thread-safe.
 *
 * @param document the index of the document in the archive
 * @param firstPart the first part (paragraph or utterance) that is spoken
 * @param endPart the part after the last one
 * @param firstWritten the first word of the document that was found
 * @param endWritten the word after the last one
 * @param firstRecognized the first recognised word of the stretch
 * @param endRecognized the word after the last one
 * @param equalWords the number of recognised words that are written in the same order
 * @param evidence the information of the equal words less that of the others, in bits; at least 0
 * @param score the equal words, as a share of the longer side; in [0, 1]
 * @param rivalScore the highest share of the equal words that another passage of the archive also
 *     has at the same time; in [0, 1], 0 if none has
 * @param errorProbability the estimated probability that the recording does not speak these parts,
 *     in [0, 1]
 */
public record PartMatch(
    int document,
    int firstPart,
    int endPart,
    int firstWritten,
    int endWritten,
    int firstRecognized,
    int endRecognized,
    int equalWords,
    double evidence,
    double score,
    double rivalScore,
    double errorProbability) {

  /** Checks the ranges. */
  public PartMatch {
    checkRange("firstPart", firstPart, endPart);
    checkRange("firstWritten", firstWritten, endWritten);
    checkRange("firstRecognized", firstRecognized, endRecognized);
    checkShare("score", score);
    checkShare("rivalScore", rivalScore);
    checkShare("errorProbability", errorProbability);
  }

  private static void checkRange(String name, int first, int end) {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          name + " " + first + ": expected an index of at least 0 and below " + end);
    }
  }

  private static void checkShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number in [0, 1]");
    }
  }
}
