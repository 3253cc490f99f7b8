package dev.caesura.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases that the project does not use, each with the plain one. */
final class Prose {

  private static final Map<Pattern, String> BANNED = banned();

  private Prose() {}

  private static Map<Pattern, String> banned() {
    Map<String, String> phrases = new LinkedHashMap<>();
    phrases.put("behind", "after");
    phrases.put(
        "parted|(?<!a |two |of )parts? at|that parts|which parts|parts (two|it|the|them)",
        "splits, is split");
    phrases.put(
        "(?<!there )(?<!whether )(is|are|was|were) no (?!longer|more|less|later|matter)\\w+",
        "is not a");
    phrases.put("(goes?|going|went|gone) on (where|with)", "resumes");
    phrases.put("tells|told|says", "reports, states, prints, shows");
    phrases.put(
        "(was|were|is|are) heard|what hears|listens? to|listened to",
        "recognised, recogniser, reads");
    phrases.put("strange(ly|r)?", "unrelated, unexpected");
    phrases.put(
        "some (\\d|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)\\S*",
        "about");
    phrases.put("to the last bit", "bit-identical");
    phrases.put("(hang|hangs|hanging) on", "depend on");
    phrases.put("leads? to nothing", "matches no file");
    phrases.put("for ever", "never terminates");
    phrases.put("for one thread", "not thread-safe");
    phrases.put("weighed", "adjusted, weighted");
    phrases.put("learnt", "trained, saturated");
    phrases.put("where the chance comes from", "random seed");
    phrases.put("one's own", "your own");
    phrases.put("somebody('s)?|nobody('s)?", "another user's, no one");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    phrases.forEach(
        (phrase, plain) ->
            patterns.put(
                Pattern.compile("(?<![\\w-])(" + phrase + ")(?![\\w-])", Pattern.CASE_INSENSITIVE),
                plain));
    return patterns;
  }

  /**
   * Finds banned phrases in a text, outside of code.
   *
   * @param text prose; code in back quotes or in inline tags is passed over
   * @return a line for each: the phrase and the plain one
   */
  static List<String> faults(String text) {
    String prose =
        text.replaceAll("(?s)```.*?```", " ")
            .replaceAll("(?s)<pre>.*?</pre>", " ")
            .replaceAll("`[^`]*`", "x")
            .replaceAll("\\{@(code|link|linkplain|literal|value)\\b[^{}]*\\}", "x")
            .replaceAll("\\s+", " ");
    List<String> faults = new ArrayList<>();
    BANNED.forEach(
        (pattern, plain) -> {
          Matcher found = pattern.matcher(prose);
          while (found.find()) {
            int from = Math.max(0, found.start() - 30);
            int to = Math.min(prose.length(), found.end() + 20);
            faults.add("'" + prose.substring(from, to).strip() + "': write " + plain);
          }
        });
    return faults;
  }
}
