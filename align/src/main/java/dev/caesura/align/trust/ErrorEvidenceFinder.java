package dev.caesura.align.trust;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Measures what speaks against each sentence of a recording. Not thread-safe.
 *
 * <p>Time is O(n log n) for n recognised words: of a phrase, at most 200 other places are compared
 * for each of its words.
 */
final class ErrorEvidenceFinder {

  /** Letters per second where no recognised words show the pace. */
  private static final double LETTERS_PER_SECOND = 13;

  /** Sentences of fewer letters have no part in medians. */
  private static final double MIN_LETTERS = 10;

  /** Errors for each letter of inexact words, from which they are not those of a recogniser. */
  private static final double UNLIKE = 0.7;

  /** Errors for each letter of inexact words that sound alike. */
  private static final double ALIKE = 0.6;

  /** Seconds within which speech is directly before a sentence. */
  private static final double ADJACENT_SECONDS = 0.5;

  /** A mark that no recogniser of bare words gives: the end of a sentence or of a clause. */
  private static final Pattern WRITTEN_MARK =
      Pattern.compile("[\\p{L}\\p{N}][.,?!;:…。、，．？！।؟،۔።։]");

  private final List<JudgedSentence> sentences = new ArrayList<>();
  private final List<JudgedSentence> inTime = new ArrayList<>();
  private final NeighborSupport neighbors;
  private final PhraseIndex phrases;
  private final double medianErrors;
  private final double medianRate;
  private final double textErrors;
  private final double disagreement;
  private final double written;

  ErrorEvidenceFinder(List<Utterance> utterances, WordNormalizer normalizer) {
    List<JudgedSentence> all = new ArrayList<>();
    utterances.forEach(utterance -> all.add(JudgedSentence.of(utterance, normalizer)));
    double letters = 0;
    for (int i = 0; i < all.size(); i++) {
      all.set(i, all.get(i).withTextStart(letters));
      letters += all.get(i).letters();
    }
    boolean isRecognized = all.stream().anyMatch(item -> !item.spoken().isEmpty());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).utterance().span().isPresent()) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparing(i -> all.get(i).span()));
    double audio = 0;
    List<String> words = new ArrayList<>();
    for (int i : order) {
      JudgedSentence item = all.get(i);
      double own =
          isRecognized
              ? JudgedSentence.letters(item.spoken())
              : item.span().seconds() * LETTERS_PER_SECOND;
      all.set(i, item.withAudio(audio, words.size(), own));
      audio += own;
      words.addAll(item.spoken());
      inTime.add(all.get(i));
    }
    for (JudgedSentence item : all) {
      if (JudgedSentence.isSentence(item.utterance())) {
        sentences.add(item);
      }
    }
    this.neighbors = new NeighborSupport(sentences, inTime);
    this.phrases = new PhraseIndex(words);
    this.medianErrors = median(JudgedSentence::errors);
    this.medianRate = median(ErrorEvidenceFinder::rate);
    this.textErrors = textErrors();
    this.disagreement = disagreement(letters, audio);
    this.written = written();
  }

  private static double rate(JudgedSentence sentence) {
    return sentence.letters() / Math.max(0.05, sentence.span().seconds());
  }

  private double median(ToDoubleFunction<JudgedSentence> value) {
    double[] values =
        sentences.stream()
            .filter(sentence -> sentence.isFound() && sentence.letters() >= MIN_LETTERS)
            .mapToDouble(value)
            .toArray();
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[values.length / 2];
  }

  private static double share(double value, double from, double to) {
    return ErrorEvidence.limited((value - from) / (to - from));
  }

  /**
   * Returns how far errors are those of the text, in [0, 1]: a bad recogniser hears words that
   * sound alike, about two thirds of whose letters differ; in a wrong text nearly all differ.
   */
  private double textErrors() {
    double edits = 0;
    double inexact = 0;
    for (JudgedSentence sentence : sentences) {
      double letters = sentence.letters();
      if (sentence.isFound() && letters >= MIN_LETTERS) {
        edits += Math.min(1, sentence.utterance().cer()) * letters;
        inexact += letters * (1 - sentence.exactShare());
      }
    }
    return share(edits / Math.max(1, inexact), UNLIKE, UNLIKE + 0.15);
  }

  /** Returns how far recognised words have marks, or capitals and small letters, in [0, 1]. */
  private double written() {
    int all = 0;
    int marked = 0;
    for (JudgedSentence sentence : sentences) {
      String hypothesis = sentence.utterance().hypothesis();
      if (sentence.isFound() && !hypothesis.isEmpty()) {
        boolean isMixed =
            hypothesis.codePoints().anyMatch(Character::isUpperCase)
                && hypothesis.codePoints().anyMatch(Character::isLowerCase);
        all++;
        marked += isMixed || WRITTEN_MARK.matcher(hypothesis).find() ? 1 : 0;
      }
    }
    return all == 0 ? 0 : share((double) marked / all, 0.1, 0.4);
  }

  /** Returns the share of text and of speech that was not found, the smaller one. */
  private double disagreement(double letters, double audio) {
    double text = 0;
    double speech = 0;
    for (JudgedSentence sentence : sentences) {
      if (sentence.isFound()) {
        text += sentence.letters();
        speech += sentence.audioLetters();
      }
    }
    return 1 - Math.max(text / Math.max(1, letters), speech / Math.max(1, audio));
  }

  /** Returns the evidence against each sentence that was found, in the order of the transcript. */
  List<ErrorEvidence> find() {
    IdentityHashMap<JudgedSentence, Integer> places = new IdentityHashMap<>();
    for (JudgedSentence item : inTime) {
      places.put(item, places.size());
    }
    List<ErrorEvidence> all = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      if (sentences.get(i).isFound()) {
        all.add(evidence(i, places.get(sentences.get(i))));
      }
    }
    return all;
  }

  private ErrorEvidence evidence(int index, int place) {
    JudgedSentence sentence = sentences.get(index);
    ErrorEvidence evidence = new ErrorEvidence();
    errors(sentence, evidence);
    edge(sentence, place, -1, evidence);
    edge(sentence, place, 1, evidence);
    double before = 1 - neighbors.support(sentence, place, -1);
    double after = 1 - neighbors.support(sentence, place, 1);
    evidence
        .set(ErrorFeature.UNSUPPORTED_START, before)
        .set(ErrorFeature.UNSUPPORTED_END, after)
        .set(ErrorFeature.ALONE, before * after);
    double offCourse = 1 - neighbors.company(index);
    double ambiguity =
        ErrorEvidence.limited(
            2
                    * phrases.ambiguity(
                        sentence.written(),
                        sentence.firstSpoken(),
                        sentence.firstSpoken() + sentence.spoken().size())
                - 1);
    double far = share(offCourse, 0.5, 1);
    double scarce = share(-sentence.exactLetters(), -60, -5);
    evidence
        .set(ErrorFeature.OFF_COURSE, offCourse)
        .set(ErrorFeature.FAR_OFF_COURSE, far)
        .set(ErrorFeature.STRANDED, far * before * after)
        .set(ErrorFeature.AMBIGUOUS, ambiguity)
        .set(ErrorFeature.AMBIGUOUS_OFF_COURSE, ambiguity * far)
        .set(ErrorFeature.SCARCE, scarce)
        .set(ErrorFeature.SCARCE_OFF_COURSE, scarce * far)
        .set(ErrorFeature.SCARCE_DISAGREEING, scarce * share(disagreement, 0.5, 1));
    double moved = sentence.utterance().status() == Utterance.Status.MOVED ? 1 : 0;
    double stretch = Math.log(medianRate / Math.max(0.05, rate(sentence))) / Math.log(2);
    evidence
        .set(ErrorFeature.SLOW, stretch, 0.5, 2)
        .set(ErrorFeature.FAST, -stretch, 0.5, 2)
        .set(ErrorFeature.PAUSE, sentence.longestPause(), 1, 4)
        .set(ErrorFeature.MOVED, moved)
        .set(ErrorFeature.MOVED_STRANDED, moved * far * before * after)
        .set(ErrorFeature.RECORDING_ERRORS, medianErrors)
        .set(ErrorFeature.TEXT_ERRORS, textErrors)
        .set(ErrorFeature.TEXT_ERRORS_20, textErrors * share(sentence.errors(), 0, 0.2))
        .set(ErrorFeature.TEXT_ERRORS_35, textErrors * share(sentence.errors(), 0.2, 0.35))
        .set(ErrorFeature.TEXT_ERRORS_60, textErrors * share(sentence.errors(), 0.35, 0.6))
        .set(ErrorFeature.DISAGREEMENT_50, disagreement, 0, 0.5)
        .set(ErrorFeature.DISAGREEMENT_100, disagreement, 0.5, 1)
        .set(ErrorFeature.UNHEARD, sentence.unheard())
        .set(ErrorFeature.WRITTEN, Math.max(written, share(-medianErrors, -0.12, -0.04)))
        .set(ErrorFeature.UNCONFIDENT, 1 - sentence.utterance().confidence().orElse(1));
    return evidence;
  }

  private void errors(JudgedSentence sentence, ErrorEvidence evidence) {
    double errors = sentence.errors();
    double unlike = Math.min(1, sentence.utterance().cer()) - ALIKE * (1 - sentence.exactShare());
    evidence
        .set(ErrorFeature.ERRORS_5, errors, 0, 0.05)
        .set(ErrorFeature.ERRORS_10, errors, 0.05, 0.1)
        .set(ErrorFeature.ERRORS_20, errors, 0.1, 0.2)
        .set(ErrorFeature.ERRORS_35, errors, 0.2, 0.35)
        .set(ErrorFeature.ERRORS_50, errors, 0.35, 0.5)
        .set(ErrorFeature.ERRORS_70, errors, 0.5, 0.7)
        .set(ErrorFeature.ERRORS_100, errors, 0.7, 1)
        .set(ErrorFeature.EXCESS_15, errors - medianErrors, 0, 0.15)
        .set(ErrorFeature.EXCESS_50, errors - medianErrors, 0.15, 0.5)
        .set(ErrorFeature.UNLIKE_5, unlike, 0, 0.05)
        .set(ErrorFeature.UNLIKE_15, unlike, 0.05, 0.15)
        .set(ErrorFeature.UNLIKE_30, unlike, 0.15, 0.3);
  }

  /** Measures one end: {@code step} is -1 for the start and 1 for the end. */
  private void edge(JudgedSentence sentence, int place, int step, ErrorEvidence evidence) {
    boolean isStart = step < 0;
    double loose = (isStart ? sentence.looseStart() : sentence.looseEnd()) / 20;
    int at = place + step;
    double gap = Double.POSITIVE_INFINITY;
    double extra = 0;
    if (at >= 0 && at < inTime.size()) {
      JudgedSentence other = inTime.get(at);
      long samples =
          isStart
              ? sentence.span().startSample() - other.span().endSample()
              : other.span().startSample() - sentence.span().endSample();
      gap = (double) samples / sentence.span().sampleRate();
      boolean isTextless = !JudgedSentence.isSentence(other.utterance());
      extra = isTextless && gap < ADJACENT_SECONDS ? other.audioLetters() / 20 : 0;
    }
    double open = Math.max(ErrorEvidence.limited(extra), ErrorEvidence.limited(gap));
    List<AlignedWord> words = sentence.utterance().words();
    double inexact =
        words.isEmpty() ? 1 : JudgedSentence.inexactness(words.get(isStart ? 0 : words.size() - 1));
    double unheard = inexact == 1 ? 1 : 0;
    if (isStart) {
      evidence.set(
          ErrorFeature.START_OPEN_CLEAR, unheard * open * share(-medianErrors, -0.12, -0.04));
    }
    evidence
        .set(isStart ? ErrorFeature.START_UNHEARD : ErrorFeature.END_UNHEARD, unheard)
        .set(isStart ? ErrorFeature.START_INEXACT : ErrorFeature.END_INEXACT, inexact)
        .set(isStart ? ErrorFeature.START_LOOSE : ErrorFeature.END_LOOSE, loose)
        .set(
            isStart ? ErrorFeature.START_LOOSE_CLEAR : ErrorFeature.END_LOOSE_CLEAR,
            ErrorEvidence.limited(loose) * share(-medianErrors, -0.25, -0.05))
        .set(isStart ? ErrorFeature.START_OPEN : ErrorFeature.END_OPEN, unheard * open)
        .set(isStart ? ErrorFeature.START_EXTRA : ErrorFeature.END_EXTRA, extra);
  }
}
