package dev.caesura.corpus.spark;

import java.io.Serializable;

/**
 * Item of a stage on its way to an executor, as Spark's bean encoder needs it. Names of files are
 * those of {@link RemotePaths}. Not thread-safe.
 */
public class StageItem implements Serializable {

  private static final long serialVersionUID = 1;

  private String item;
  private String key;
  private String file;
  private String words;
  private String turns;
  private String wordsKey;
  private String wordsAttempt;
  private String matchAttempt;
  private byte[] recognized;
  private byte[] transcript;

  /** Creates an item without values. */
  public StageItem() {}

  StageItem(String item, String key, String file) {
    this.item = item;
    this.key = key;
    this.file = file;
  }

  /**
   * Returns the name of the recording or document.
   *
   * @return the name
   */
  public String getItem() {
    return item;
  }

  /**
   * Sets the name of the recording or document.
   *
   * @param value the name
   */
  public void setItem(String value) {
    item = value;
  }

  /**
   * Returns the fingerprint of the wanted result.
   *
   * @return the fingerprint
   */
  public String getKey() {
    return key;
  }

  /**
   * Sets the fingerprint of the wanted result.
   *
   * @param value the fingerprint
   */
  public void setKey(String value) {
    key = value;
  }

  /**
   * Returns the recording or document.
   *
   * @return the name of the file
   */
  public String getFile() {
    return file;
  }

  /**
   * Sets the recording or document.
   *
   * @param value the name of the file
   */
  public void setFile(String value) {
    file = value;
  }

  /**
   * Returns the given file of recognised words.
   *
   * @return the name of the file; null if a recogniser makes them
   */
  public String getWords() {
    return words;
  }

  /**
   * Sets the given file of recognised words.
   *
   * @param value the name of the file, or null
   */
  public void setWords(String value) {
    words = value;
  }

  /**
   * Returns the file of speakers' turns.
   *
   * @return the name of the file; null if there is none
   */
  public String getTurns() {
    return turns;
  }

  /**
   * Sets the file of speakers' turns.
   *
   * @param value the name of the file, or null
   */
  public void setTurns(String value) {
    turns = value;
  }

  /**
   * Returns the fingerprint of the words.
   *
   * @return the fingerprint; null before they are known
   */
  public String getWordsKey() {
    return wordsKey;
  }

  /**
   * Sets the fingerprint of the words.
   *
   * @param value the fingerprint
   */
  public void setWordsKey(String value) {
    wordsKey = value;
  }

  /**
   * Returns the attempt whose words are used.
   *
   * @return the attempt; null before they are known
   */
  public String getWordsAttempt() {
    return wordsAttempt;
  }

  /**
   * Sets the attempt whose words are used.
   *
   * @param value the attempt
   */
  public void setWordsAttempt(String value) {
    wordsAttempt = value;
  }

  /**
   * Returns the attempt whose match is used.
   *
   * @return the attempt; null before it is known
   */
  public String getMatchAttempt() {
    return matchAttempt;
  }

  /**
   * Sets the attempt whose match is used.
   *
   * @param value the attempt
   */
  public void setMatchAttempt(String value) {
    matchAttempt = value;
  }

  /**
   * Returns what a recogniser made of the recording.
   *
   * @return the file of words; null if it is given
   */
  public byte[] getRecognized() {
    return recognized;
  }

  /**
   * Sets what a recogniser made of the recording.
   *
   * @param value the file of words, or null
   */
  public void setRecognized(byte[] value) {
    recognized = value;
  }

  /**
   * Returns the transcript of the recording.
   *
   * @return JSON; null before it is known
   */
  public byte[] getTranscript() {
    return transcript;
  }

  /**
   * Sets the transcript of the recording.
   *
   * @param value JSON
   */
  public void setTranscript(byte[] value) {
    transcript = value;
  }
}
