package dev.caesura.models.text.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.models.text.adapt.Method;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Adaptation of the networks that are opened from files. */
class AdaptedNetworksTests {

  private static Path folder(String name) throws URISyntaxException {
    return Path.of(SatScorer.class.getResource(name).toURI());
  }

  private static Segmentation talk(long seed, int sentences) {
    String[] parts = {
      "we came home late", "Was anyone awake", "é\uD83D\uDE00 so what", "No", "它很好"
    };
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      text.append(parts[random.nextInt(parts.length)]);
      text.append(random.nextInt(3) == 0 ? ". " : ", ");
      ends.add(text.length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }

  @Test
  void everyKindOfNetworkCanBeFittedAndStreams() throws IOException, URISyntaxException {
    SatSettings one = SatSettings.defaults();
    try (SatScorer single = SatScorer.open(folder("single"), one);
        SatScorer half = SatScorer.open(folder("half"), one);
        SatScorer wtp = SatScorer.open(folder("wtp"), one);
        CompactBoundaryScorer compact = CompactBoundaryScorer.open()) {
      assertFalse(single.identity().equals(half.identity()));
      for (ColumnScorer model : List.of(single, half, wtp, compact)) {
        Segmentation examples = talk(1, 100);
        BoundaryScores own = model.score(examples.text());
        BoundaryScores[] seen = {own};
        model.visit(
            examples.text(),
            (index, logits) -> {
              assertEquals(model.columns(), logits.length);
              double p = 1 / (1 + Math.exp(-logits[0]));
              assertEquals(seen[0].after(index), p, 1e-3);
            });
        Adaptation fitted = Adapter.fit(model, List.of(examples));
        assertTrue(fitted.evidence().f1() >= fitted.evidence().ownF1(), fitted.toString());
        for (Method method : EnumSet.of(fitted.method(), Method.COLUMNS)) {
          Adaptation forced = Adapter.fit(model, List.of(examples), EnumSet.of(method));
          AdaptedBoundaryScorer adapted = AdaptedBoundaryScorer.of(model, forced);
          String text = talk(2, 900).text();
          SentenceSettings settings = SentenceSettings.defaults();
          List<Sentence> whole = new BoundarySegmenter(adapted, settings).sentences(text);
          List<Sentence> streamed = new ArrayList<>();
          SentenceStream stream = SentenceStream.of(adapted, settings);
          Random random = new Random(3);
          for (int at = 0; at < text.length(); ) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(3000));
            streamed.addAll(stream.push(text.substring(at, next)));
            at = next;
          }
          streamed.addAll(stream.finish());
          assertEquals(whole, streamed);
        }
      }
      Adaptation fitted = Adapter.fit(single, List.of(talk(1, 100)));
      assertThrows(ModelException.class, () -> AdaptedBoundaryScorer.of(half, fitted));
      assertThrows(ModelException.class, () -> AdaptedBoundaryScorer.of(compact, fitted));
    }
  }
}
