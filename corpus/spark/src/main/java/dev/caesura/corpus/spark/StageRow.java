package dev.caesura.corpus.spark;

import java.io.Serializable;

/**
 * Row of a table of results, as Spark's bean encoder needs it: the result of an item, or one file
 * that belongs to it. Not thread-safe.
 */
public class StageRow implements Serializable {

  private static final long serialVersionUID = 1;

  private String item;
  private String key;
  private String attempt;
  private String result;
  private String facts;
  private String failure;
  private String file;
  private byte[] bytes;

  /** Creates a row without values. */
  public StageRow() {}

  StageRow(String item, String key, String attempt) {
    this.item = item;
    this.key = key;
    this.attempt = attempt;
  }

  /**
   * Returns the name of the recording or document.
   *
   * @return the name of recording or document
   */
  public String getItem() {
    return item;
  }

  /**
   * Sets the name of the recording or document.
   *
   * @param value the name of recording or document
   */
  public void setItem(String value) {
    item = value;
  }

  /**
   * Returns the fingerprint of all that decides the result.
   *
   * @return the fingerprint
   */
  public String getKey() {
    return key;
  }

  /**
   * Sets the fingerprint of all that decides the result.
   *
   * @param value the fingerprint
   */
  public void setKey(String value) {
    key = value;
  }

  /**
   * Returns the attempt that made the result.
   *
   * @return the attempt
   */
  public String getAttempt() {
    return attempt;
  }

  /**
   * Sets the attempt that made the result.
   *
   * @param value the attempt
   */
  public void setAttempt(String value) {
    attempt = value;
  }

  /**
   * Returns the result.
   *
   * @return JSON, or null
   */
  public String getResult() {
    return result;
  }

  /**
   * Sets the result.
   *
   * @param value JSON, or null
   */
  public void setResult(String value) {
    result = value;
  }

  /**
   * Returns the part of the result that the driver needs.
   *
   * @return JSON, or null
   */
  public String getFacts() {
    return facts;
  }

  /**
   * Sets the part of the result that the driver needs.
   *
   * @param value JSON, or null
   */
  public void setFacts(String value) {
    facts = value;
  }

  /**
   * Returns the failure of the item.
   *
   * @return JSON, or null
   */
  public String getFailure() {
    return failure;
  }

  /**
   * Sets the failure of the item.
   *
   * @param value JSON, or null
   */
  public void setFailure(String value) {
    failure = value;
  }

  /**
   * Returns the path of a file that belongs to the result.
   *
   * @return the path, or null
   */
  public String getFile() {
    return file;
  }

  /**
   * Sets the path of a file that belongs to the result.
   *
   * @param value the path, or null
   */
  public void setFile(String value) {
    file = value;
  }

  /**
   * Returns the content of that file, or of the words or the transcript.
   *
   * @return the bytes, or null
   */
  public byte[] getBytes() {
    return bytes;
  }

  /**
   * Sets the content of that file, or of the words or the transcript.
   *
   * @param value the bytes, or null
   */
  public void setBytes(byte[] value) {
    bytes = value;
  }
}
