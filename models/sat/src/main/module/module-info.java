/** Networks of the SaT and WtP kind with their tokenizers. */
module dev.caesura.models.text.sat {
  requires ai.djl.tokenizers;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.caesura.io;
  requires dev.caesura.models;
  requires transitive dev.caesura.models.text;

  exports dev.caesura.models.text.sat;
}
