package dev.caesura.align.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Tokens of a NIST reference with alternatives, {@code { gonna / going to }}, and optional words,
 * {@code (uh)}; {@code @} stands for no word. The alternatives that fit a hypothesis best count.
 *
 * <p>Source: NIST, <em>SCTK</em>, file formats of sclite. Unlike there, an optional word that the
 * hypothesis lacks is not counted as a word of the reference.
 */
public final class AlternativeTokens {

  private static final String OPEN = "\uFDD0{";
  private static final String OR = "\uFDD0/";
  private static final String CLOSE = "\uFDD0}";

  private AlternativeTokens() {}

  /**
   * Tokenizes a text with alternatives.
   *
   * @param tokenizer splits the text into tokens
   * @param text the text; may be empty
   * @param speaker who said it; empty if not known
   * @return its tokens, with marks that {@link #choose} resolves if it has alternatives
   */
  public static SpeakerTokens of(ScoringTokenizer tokenizer, String text, String speaker) {
    List<String> tokens = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    boolean isOpen = false;
    for (String word : text.strip().split("\\s+")) {
      boolean optional = word.matches("\\([^()]+\\)");
      boolean open = word.equals("{") && !isOpen;
      boolean inside = isOpen && (word.equals("/") || word.equals("}"));
      if (!optional && !open && !inside && !(isOpen && word.equals("@"))) {
        plain.append(word).append(' ');
        continue;
      }
      tokens.addAll(tokenizer.tokenTexts(plain.toString()));
      plain.setLength(0);
      if (optional && isOpen) {
        plain.append(word, 1, word.length() - 1).append(' ');
      } else if (optional) {
        tokens.add(OPEN);
        tokens.addAll(tokenizer.tokenTexts(word.substring(1, word.length() - 1)));
        tokens.add(OR);
        tokens.add(CLOSE);
      } else if (open || inside) {
        tokens.add(open ? OPEN : word.equals("/") ? OR : CLOSE);
        isOpen = !word.equals("}");
      }
    }
    tokens.addAll(tokenizer.tokenTexts(plain.toString()));
    if (isOpen) {
      tokens.add(CLOSE);
    }
    return new SpeakerTokens(tokens, Collections.nCopies(tokens.size(), speaker));
  }

  /**
   * Chooses the alternatives with the cheapest alignment. Time grows with the product of the
   * lengths.
   *
   * @param reference tokens, perhaps with the marks of {@link #of}
   * @param hypothesis the recognised tokens
   * @param costs costs of the errors
   * @return tokens without marks
   */
  public static SpeakerTokens choose(
      SpeakerTokens reference, List<String> hypothesis, ErrorCosts costs) {
    if (!reference.tokens().contains(OPEN)) {
      return reference;
    }
    List<Integer> choices = new Table(hypothesis, costs).choices(reference.tokens());
    List<String> tokens = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    int group = -1;
    int alternative = 0;
    int chosen = 0;
    for (int i = 0; i < reference.tokens().size(); i++) {
      String token = reference.tokens().get(i);
      switch (token) {
        case OPEN -> {
          group++;
          alternative = 0;
          chosen = choices.get(group);
        }
        case OR -> alternative++;
        case CLOSE -> {
          alternative = 0;
          chosen = 0;
        }
        default -> {
          if (alternative == chosen) {
            tokens.add(token);
            speakers.add(reference.speakers().get(i));
          }
        }
      }
    }
    return new SpeakerTokens(tokens, speakers);
  }

  /** Choices of alternatives on the way to a cell, the last one first. */
  private record Choice(Choice earlier, int alternative) {}

  /**
   * Row of the table of costs: what it costs to turn the reference so far into each prefix of the
   * hypothesis, and the choices on the way.
   */
  private static final class Row {
    private final long[] costs;
    private final Choice[] choices;

    Row(int length) {
      costs = new long[length];
      choices = new Choice[length];
    }

    /** Takes the cheaper of a cell and another way to it. */
    private void relax(int cell, long cost, Choice choice) {
      if (cost < costs[cell]) {
        costs[cell] = cost;
        choices[cell] = choice;
      }
    }
  }

  /** Table of costs, of which one row is kept. */
  private static final class Table {
    private final List<String> hypothesis;
    private final ErrorCosts costs;

    Table(List<String> hypothesis, ErrorCosts costs) {
      this.hypothesis = hypothesis;
      this.costs = costs;
    }

    /** Returns the number of the alternative of each group, from 0. */
    List<Integer> choices(List<String> reference) {
      Row row = new Row(hypothesis.size() + 1);
      for (int j = 0; j < row.costs.length; j++) {
        row.costs[j] = (long) j * costs.gap();
      }
      int i = 0;
      while (i < reference.size()) {
        if (!reference.get(i).equals(OPEN)) {
          row = after(row, reference.get(i));
          i++;
          continue;
        }
        Row before = row;
        Row best = null;
        for (int alternative = 0; !reference.get(i).equals(CLOSE); alternative++) {
          i++;
          row = before;
          while (!reference.get(i).equals(OR) && !reference.get(i).equals(CLOSE)) {
            row = after(row, reference.get(i));
            i++;
          }
          best = cheaper(best, row, alternative);
        }
        i++;
        row = best;
      }
      List<Integer> choices = new ArrayList<>();
      for (Choice c = row.choices[hypothesis.size()]; c != null; c = c.earlier()) {
        choices.add(c.alternative());
      }
      Collections.reverse(choices);
      return choices;
    }

    private Row after(Row row, String token) {
      Row next = new Row(row.costs.length);
      next.costs[0] = row.costs[0] + costs.gap();
      next.choices[0] = row.choices[0];
      for (int j = 1; j < next.costs.length; j++) {
        boolean same = token.equals(hypothesis.get(j - 1));
        next.costs[j] = row.costs[j - 1] + (same ? 0 : costs.substitution());
        next.choices[j] = row.choices[j - 1];
        next.relax(j, row.costs[j] + costs.gap(), row.choices[j]);
        next.relax(j, next.costs[j - 1] + costs.gap(), next.choices[j - 1]);
      }
      return next;
    }

    /** Takes for each cell the better of the best alternative so far and another one. */
    private Row cheaper(Row best, Row row, int alternative) {
      Row result = best;
      if (result == null) {
        result = new Row(row.costs.length);
        Arrays.fill(result.costs, Long.MAX_VALUE);
      }
      for (int j = 0; j < row.costs.length; j++) {
        if (row.costs[j] < result.costs[j]) {
          result.relax(j, row.costs[j], new Choice(row.choices[j], alternative));
        }
      }
      return result;
    }
  }
}
