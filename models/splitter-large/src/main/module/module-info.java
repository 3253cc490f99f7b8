/** The large network of the splitter. */
module dev.caesura.models.text.large {
  requires transitive dev.caesura.models.text;

  exports dev.caesura.models.text.large;

  provides dev.caesura.models.text.SplitterWeights with
      dev.caesura.models.text.large.LargeWeights;
}
