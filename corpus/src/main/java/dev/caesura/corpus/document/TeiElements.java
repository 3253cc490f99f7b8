package dev.caesura.corpus.document;

import java.util.Set;

/** Elements of TEI by what their text is. */
final class TeiElements {

  /** Elements that hold a part of their own. */
  static final Set<String> BLOCKS =
      Set.of("u", "seg", "p", "l", "ab", "head", "item", "cell", "trailer", "opener", "closer");

  /** Elements whose text is not spoken. */
  static final Set<String> SILENT =
      Set.of(
          ("note stage speaker incident kinesic vocal gap desc fw figure del writing castList"
                  + " listBibl index front back pause shift")
              .split(" "));

  /** Elements of {@code choice} that its other element corrects. */
  static final Set<String> REPLACED = Set.of("sic", "orig", "abbr");

  /** Elements that stand between words. */
  static final Set<String> BREAKS = Set.of("lb", "pb", "cb", "milestone", "s", "div", "sp");

  private TeiElements() {}
}
