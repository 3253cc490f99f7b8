package dev.caesura.models.hub;

/** Listener for the progress of a download. Called by the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Receives the progress of a download; called after every block.
   *
   * @param file the name of the file
   * @param done the bytes of the file so far
   * @param total the size of the file in bytes; -1 if the server does not state it
   */
  void at(String file, long done, long total);

  /**
   * Returns a listener that does nothing.
   *
   * @return the listener
   */
  static DownloadProgress none() {
    return (file, done, total) -> {};
  }
}
