/** Text: values, contracts, rules and measures of sentences, paragraphs and topics. */
module dev.caesura.text {
  requires com.ibm.icu;
  requires dev.caesura.io;

  exports dev.caesura.text;
  exports dev.caesura.text.boundary;
  exports dev.caesura.text.chunk;
  exports dev.caesura.text.eval;
  exports dev.caesura.text.language;
  exports dev.caesura.text.length;
  exports dev.caesura.text.normalize;
  exports dev.caesura.text.paragraph;
  exports dev.caesura.text.punctuation;
  exports dev.caesura.text.sentence;
  exports dev.caesura.text.topic;
  exports dev.caesura.text.unicode;
}
