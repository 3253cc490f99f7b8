package dev.caesura.models.hub;

/** Hears how far a download is. Called by the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {

  /**
   * Some bytes more are there.
   *
   * @param file name of the file
   * @param done bytes of it that are there
   * @param total its bytes; -1 if the server does not say
   */
  void at(String file, long done, long total);

  /**
   * Nobody listens.
   *
   * @return does nothing
   */
  static DownloadProgress none() {
    return (file, done, total) -> {};
  }
}
