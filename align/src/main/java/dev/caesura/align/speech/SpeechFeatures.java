package dev.caesura.align.speech;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Features of every gap between two words, by name: what the network reads, the pause, the length
 * of the words around it, what is usual for them in the recording, changes of speaker, the
 * recogniser's own marks and confidence, and how well text and pauses agree in the recording. What
 * is not known is NaN. Pure functions, safe for use by many threads.
 */
final class SpeechFeatures {

  private static final double MIN_PAUSE = 0.02;
  private static final double LONG_PAUSE = 0.4;

  /** A recogniser writes marks if at least this share of its words ends a sentence. */
  private static final double MARKED = 0.005;

  /** Weights of text and pause in a rough guess, from which neighbours are compared. */
  private static final float TEXT_WEIGHT = 0.5f;

  private static final float PAUSE_WEIGHT = 1.3f;

  private final Map<String, float[]> columns = new LinkedHashMap<>();
  private final List<SpokenWord> words;
  private final List<String> plain;
  private final int gaps;

  private SpeechFeatures(SpeechEvidence evidence) {
    this.words =
        evidence
            .speech()
            .map(speech -> SpokenTimes.trimmed(evidence.words(), speech))
            .orElse(evidence.words());
    this.plain = words.stream().map(word -> SpeechText.plain(word.word().text())).toList();
    this.gaps = Math.max(0, words.size() - 1);
  }

  /**
   * Computes the features of a recording.
   *
   * @return for each feature a value for each gap
   */
  static Map<String, float[]> of(SpeechEvidence evidence) {
    SpeechFeatures features = new SpeechFeatures(evidence);
    float[] boundary = features.text(WordLogits::boundary);
    float[] terminal = features.text(WordLogits::terminal);
    float[] pause = Series.of(features.gaps, i -> 0);
    float[] seconds = Pauses.seconds(features.words, evidence.speech());
    for (int i = 0; i < pause.length; i++) {
      pause[i] = (float) Math.log(seconds[i] + MIN_PAUSE);
    }
    features.addText(boundary, terminal);
    features.addPauses(pause);
    features.addBoth(boundary, terminal, pause);
    features.addLines(pause);
    features.addSpeakers();
    features.addOwnMarks();
    features.addQuality(boundary, terminal, pause);
    return features.columns;
  }

  /** Returns the names of the features, in order. */
  static List<String> names() {
    return List.copyOf(of(SpeechEvidence.of(List.of())).keySet());
  }

  private float[] text(ToDoubleFunction<WordLogits> logit) {
    return Series.of(gaps, i -> logit.applyAsDouble(words.get(i).text()));
  }

  private void addText(float[] boundary, float[] terminal) {
    columns.put("text", boundary);
    columns.put("text.before", Series.shifted(boundary, -1));
    columns.put("text.after", Series.shifted(boundary, 1));
    columns.put(
        "text.second", Series.max(Series.shifted(boundary, -2), Series.shifted(boundary, 2)));
    columns.put("text.above5", Series.aboveNeighbors(boundary, 5));
    columns.put("text.relative", Series.standardized(boundary, 75));
    columns.put("terminal", terminal);
    columns.put("terminal.before", Series.shifted(terminal, -1));
    columns.put("terminal.after", Series.shifted(terminal, 1));
    columns.put("terminal.above5", Series.aboveNeighbors(terminal, 5));
    columns.put("comma", text(WordLogits::comma));
    columns.put("question", text(WordLogits::question));
    columns.put("capital", Series.of(gaps, i -> words.get(i + 1).text().capital()));
  }

  private void addPauses(float[] pause) {
    columns.put("pause", pause);
    columns.put("pause.relative", Series.standardized(pause, 75));
    columns.put("pause.before", Series.shifted(pause, -1));
    columns.put("pause.after", Series.shifted(pause, 1));
    columns.put("pause.above5", Series.aboveNeighbors(pause, 5));
    columns.put("pause.above15", Series.aboveNeighbors(pause, 15));
    columns.put("pause.since", Series.since(pause, Math.log(LONG_PAUSE), 60));
    columns.put("pause.until", Series.until(pause, Math.log(LONG_PAUSE), 60));
    float[] length = WordLengthening.of(words, plain);
    columns.put("length", Series.of(gaps, i -> length[i]));
    columns.put("length.next", Series.of(gaps, i -> length[i + 1]));
    columns.put("length.before", Series.of(gaps, i -> i > 0 ? length[i - 1] : Float.NaN));
  }

  private void addBoth(float[] boundary, float[] terminal, float[] pause) {
    float[] guess = guess(boundary, pause);
    columns.put("guess", guess);
    columns.put("guess.above3", Series.aboveNeighbors(guess, 3));
    columns.put("guess.above8", Series.aboveNeighbors(guess, 8));
    columns.put("guess.above20", Series.aboveNeighbors(guess, 20));
    float[] marked = guess(terminal, pause);
    columns.put("marked", marked);
    columns.put("marked.above3", Series.aboveNeighbors(marked, 3));
    columns.put("marked.above8", Series.aboveNeighbors(marked, 8));
    float[] probability = probability(guess);
    float[] near = Series.mean(probability, 10);
    columns.put("guess.density", Series.of(gaps, i -> 21 * near[i] - probability[i]));
  }

  /** What the network reads where long pauses are line breaks, and what is usual for the words. */
  private void addLines(float[] pause) {
    float[] boundary = text(WordLogits::brokenBoundary);
    float[] terminal = text(WordLogits::brokenTerminal);
    columns.put("lines", boundary);
    columns.put("lines.before", Series.shifted(boundary, -1));
    columns.put("lines.after", Series.shifted(boundary, 1));
    columns.put("lines.above5", Series.aboveNeighbors(boundary, 5));
    columns.put("lines.terminal", terminal);
    float[] guess = guess(boundary, pause);
    columns.put("lines.guess", guess);
    columns.put("lines.guess.above3", Series.aboveNeighbors(guess, 3));
    columns.put("lines.guess.above8", Series.aboveNeighbors(guess, 8));
    columns.put("lines.marked", guess(terminal, pause));
    float[] probability = probability(guess);
    columns.put("type.before", WordHabits.of(plain.subList(0, gaps), probability));
    columns.put(
        "type.after", WordHabits.of(plain.subList(words.size() - gaps, words.size()), probability));
    float[] rate = Series.mean(Series.of(words.size(), this::logSecondsPerLetter), 10);
    columns.put("pause.rate", Series.of(gaps, i -> pause[i] - rate[i]));
  }

  private double logSecondsPerLetter(int word) {
    SpokenWord spoken = words.get(word);
    double seconds = Math.max(MIN_PAUSE, spoken.word().span().seconds());
    return spoken.timed() ? Math.log(seconds / (plain.get(word).length() + 1)) : Double.NaN;
  }

  private static float[] probability(float[] logit) {
    return Series.of(logit.length, i -> 1 / (1 + Math.exp(-logit[i])));
  }

  private static float[] guess(float[] logit, float[] pause) {
    return Series.of(logit.length, i -> TEXT_WEIGHT * logit[i] + PAUSE_WEIGHT * pause[i]);
  }

  private void addSpeakers() {
    boolean several =
        words.stream().map(SpokenWord::speaker).filter(s -> !s.isEmpty()).distinct().count() > 1;
    float[] turn =
        Series.of(
            gaps,
            i ->
                !several
                    ? Float.NaN
                    : words.get(i).speaker().equals(words.get(i + 1).speaker()) ? 0 : 1);
    columns.put("turn", turn);
    columns.put("turn.before", Series.shifted(turn, -1));
    columns.put("turn.after", Series.shifted(turn, 1));
    float[] unknown = Series.constant(gaps, Float.NaN);
    columns.put("turn.since", several ? Series.since(turn, 1, 30) : unknown);
    columns.put("turn.until", several ? Series.until(turn, 1, 30) : unknown);
  }

  private void addOwnMarks() {
    List<OwnMark> marks = words.stream().map(word -> OwnMark.of(word.word().text())).toList();
    long ends = marks.stream().filter(mark -> mark.isEnd).count();
    boolean writes = ends > MARKED * words.size();
    float[] end = own(writes, i -> marks.get((int) i).isEnd ? 1 : 0);
    columns.put("own.end", end);
    columns.put("own.question", own(writes, i -> marks.get((int) i) == OwnMark.QUESTION ? 1 : 0));
    columns.put("own.comma", own(writes, i -> marks.get((int) i) == OwnMark.COMMA ? 1 : 0));
    columns.put(
        "own.capital",
        own(writes, i -> OwnMark.isCapital(words.get((int) i + 1).word().text()) ? 1 : 0));
    float[] beside = Series.max(Series.shifted(end, -1), Series.shifted(end, 1));
    float[] second = Series.max(Series.shifted(end, -2), Series.shifted(end, 2));
    columns.put("own.near", Series.max(beside, second));
  }

  private float[] own(boolean writes, ToDoubleFunction<Integer> value) {
    return Series.of(gaps, i -> writes ? value.applyAsDouble(i) : Double.NaN);
  }

  private void addQuality(float[] boundary, float[] terminal, float[] pause) {
    boolean rated = words.stream().anyMatch(word -> word.word().score() < 1);
    float[] score = Series.of(words.size(), i -> rated ? words.get(i).word().score() : Double.NaN);
    columns.put("score", Series.of(gaps, i -> score[i]));
    columns.put("score.next", Series.of(gaps, i -> score[i + 1]));
    float[] near = Series.mean(score, 10);
    columns.put("score.near", Series.of(gaps, i -> near[i]));
    double[] moments = Series.moments(boundary);
    columns.put("quality.agreement", Series.constant(gaps, Series.correlation(boundary, pause)));
    columns.put("quality.mean", Series.constant(gaps, moments[0]));
    columns.put("quality.spread", Series.constant(gaps, moments[1]));
    columns.put("quality.near", Series.mean(Series.of(gaps, i -> Math.max(-4, terminal[i])), 30));
  }

  /** Returns the names of features that need something that other recordings may lack. */
  static List<String> names(String prefix) {
    List<String> names = new ArrayList<>(names());
    names.removeIf(name -> !name.equals(prefix) && !name.startsWith(prefix + "."));
    return names;
  }
}
