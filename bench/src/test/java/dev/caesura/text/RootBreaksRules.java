package dev.caesura.text;

import dev.caesura.text.sentence.LineSegmenter;

/** A class of a root package that knows a sub-package, which knows the root. */
public final class RootBreaksRules {

  private final LineSegmenter below;

  RootBreaksRules(LineSegmenter below) {
    this.below = below;
  }

  int sentences(String text) {
    return below.segment(text).size();
  }
}
