/** A tokenizer of Lucene that splits by sentence. */
module dev.caesura.adapters.lucene {
  requires transitive dev.caesura.text;
  requires transitive org.apache.lucene.core;

  exports dev.caesura.adapters.lucene;
}
