package dev.caesura.corpus;

/** A stage of a mining run, in the order in which the stages follow each other. */
public enum MiningStage {
  /** The recording is decoded to 16 kHz; progress counts seconds of audio, without a total. */
  DECODE("decode"),
  /** The voice activity detector scores the recording. */
  VAD("VAD"),
  /** The scores are segmented into pieces for the recogniser. */
  SEGMENT("segment"),
  /** The pieces are recognised; progress counts pieces. */
  RECOGNIZE("recognise"),
  /** The transcript is split into sentences and aligned; progress counts windows of text. */
  ALIGN("align"),
  /** The clips, the records and the pages are written; progress counts clips. */
  WRITE("write");

  private final String label;

  MiningStage(String label) {
    this.label = label;
  }

  /** Returns the name of the stage in summaries, such as {@code recognise}. */
  @Override
  public String toString() {
    return label;
  }
}
