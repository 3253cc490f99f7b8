/** Sentences as a detector of OpenNLP. */
@SuppressWarnings("requires-transitive-automatic") // OpenNLP has a name in its manifest.
module dev.caesura.adapters.opennlp {
  requires transitive dev.caesura.text;
  requires transitive org.apache.opennlp.tools;

  exports dev.caesura.adapters.opennlp;
}
