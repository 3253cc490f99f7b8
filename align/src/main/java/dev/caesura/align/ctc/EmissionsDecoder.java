package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decoder of the emissions of whole recordings, greedy or with a beam. With a beam, recordings are
 * cut at the longest run of blanks between 15 and 30 s, so that memory does not grow with their
 * length. Immutable and thread-safe.
 */
public final class EmissionsDecoder {

  private static final double MIN_SECONDS = 15;
  private static final double MAX_SECONDS = 30;

  /** Prefixes of a search that a transcript guides; more change little. */
  private static final int BIASED_BEAM = 32;

  private final CtcVocabulary vocabulary;
  private final int beam;
  private final Optional<Bias> bias;

  /** What a transcript adds: the order of its symbols, and its words where the network has none. */
  private record Bias(SymbolNgrams symbols, Optional<LetterJoiner> joiner) {}

  private EmissionsDecoder(CtcVocabulary vocabulary, int beam, Optional<Bias> bias) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.beam = beam;
    this.bias = bias;
  }

  /**
   * Creates a decoder.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @param beam the number of prefixes of the beam search; 1 is greedy
   * @return the decoder
   * @throws IllegalArgumentException if the beam is less than 1
   */
  public static EmissionsDecoder of(CtcVocabulary vocabulary, int beam) {
    if (beam < 1) {
      throw new IllegalArgumentException("beam " + beam + ": expected at least 1");
    }
    return new EmissionsDecoder(vocabulary, beam, Optional.empty());
  }

  /**
   * Returns a decoder that prefers the letters of a transcript in their order, so that a rough
   * network recognises enough of it to be placed. What is not in the transcript is decoded as well,
   * but with more errors. Letters of a network without a word delimiter are joined into the words
   * of the transcript. A transcript changes nothing for vocabularies of word pieces, because there
   * are several ways to cut a word into them.
   *
   * @param speller brings words into the alphabet of the model
   * @param text the transcript
   * @return a new decoder; this one if nothing of the transcript has symbols
   */
  public EmissionsDecoder biasedTo(CtcSpeller speller, String text) {
    SymbolRuns symbols = new SymbolRuns(vocabulary).add(speller, text);
    List<int[]> runs = symbols.runs();
    if (runs.isEmpty() || symbols.arePieces()) {
      return this;
    }
    boolean hasWords = vocabulary.delimiter().isPresent() || vocabulary.marksWordStarts();
    Optional<LetterJoiner> joiner =
        hasWords ? Optional.empty() : Optional.of(LetterJoiner.of(vocabulary, speller, text));
    Bias added = new Bias(SymbolNgrams.of(vocabulary.size(), runs), joiner);
    return new EmissionsDecoder(vocabulary, Math.max(beam, BIASED_BEAM), Optional.of(added));
  }

  /**
   * Decodes emissions into words with times.
   *
   * @param emissions the emissions of a recording
   * @return the words; empty if only blanks are recognised
   * @throws IllegalArgumentException if emissions and vocabulary differ in the number of symbols
   */
  public Transcript decode(Emissions emissions) {
    if (beam == 1) {
      return GreedyDecoder.of(vocabulary).decode(emissions);
    }
    BeamDecoder decoder =
        bias.map(given -> BeamDecoder.biased(vocabulary, beam, given.symbols))
            .orElseGet(
                () -> BeamDecoder.of(vocabulary, BeamDecoderSettings.defaults().withBeam(beam)));
    List<Word> words = new ArrayList<>();
    int from = 0;
    for (int cut : cuts(emissions)) {
      words.addAll(decoder.decode(emissions.slice(from, cut)).words());
      from = cut;
    }
    return new Transcript(bias.flatMap(Bias::joiner).map(j -> j.join(words)).orElse(words));
  }

  /** Returns the ends of pieces, of which the last is the number of frames. */
  List<Integer> cuts(Emissions emissions) {
    CtcWords.requireSize(vocabulary, emissions);
    double perSecond = (double) emissions.grid().sampleRate() / emissions.grid().hopSamples();
    int min = (int) (MIN_SECONDS * perSecond);
    int max = (int) (MAX_SECONDS * perSecond);
    List<Integer> cuts = new ArrayList<>();
    float[] row = new float[emissions.symbols()];
    int from = 0;
    while (emissions.frames() - from > max) {
      int best = from + max;
      int longest = 0;
      int run = 0;
      for (int t = from + min; t < from + max; t++) {
        emissions.copyFrame(t, row);
        run = isBlank(row) ? run + 1 : 0;
        if (run > longest) {
          longest = run;
          best = t - run / 2;
        }
      }
      cuts.add(best);
      from = best;
    }
    cuts.add(emissions.frames());
    return cuts;
  }

  private boolean isBlank(float[] row) {
    for (float value : row) {
      if (value > row[vocabulary.blank()]) {
        return false;
      }
    }
    return true;
  }
}
