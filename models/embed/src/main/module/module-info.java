/** Encoders of sentences. */
module dev.caesura.models.embed {
  requires ai.djl.tokenizers;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.caesura.io;
  requires dev.caesura.models;
  requires transitive dev.caesura.text;

  exports dev.caesura.models.embed;
}
