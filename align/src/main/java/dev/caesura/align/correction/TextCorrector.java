package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.InverseNormalizer;
import dev.caesura.text.normalize.WrittenNumber;
import dev.caesura.text.normalize.WrittenNumbers;
import dev.caesura.text.paragraph.ParagraphStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Corrects recognised text: applies error-correction pairs, then writes numbers in digits, then
 * restores punctuation and capitals. Each step is optional.
 *
 * <p>Pairs are found at the edges of words; a space of the wrong text stands for any white space
 * but an empty line. They are applied from left to right, the longest first, and not to what other
 * pairs wrote. Line ends stay where they are. With {@link CorrectionScope#TEXT}, the default, a
 * correction may begin in one segment and end in the next; as many words of the right text stay in
 * the first segment as the wrong text had there, and a number stays whole in the first one. What is
 * not applied, doubtful or moved is in the notes of the result.
 *
 * <p>Immutable and thread-safe if the punctuator is.
 */
public final class TextCorrector {

  private final PairCorrector pairs;
  private final Optional<InverseNormalizer> numbers;
  private final Optional<UnaryOperator<String>> punctuator;
  private final CorrectionScope scope;

  private TextCorrector(
      PairCorrector pairs,
      Optional<InverseNormalizer> numbers,
      Optional<UnaryOperator<String>> punctuator,
      CorrectionScope scope) {
    this.pairs = pairs;
    this.numbers = numbers;
    this.punctuator = punctuator;
    this.scope = scope;
  }

  /**
   * Creates a corrector without any step.
   *
   * @return the corrector, which changes nothing
   */
  public static TextCorrector defaults() {
    return new TextCorrector(
        new PairCorrector(List.of(), false),
        Optional.empty(),
        Optional.empty(),
        CorrectionScope.TEXT);
  }

  /**
   * Returns a copy that applies pairs.
   *
   * @param applied the pairs; may be empty
   * @param ignoresCase whether a wrong text is found in any case
   * @return a new corrector
   */
  public TextCorrector withPairs(List<CorrectionPair> applied, boolean ignoresCase) {
    return new TextCorrector(new PairCorrector(applied, ignoresCase), numbers, punctuator, scope);
  }

  /**
   * Returns a copy that writes numbers in digits.
   *
   * @param normalizer the numbers of a language
   * @return a new corrector
   */
  public TextCorrector withNumbers(InverseNormalizer normalizer) {
    return new TextCorrector(pairs, Optional.of(normalizer), punctuator, scope);
  }

  /**
   * Returns a copy that restores punctuation and capitals.
   *
   * @param restorer adds marks and changes case, and keeps white space, such as {@code
   *     Punctuator::restore}
   * @return a new corrector
   */
  public TextCorrector withPunctuation(UnaryOperator<String> restorer) {
    return new TextCorrector(pairs, numbers, Optional.of(restorer), scope);
  }

  /**
   * Returns a copy with the given scope.
   *
   * @param other how much text is corrected at once
   * @return a new corrector
   */
  public TextCorrector withScope(CorrectionScope other) {
    return new TextCorrector(pairs, numbers, punctuator, Objects.requireNonNull(other, "other"));
  }

  /**
   * Corrects the segments of a text.
   *
   * @param segments lines, cues or utterances in order; may be empty, and hold line ends
   * @return the corrected segments, and notes
   */
  public CorrectionResult correct(List<String> segments) {
    SegmentedText text = SegmentedText.of(segments);
    PairCorrector.Found found = pairs.find(text, scope);
    List<CorrectionNote> notes = new ArrayList<>(found.notes());
    moved(text, found.replacements(), notes);
    text = text.replace(found.replacements());
    int written = 0;
    if (numbers.isPresent()) {
      List<Replacement> digits = numbers(text, numbers.get().find(text.text()), notes);
      moved(text, digits, notes);
      text = text.replace(digits);
      written = digits.size();
    }
    if (punctuator.isPresent()) {
      text = punctuated(text, punctuator.get());
    }
    return new CorrectionResult(text.segments(), found.replacements().size(), written, notes);
  }

  private List<Replacement> numbers(
      SegmentedText text, WrittenNumbers found, List<CorrectionNote> notes) {
    List<Replacement> replacements = new ArrayList<>();
    for (WrittenNumber number : found.numbers()) {
      if (scope == CorrectionScope.SEGMENT && text.crosses(number.place())) {
        notes.add(ambiguous(text, number.place(), "a number over the end of a segment"));
      } else {
        replacements.add(new Replacement(number.place(), number.written()));
      }
    }
    for (WrittenNumbers.Ambiguous words : found.ambiguous()) {
      notes.add(ambiguous(text, words.place(), words.reason()));
    }
    return replacements;
  }

  private static CorrectionNote ambiguous(SegmentedText text, TextSpan place, String reason) {
    return new CorrectionNote(
        CorrectionNote.Kind.AMBIGUOUS,
        text.segmentAt(place.start()),
        text.lineAt(place.start()),
        "expected words of one number; found '"
            + shown(text, place)
            + "': "
            + reason
            + ". It stays as it is.");
  }

  private static void moved(
      SegmentedText text, List<Replacement> replacements, List<CorrectionNote> notes) {
    for (Replacement replacement : replacements) {
      TextSpan place = replacement.place();
      if (text.crosses(place)) {
        notes.add(
            new CorrectionNote(
                CorrectionNote.Kind.MOVED,
                text.segmentAt(place.start()),
                text.lineAt(place.start()),
                "'"
                    + shown(text, place)
                    + "' continues in the next segment; '"
                    + replacement.right()
                    + "' replaces both parts."));
      }
    }
  }

  private static String shown(SegmentedText text, TextSpan place) {
    return text.text().substring(place.start(), place.end()).replaceAll("\\s+", " ");
  }

  private SegmentedText punctuated(SegmentedText text, UnaryOperator<String> restorer) {
    if (scope == CorrectionScope.SEGMENT) {
      return SegmentedText.of(text.segments().stream().map(restorer).toList());
    }
    ParagraphStream paragraphs = new ParagraphStream();
    StringBuilder out = new StringBuilder();
    for (String paragraph : paragraphs.push(text.text())) {
      out.append(restorer.apply(paragraph));
    }
    out.append(restorer.apply(paragraphs.finish()));
    return text.with(out.toString());
  }
}
