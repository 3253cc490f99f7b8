/** Whole-file writing, digests, UTF-8 text with positions, bounded gzip. */
module dev.caesura.io {
  exports dev.caesura.io;
}
