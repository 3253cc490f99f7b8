package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualitySplitTests {

  private static Optional<QualitySplit> split(String hard, double... spreads) {
    List<Map<String, float[]>> recordings = new ArrayList<>();
    List<Boolean> isHard = new ArrayList<>();
    for (int i = 0; i < spreads.length; i++) {
      recordings.add(
          Map.of(
              "quality.spread", new float[] {(float) spreads[i], (float) spreads[i]},
              "quality.mean", new float[] {1, 1}));
      isHard.add(hard.charAt(i) == 'h');
    }
    return QualitySplit.of(recordings, isHard);
  }

  @Test
  void theBestFeatureDividesHardRecordings() {
    assertEquals(
        Optional.of(new QualitySplit("quality.spread", 3.25f)),
        split("hhheee", 3, 3.2, 3.1, 3.5, 3.3, 3.4));
  }

  @Test
  void unclearOrFewRecordingsAreNotDivided() {
    assertTrue(split("hehehe", 3, 3.2, 3.1, 3.5, 3.3, 3.4).isEmpty());
    assertTrue(split("hheee", 3, 3.2, 3.3, 3.5, 3.4).isEmpty());
    assertTrue(split("eeehhh", 3, 3.2, 3.1, 3.5, 3.3, 3.4).isEmpty());
    assertTrue(QualitySplit.of(List.of(), List.of()).isEmpty());
  }

  @Test
  void aTreeBelowAThresholdIsZeroElsewhere() {
    Tree.Builder builder = new Tree.Builder();
    int split = builder.split(0, 1, true);
    builder.leaf(-2);
    builder.right(split);
    builder.leaf(3);
    Tree tree = builder.build().below(1, 5);
    float[][] columns = {{0, 2, Float.NaN, 0, 2}, {4, 4, 4, 5, Float.NaN}};
    double[] values = new double[5];
    for (int row = 0; row < values.length; row++) {
      values[row] = tree.value(columns, row);
    }
    assertEquals(List.of(-2.0, 3.0, -2.0, 0.0, 0.0), Arrays.stream(values).boxed().toList());
  }
}
