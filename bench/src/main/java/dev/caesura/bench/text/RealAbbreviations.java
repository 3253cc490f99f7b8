package dev.caesura.bench.text;

import dev.caesura.bench.ReferenceData;
import dev.caesura.bench.text.AbbreviationContexts.Context;
import dev.caesura.bench.text.AbbreviationContexts.Tally;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.SentenceAbbreviations;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.TextView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many abbreviations inside the sentences of treebanks are taken for ends, and how many of
 * those at ends of sentences are found, by language. An abbreviation is a token with a full stop at
 * its end that the language's list has, alone or with the token before or after it.
 */
final class RealAbbreviations {

  /** UTF-16 units before a wrong place that are shown. */
  private static final int SHOWN = 40;

  private RealAbbreviations() {}

  /** Measures, and prints the table. */
  static void run(
      Path data,
      long limit,
      Map<String, Function<String, TextSegmenter>> splitters,
      boolean show,
      PrintStream out)
      throws IOException {
    Map<String, List<Context>> contexts = read(data, limit);
    out.print("| language | abbreviations | ends |");
    splitters.keySet().forEach(name -> out.print(" " + name + ": cut % | kept % |"));
    out.println();
    out.println("|---|---:|---:|" + "---:|---:|".repeat(splitters.size()));
    Map<String, Tally> all = new LinkedHashMap<>();
    contexts.forEach(
        (language, texts) -> {
          StringBuilder row = new StringBuilder();
          Tally last = new Tally();
          for (Map.Entry<String, Function<String, TextSegmenter>> splitter : splitters.entrySet()) {
            Tally tally = new Tally();
            Tally sum = all.computeIfAbsent(splitter.getKey(), name -> new Tally());
            TextSegmenter segmenter = splitter.getValue().apply(language);
            for (Context text : texts) {
              Segmentation found = segmenter.segment(text.text());
              tally.add(text, any -> found);
              sum.add(text, any -> found);
            }
            row.append(tally.cells());
            last = tally;
          }
          if (last.inside() + last.ends() > 0) {
            out.println("| " + language + " | " + last.inside() + " | " + last.ends() + " |" + row);
          }
        });
    StringBuilder row = new StringBuilder();
    all.values().forEach(tally -> row.append(tally.cells()));
    Tally any = all.values().iterator().next();
    out.println("| all | " + any.inside() + " | " + any.ends() + " |" + row);
    if (show) {
      show(contexts, splitters.get("own list"), out);
    }
  }

  private static void show(
      Map<String, List<Context>> contexts,
      Function<String, TextSegmenter> splitter,
      PrintStream out) {
    contexts.forEach(
        (language, texts) -> {
          for (Context text : texts) {
            BitSet starts = new BitSet();
            Segmentation found = splitter.apply(language).segment(text.text());
            found.spans().forEach(span -> starts.set(span.start()));
            BitSet cut = (BitSet) text.inside().clone();
            cut.and(starts);
            cut.stream().forEach(at -> out.println(language + " cut: " + around(text.text(), at)));
            BitSet lost = (BitSet) text.ends().clone();
            lost.andNot(starts);
            lost.stream()
                .forEach(at -> out.println(language + " lost: " + around(text.text(), at)));
          }
        });
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - SHOWN), at)
        + "| "
        + text.substring(at, Math.min(text.length(), at + SHOWN));
  }

  private static Map<String, List<Context>> read(Path data, long limit) throws IOException {
    Map<String, List<Context>> contexts = new TreeMap<>();
    try (Stream<Path> all = Files.list(ReferenceData.folder(data, "text/dev/ud"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        String language = name.substring(0, name.indexOf('_'));
        List<String> sentences =
            Files.readAllLines(file).stream().filter(s -> !s.isBlank()).limit(limit).toList();
        if (sentences.size() > 1) {
          Segmentation gold = GoldText.of(sentences, language, TextView.CLEAN).sentences();
          contexts.computeIfAbsent(language, l -> new ArrayList<>()).add(context(gold, language));
        }
      }
    }
    return contexts;
  }

  private static Context context(Segmentation gold, String language) {
    SentenceAbbreviations list = SentenceAbbreviations.of(Locale.forLanguageTag(language));
    BitSet inside = new BitSet();
    BitSet ends = new BitSet();
    for (TextSpan sentence : gold.spans()) {
      String[] tokens = gold.text().substring(sentence.start(), sentence.end()).split(" ", -1);
      int at = sentence.start();
      for (int i = 0; i < tokens.length; i++) {
        at += tokens[i].length() + 1;
        boolean isAbbreviation =
            tokens[i].endsWith(".")
                && tokens[i].codePoints().anyMatch(Character::isLetter)
                && (list.contains(tokens[i])
                    || (i > 0 && list.contains(tokens[i - 1] + tokens[i]))
                    || (i + 1 < tokens.length && list.contains(tokens[i] + tokens[i + 1])));
        if (isAbbreviation) {
          boolean last = at >= sentence.end();
          (last ? ends : inside).set(at);
        }
      }
    }
    ends.clear(gold.text().length(), gold.text().length() + 2);
    return new Context(gold.text(), inside, ends);
  }
}
