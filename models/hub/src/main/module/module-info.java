/** Models that are fetched, checked and kept. */
module dev.caesura.models.hub {
  requires dev.caesura.io;

  exports dev.caesura.models.hub;
}
