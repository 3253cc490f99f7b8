package dev.caesura.corpus.format;

import dev.caesura.io.WholeFile;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Description of a corpus for its users, in Markdown: hours, recordings, speakers, languages,
 * licences, lengths and scores, which are counted, and how it was made, its thresholds and its
 * known faults, which the caller states. What is not stated is printed as such. Immutable and
 * thread-safe.
 */
public final class DataCard {

  private static final String UNKNOWN = "not stated";

  /** Fields that state the licence of a recording or text. */
  private static final List<String> LICENCE = List.of("licence", "license", "rights");

  private static final List<String> SEX = List.of("sex", "gender", "speaker_info.Speaker_gender");

  private final String title;
  private final List<CorpusEntry> entries;
  private final Map<String, String> making;
  private final Map<String, String> thresholds;
  private final List<String> faults;

  private DataCard(
      String title,
      List<CorpusEntry> entries,
      Map<String, String> making,
      Map<String, String> thresholds,
      List<String> faults) {
    this.title = title;
    this.entries = entries;
    this.making = making;
    this.thresholds = thresholds;
    this.faults = faults;
  }

  /**
   * Returns the card of a corpus.
   *
   * @param title the name of the corpus
   * @param entries its entries; may be empty
   * @return a card without statements of how the corpus was made
   */
  public static DataCard of(String title, List<CorpusEntry> entries) {
    return new DataCard(
        WhiteSpace.collapse(title), List.copyOf(entries), Map.of(), Map.of(), List.of());
  }

  /**
   * Returns a copy that states how the corpus was made.
   *
   * @param value statements by what they are about, such as {@code recogniser}
   * @return the copy
   */
  public DataCard withMaking(Map<String, String> value) {
    return new DataCard(title, entries, copy(value), thresholds, faults);
  }

  /**
   * Returns a copy that states the thresholds of filters.
   *
   * @param value thresholds by the name of the filter
   * @return the copy
   */
  public DataCard withThresholds(Map<String, String> value) {
    return new DataCard(title, entries, making, copy(value), faults);
  }

  /**
   * Returns a copy that states known faults.
   *
   * @param value a sentence for each fault
   * @return the copy
   */
  public DataCard withFaults(List<String> value) {
    return new DataCard(title, entries, making, thresholds, List.copyOf(value));
  }

  private static Map<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Writes the card.
   *
   * @param file the file; an existing one is replaced
   * @throws IOException if writing fails
   */
  public void write(Path file) throws IOException {
    WholeFile.writeText(file, out -> out.write(markdown()));
  }

  /**
   * Returns the card.
   *
   * @return Markdown
   */
  public String markdown() {
    StringBuilder card = new StringBuilder("# " + escaped(title) + "\n\n");
    card.append("| | |\n|---|---|\n");
    row(card, "entries", number(entries.size()));
    row(card, "hours", hours(entries));
    long unplaced = entries.stream().filter(entry -> entry.span().isEmpty()).count();
    if (unplaced > 0) {
      row(card, "entries without a place in audio", number(unplaced));
    }
    row(
        card,
        "recordings",
        number(distinct(entries.stream().map(CorpusEntry::recording).toList())));
    row(card, "speakers", speakers());
    row(card, "languages", hoursBy(entries.stream().collect(groups(CorpusEntry::language))));
    row(card, "licences", licences());
    row(card, "words", number(words()));
    card.append("\n## Lengths and scores\n\n| | lowest | 5 % | median | 95 % | highest |\n");
    card.append("|---|---:|---:|---:|---:|---:|\n");
    quantiles(
        card,
        "seconds",
        entries.stream().filter(e -> e.span().isPresent()).map(CorpusEntry::seconds).toList());
    quantiles(
        card,
        "characters",
        entries.stream().map(e -> (double) e.text().codePointCount(0, e.text().length())).toList());
    Map<String, List<Double>> scores = new TreeMap<>();
    entries.forEach(
        entry ->
            entry
                .scores()
                .forEach(
                    (name, value) ->
                        scores.computeIfAbsent(name, n -> new ArrayList<>()).add(value)));
    scores.forEach((name, values) -> quantiles(card, escaped(name), values));
    section(card, "How it was made", making);
    section(card, "Thresholds", thresholds);
    card.append("\n## Known faults\n\n");
    if (faults.isEmpty()) {
      card.append(UNKNOWN).append('\n');
    }
    faults.forEach(fault -> card.append("- ").append(escaped(fault)).append('\n'));
    return card.toString();
  }

  private static java.util.stream.Collector<CorpusEntry, ?, Map<String, List<CorpusEntry>>> groups(
      java.util.function.Function<CorpusEntry, String> field) {
    return Collectors.groupingBy(field, TreeMap::new, Collectors.toList());
  }

  private String speakers() {
    Map<String, List<CorpusEntry>> speakers =
        entries.stream().collect(groups(CorpusEntry::speaker));
    List<CorpusEntry> unknown = speakers.remove("");
    StringBuilder text = new StringBuilder(number(speakers.size()));
    if (unknown != null) {
      text.append("; ").append(number(unknown.size())).append(" entries without a speaker");
    }
    Map<String, Set<String>> sexes = new TreeMap<>();
    speakers.forEach(
        (speaker, all) -> {
          String sex = field(all.get(0), SEX);
          if (!sex.isEmpty()) {
            sexes.computeIfAbsent(sex, s -> new TreeSet<>()).add(speaker);
          }
        });
    sexes.forEach(
        (sex, all) ->
            text.append("; ").append(escaped(sex)).append(' ').append(number(all.size())));
    return text.toString();
  }

  private String licences() {
    return hoursBy(entries.stream().collect(groups(entry -> field(entry, LICENCE))));
  }

  private static String field(CorpusEntry entry, List<String> names) {
    return names.stream()
        .map(name -> entry.metadata().getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Returns the hours of each group, the largest first. */
  private static String hoursBy(Map<String, List<CorpusEntry>> groups) {
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, List<CorpusEntry>> group) ->
                    -group.getValue().stream().mapToDouble(CorpusEntry::seconds).sum()))
        .map(
            group ->
                (group.getKey().isEmpty() ? UNKNOWN : escaped(group.getKey()))
                    + " ("
                    + hours(group.getValue())
                    + " h)")
        .collect(Collectors.joining(", "));
  }

  private long words() {
    return entries.stream()
        .map(entry -> WhiteSpace.collapse(entry.text()))
        .filter(text -> !text.isEmpty())
        .mapToLong(text -> text.split(" ").length)
        .sum();
  }

  private static long distinct(List<String> values) {
    return values.stream().distinct().count();
  }

  private static String hours(List<CorpusEntry> entries) {
    double hours = entries.stream().mapToDouble(CorpusEntry::seconds).sum() / 3600;
    return String.format(Locale.ROOT, hours < 1 ? "%.3f" : "%,.1f", hours);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ")
        .append(name)
        .append(" | ")
        .append(value.isEmpty() ? "0" : value)
        .append(" |\n");
  }

  private static void quantiles(StringBuilder card, String name, List<Double> values) {
    if (values.isEmpty()) {
      return;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    card.append("| ").append(name);
    for (double share : new double[] {0, 0.05, 0.5, 0.95, 1}) {
      double value = sorted[(int) Math.round(share * (sorted.length - 1))];
      card.append(
          String.format(Locale.ROOT, value == Math.rint(value) ? " | %.0f" : " | %.3f", value));
    }
    card.append(" |\n");
  }

  private static void section(StringBuilder card, String heading, Map<String, String> rows) {
    card.append("\n## ").append(heading).append("\n\n");
    if (rows.isEmpty()) {
      card.append(UNKNOWN).append('\n');
      return;
    }
    card.append("| | |\n|---|---|\n");
    rows.forEach((name, value) -> row(card, escaped(name), escaped(value)));
  }

  private static String escaped(String text) {
    return WhiteSpace.collapse(text).replace("|", "\\|").replace("<", "&lt;");
  }
}
