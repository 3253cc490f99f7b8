package dev.caesura.corpus.build;

import java.util.Locale;

/** A stage of a build, in the order in which the stages follow each other. */
public enum BuildStage {
  /** Documents are read; progress counts files. */
  DOCUMENTS("reading documents"),
  /** Recordings are decoded and recognised, or their words are read; progress counts recordings. */
  WORDS("recognising"),
  /** Documents are indexed; progress counts documents. */
  INDEX("indexing documents"),
  /** Recordings are matched with parts of documents; progress counts recordings. */
  MATCH("matching"),
  /** Sentences are found and clips are written; progress counts recordings. */
  ALIGN("aligning"),
  /** Clips are measured; progress counts recordings. */
  MEASURE("measuring clips"),
  /** Clips whose edges a person has moved are cut; progress counts recordings. */
  EDGES("moving edges"),
  /** Sentences of the review are cut; progress counts recordings. */
  REVIEW("preparing the review"),
  /** Records and the report are written; progress counts recordings. */
  WRITE("writing");

  private final String title;

  BuildStage(String title) {
    this.title = title;
  }

  /**
   * Returns what is done, for progress.
   *
   * @return a verb in the progressive form
   */
  public String title() {
    return title;
  }

  /** Returns the name in files, lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
