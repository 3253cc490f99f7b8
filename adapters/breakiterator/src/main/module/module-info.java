/** Sentences as a {@link java.text.BreakIterator}. */
module dev.caesura.adapters.breakiterator {
  requires transitive dev.caesura.text;

  exports dev.caesura.adapters.breakiterator;
}
