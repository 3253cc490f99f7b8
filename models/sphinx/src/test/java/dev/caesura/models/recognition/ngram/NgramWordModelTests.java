package dev.caesura.models.recognition.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.Emissions;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.BeamDecoder;
import dev.caesura.align.ctc.BeamDecoderSettings;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramWordModelTests {

  private static final List<String> SYMBOLS =
      List.of("-", "|", "a", "b", "c", "e", "h", "r", "s", "t");

  private static final NgramModel MODEL =
      NgramModel.of(
          new NgramCounts()
              .add(List.of(List.of("the", "bear"), List.of("the", "bear"), List.of("a", "bat")), 1),
          List.of());

  /** "the b?ar" with the odd sound between "e" and "a": the text decides. */
  private static Emissions unclear() {
    String said = "the|b?a-r";
    float[] values = new float[said.length() * SYMBOLS.size()];
    for (int t = 0; t < said.length(); t++) {
      for (int k = 0; k < SYMBOLS.size(); k++) {
        String symbol = SYMBOLS.get(k);
        double p = symbol.equals(said.substring(t, t + 1)) ? 0.91 : 0.01;
        if (said.charAt(t) == '?') {
          p = symbol.equals("a") ? 0.5 : symbol.equals("e") ? 0.42 : 0.01;
        }
        values[t * SYMBOLS.size() + k] = (float) Math.log(p);
      }
    }
    return Emissions.of(
        new TimeSpan(0, 320L * said.length(), 16_000),
        new FrameGrid(16_000, 400, 320),
        SYMBOLS.size(),
        values);
  }

  private static List<String> texts(BeamDecoder decoder) {
    return decoder.decode(unclear()).words().stream().map(Word::text).toList();
  }

  @Test
  void theTranscriptDecidesWhatTheNetworkCannot() {
    CtcVocabulary symbols = CtcVocabulary.of(SYMBOLS, 0, 1);
    BeamDecoderSettings settings =
        BeamDecoderSettings.defaults().withWordModel(NgramWordModel.of(MODEL));
    assertEquals(List.of("the", "bar"), texts(BeamDecoder.of(symbols)));
    assertEquals(List.of("the", "bear"), texts(BeamDecoder.of(symbols, settings)));
  }

  @Test
  void probabilitiesAreThoseOfTheModel() {
    NgramWordModel words = NgramWordModel.of(MODEL);
    assertEquals(
        Math.log(MODEL.probability(List.of("a", "the"), "bear")),
        words.logProbability(List.of("bat", "a", "the"), "bear"));
    assertEquals(
        Math.log(MODEL.probability(List.of(), "bat")), words.logProbability(List.of(), "bat"));
    assertEquals(-10, words.logProbability(List.of("the"), "zebra"));
    assertThrows(IllegalArgumentException.class, () -> new NgramWordModel(MODEL, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new NgramWordModel(MODEL, 0));
  }
}
