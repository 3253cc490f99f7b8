package dev.caesura.corpus.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorpusSplitterTests {

  private static List<SplitClip> clips() {
    Random random = new Random(3);
    List<SplitClip> clips = new ArrayList<>();
    for (int r = 0; r < 300; r++) {
      for (int c = 0; c < 5; c++) {
        String speaker = random.nextInt(4) == 0 ? "" : "s" + random.nextInt(200);
        int group = random.nextInt(10) == 0 ? random.nextInt(400) : -1;
        // Few speakers are in two recordings, so that not all is connected.
        clips.add(
            new SplitClip("r" + r, r % 3 == 0 ? speaker : "own" + r, group, 1 + random.nextInt(9)));
      }
    }
    return clips;
  }

  @Test
  void sharesNothingBetweenSplits() {
    List<SplitClip> clips = clips();
    List<String> splits = CorpusSplitter.of(SplitSettings.defaults()).split(clips);
    Map<String, String> owner = new HashMap<>();
    for (int i = 0; i < clips.size(); i++) {
      SplitClip clip = clips.get(i);
      List<String> keys = new ArrayList<>(List.of("r" + clip.recording()));
      if (!clip.speaker().isEmpty()) {
        keys.add("s" + clip.speaker());
      }
      if (clip.group() >= 0) {
        keys.add("g" + clip.group());
      }
      for (String key : keys) {
        String other = owner.putIfAbsent(key, splits.get(i));
        assertEquals(other == null ? splits.get(i) : other, splits.get(i), key);
      }
    }
  }

  @Test
  void reachesTheSharesAndDependsOnTheSeedOnly() {
    List<SplitClip> clips = new ArrayList<>();
    for (int r = 0; r < 200; r++) {
      clips.add(new SplitClip("r" + r, "", -1, 10 + r % 7));
    }
    List<String> splits = CorpusSplitter.of(SplitSettings.defaults()).split(clips);
    double all = clips.stream().mapToDouble(SplitClip::seconds).sum();
    double test = 0;
    for (int i = 0; i < clips.size(); i++) {
      test += splits.get(i).equals("test") ? clips.get(i).seconds() : 0;
    }
    assertEquals(0.05, test / all, 0.01);
    assertEquals(splits, CorpusSplitter.of(SplitSettings.defaults()).split(clips));
    assertNotEquals(splits, CorpusSplitter.of(SplitSettings.defaults().withSeed(2)).split(clips));
    assertEquals(List.of(), CorpusSplitter.of(SplitSettings.defaults()).split(List.of()));
  }

  @Test
  void keepsOneLargeComponentInTheLargestSplit() {
    List<SplitClip> clips = new ArrayList<>();
    for (int r = 0; r < 20; r++) {
      clips.add(new SplitClip("r" + r, r < 15 ? "same" : "", -1, 10));
    }
    List<String> splits = CorpusSplitter.of(SplitSettings.defaults()).split(clips);
    assertTrue(splits.subList(0, 15).stream().allMatch("train"::equals));
  }

  @Test
  void checksShares() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SplitSettings.defaults().withShares(Map.of("train", 0.5)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SplitSettings.defaults().withShares(Map.of("train", 1.0, "dev", 0.0)));
  }
}
