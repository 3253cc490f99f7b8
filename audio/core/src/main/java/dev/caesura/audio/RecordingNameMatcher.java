package dev.caesura.audio;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Finds the names in two files that mean the same recording, whatever programs wrote them.
 *
 * <p>Names are compared as {@link RecordingName} makes them: {@code talk.wav}, {@code talk} and
 * {@code /data/talk.flac} are one recording. Names with folders that both files have in common come
 * first: {@code a/talk} is {@code a/talk.wav} even where there is a {@code b/talk}; then names of
 * which one ends with the other; then names without their folders. A name that could mean two
 * recordings of the other file matches none. Composed and decomposed letters are the same.
 *
 * <p>Pure functions, safe for use by many threads.
 */
public final class RecordingNameMatcher {

  private static final List<BiPredicate<String, String>> RULES =
      List.of(
          String::equals,
          (a, b) -> a.endsWith("/" + b) || b.endsWith("/" + a),
          (a, b) -> RecordingName.of(a).equals(RecordingName.of(b)));

  private RecordingNameMatcher() {}

  /**
   * Returns a name as it is compared.
   *
   * @param name a name, a file name or a path
   * @return the name with its folders, separated by {@code /}; without the extension of an audio
   *     format, white space and control characters; composed (NFC)
   */
  public static String comparable(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC).replace('\\', '/');
    return RecordingName.sanitized(RecordingName.withoutExtension(composed));
  }

  /**
   * Matches the names of two files.
   *
   * @param names names as {@link #comparable} makes them
   * @param others names as {@link #comparable} makes them
   * @return for each of the first that matches, the one of the others; each at most once
   */
  public static Map<String, String> match(Collection<String> names, Collection<String> others) {
    Map<String, String> matches = new TreeMap<>();
    TreeSet<String> left = new TreeSet<>(names);
    TreeSet<String> right = new TreeSet<>(others);
    for (BiPredicate<String, String> rule : RULES) {
      Map<String, List<String>> ofLeft = new HashMap<>();
      Map<String, List<String>> ofRight = new HashMap<>();
      left.forEach(l -> ofLeft.put(l, right.stream().filter(r -> rule.test(l, r)).toList()));
      right.forEach(r -> ofRight.put(r, left.stream().filter(l -> rule.test(l, r)).toList()));
      ofLeft.forEach(
          (name, found) -> {
            if (found.size() == 1 && ofRight.get(found.get(0)).size() == 1) {
              matches.put(name, found.get(0));
            }
          });
      left.removeAll(matches.keySet());
      right.removeAll(matches.values());
    }
    return matches;
  }
}
