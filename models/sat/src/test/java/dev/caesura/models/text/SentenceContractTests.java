package dev.caesura.models.text;

import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.SentenceContract;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract of sentences for networks: the shipped one, and SaT with random weights. */
class SentenceContractTests {

  private static CompactBoundaryScorer shipped;
  private static SatScorer sat;

  @BeforeAll
  static void open() throws IOException, URISyntaxException {
    shipped = CompactBoundaryScorer.open();
    sat = SatScorer.open(Path.of(SatScorer.class.getResource("single").toURI()));
  }

  @AfterAll
  static void close() {
    shipped.close();
    sat.close();
  }

  @Nested
  class Shipped implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return shipped;
    }

    @Override
    public int rounds() {
      return 150;
    }
  }

  @Nested
  class RandomSat implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return sat;
    }

    @Override
    public int rounds() {
      return 150;
    }
  }
}
