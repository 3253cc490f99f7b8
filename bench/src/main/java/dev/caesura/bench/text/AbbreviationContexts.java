package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.SentenceAbbreviations;
import dev.caesura.text.boundary.SentenceSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * How many abbreviations inside made-up sentences are taken for ends, and how many true ends after
 * abbreviations are found, by language. Every context is filled four times with names and numbers
 * drawn with a fixed seed. Contexts with odd numbers were looked at when the lists were made, those
 * with even numbers are held out.
 */
public final class AbbreviationContexts {

  private static final String RESOURCE = "abbreviation-contexts.tsv";
  private static final int ROUNDS = 4;
  private static final int REAL_LIMIT = 600;

  private static final List<String> LATIN =
      List.of("Novak", "Martin", "Silva", "Berg", "Rossi", "Keller", "Lund", "Moreau");
  private static final List<String> CYRILLIC = List.of("Иванов", "Петренко", "Орлов", "Стоянов");
  private static final List<String> GREEK = List.of("Παππάς", "Νικολάου", "Γεωργίου");

  private AbbreviationContexts() {}

  /** A filled context: where no sentence may end, and where one does. */
  record Context(String text, BitSet inside, BitSet ends) {}

  /** Counts of places. */
  static final class Tally {
    private int inside;
    private int cut;
    private int ends;
    private int kept;

    int inside() {
      return inside;
    }

    int ends() {
      return ends;
    }

    void add(Context context, TextSegmenter segmenter) {
      BitSet starts = new BitSet();
      segmenter.segment(context.text()).spans().forEach(span -> starts.set(span.start()));
      inside += context.inside().cardinality();
      ends += context.ends().cardinality();
      BitSet wrong = (BitSet) context.inside().clone();
      wrong.and(starts);
      cut += wrong.cardinality();
      BitSet right = (BitSet) context.ends().clone();
      right.and(starts);
      kept += right.cardinality();
    }

    String cells() {
      return String.format(
          Locale.ROOT,
          " %.1f | %.1f |",
          100.0 * cut / Math.max(1, inside),
          100.0 * kept / Math.max(1, ends));
    }
  }

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data, for {@code --real}; not used otherwise
   * @param args {@code --model FILE}: another network than the shipped one; {@code --show}: also
   *     print the contexts that the network gets wrong, with the language's own list and with all
   *     lists; {@code --real}: the abbreviations in the sentences of the development treebanks
   *     instead; {@code --limit N}: sentences of each of their files (default: 600)
   * @param out receives the tables
   * @return 0
   * @throws IOException if the network cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    String model = options.value("--model", "");
    boolean show = options.flag("--show");
    boolean real = options.flag("--real");
    long limit = options.number("--limit", 1, REAL_LIMIT);
    options.end();
    try (CompactBoundaryScorer network = CompactNetworks.open(model)) {
      SentenceSettings usual = SentenceSettings.defaults();
      Map<String, Function<String, TextSegmenter>> splitters = new LinkedHashMap<>();
      splitters.put("no lists", l -> segmenter(network, usual, SentenceAbbreviations.none()));
      splitters.put("all lists", l -> segmenter(network, usual, SentenceAbbreviations.common()));
      splitters.put(
          "own list",
          l -> segmenter(network, usual, SentenceAbbreviations.of(Locale.forLanguageTag(l))));
      if (real) {
        splitters.put("ICU4J", Splitters::icu);
        RealAbbreviations.run(data, limit, splitters, show, out);
        return 0;
      }
      Map<String, List<String>> contexts = read();
      splitters.put("rules", Splitters::rules);
      splitters.put("ICU4J", Splitters::icu);
      for (int half = 0; half < 2; half++) {
        table(contexts, half, splitters, out);
        if (show) {
          for (String list : List.of("own list", "all lists")) {
            out.printf("%n%s:%n", list);
            show(contexts, half, splitters.get(list), out);
          }
        }
      }
    }
    return 0;
  }

  private static TextSegmenter segmenter(
      BoundaryScorer scorer, SentenceSettings usual, SentenceAbbreviations list) {
    return new BoundarySegmenter(scorer, usual.withAbbreviations(list));
  }

  private static void table(
      Map<String, List<String>> contexts,
      int half,
      Map<String, Function<String, TextSegmenter>> splitters,
      PrintStream out) {
    out.println();
    out.println(half == 0 ? "Contexts looked at" : "Contexts held out");
    out.println();
    out.print("| language | abbreviations | ends |");
    splitters.keySet().forEach(name -> out.print(" " + name + ": cut % | kept % |"));
    out.println();
    out.println("|---|---:|---:|" + "---:|---:|".repeat(splitters.size()));
    Map<String, Tally> all = new LinkedHashMap<>();
    contexts.forEach(
        (language, each) -> {
          List<Context> filled = fill(language, each, half);
          StringBuilder row = new StringBuilder();
          Tally last = new Tally();
          for (Map.Entry<String, Function<String, TextSegmenter>> splitter : splitters.entrySet()) {
            Tally tally = new Tally();
            Tally sum = all.computeIfAbsent(splitter.getKey(), name -> new Tally());
            TextSegmenter segmenter = splitter.getValue().apply(language);
            for (Context context : filled) {
              tally.add(context, segmenter);
              sum.add(context, segmenter);
            }
            row.append(tally.cells());
            last = tally;
          }
          out.println("| " + language + " | " + last.inside + " | " + last.ends + " |" + row);
        });
    StringBuilder row = new StringBuilder("| all | | |");
    all.values().forEach(tally -> row.append(tally.cells()));
    out.println(row);
  }

  private static void show(
      Map<String, List<String>> contexts,
      int half,
      Function<String, TextSegmenter> splitter,
      PrintStream out) {
    contexts.forEach(
        (language, each) -> {
          for (Context context : fill(language, each, half)) {
            Tally tally = new Tally();
            TextSegmenter segmenter = splitter.apply(language);
            tally.add(context, segmenter);
            if (tally.cut > 0 || tally.kept < tally.ends) {
              out.println(
                  language + ": " + String.join("| ", segmenter.segment(context.text()).strings()));
            }
          }
        });
  }

  private static List<Context> fill(String language, List<String> contexts, int half) {
    Random random = new Random(7);
    List<String> names =
        switch (language) {
          case "ru", "uk", "bg" -> CYRILLIC;
          case "el" -> GREEK;
          default -> LATIN;
        };
    List<Context> filled = new ArrayList<>();
    for (int i = half; i < contexts.size(); i += 2) {
      for (int round = 0; round < ROUNDS; round++) {
        filled.add(context(contexts.get(i), names, random));
      }
    }
    return filled;
  }

  private static Context context(String template, List<String> names, Random random) {
    StringBuilder text = new StringBuilder();
    BitSet inside = new BitSet();
    BitSet ends = new BitSet();
    for (int i = 0; i < template.length(); i++) {
      String slot = template.substring(i, Math.min(template.length(), i + 3));
      char c = template.charAt(i);
      if (slot.equals("{N}") || slot.equals("{F}")) {
        text.append(names.get(random.nextInt(names.size())));
        i += 2;
      } else if (slot.equals("{#}")) {
        text.append(1 + random.nextInt(40));
        i += 2;
      } else if (c == '_' || c == '|') {
        text.append(' ');
        (c == '_' ? inside : ends).set(text.length());
      } else {
        text.append(c);
      }
    }
    return new Context(text.append('.').toString(), inside, ends);
  }

  private static Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> contexts = new LinkedHashMap<>();
    try (InputStream in = AbbreviationContexts.class.getResourceAsStream(RESOURCE)) {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t");
          contexts.put(columns[0], List.of(columns[1].split(" // ")));
        }
      }
    }
    return contexts;
  }
}
