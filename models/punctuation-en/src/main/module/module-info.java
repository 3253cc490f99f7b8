/** Punctuation and capitals of English text. */
module dev.caesura.models.punctuation {
  requires ai.djl.tokenizers;
  requires dev.caesura.io;
  requires dev.caesura.models;
  requires transitive dev.caesura.text;

  exports dev.caesura.models.punctuation;
}
