package dev.caesura.examples.mine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to mine, and how. Immutable.
 *
 * @param audio the recording
 * @param text its transcript
 * @param out the output folder
 * @param language language of both
 * @param minimumScore least score that is kept, in [0, 1]
 * @param longestSeconds longest clip that is kept
 * @param jobs pieces that are recognised at once, at least 1
 * @param redo whether results of another run in the folder may be replaced
 * @param progress whether to show progress
 */
public record MiningJob(
    Path audio,
    Path text,
    Path out,
    Locale language,
    double minimumScore,
    double longestSeconds,
    int jobs,
    boolean redo,
    boolean progress) {

  public MiningJob {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs + " is not at least 1");
    }
  }

  /** The name of the recording in results: its file name without the ending. */
  String recording() {
    String name = String.valueOf(audio.getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^\\p{L}\\p{M}\\p{N}._-]", "_");
  }

  /** Facts that decide what is made of what was heard. */
  Map<String, String> choosing() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("minimum score", Double.toString(minimumScore));
    facts.put("longest clip (s)", Double.toString(longestSeconds));
    return facts;
  }
}
