/** The splitter: sentences by the shipped network. */
module dev.caesura.models.text {
  requires dev.caesura.io;
  requires dev.caesura.models;
  requires transitive dev.caesura.text;

  exports dev.caesura.models.text;

  uses dev.caesura.models.text.SplitterWeights;
}
