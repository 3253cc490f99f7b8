package dev.caesura.corpus.document;

import dev.caesura.io.VisibleText;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Zip file that is read without unpacking it: nothing is written, so that no name in it leads
 * anywhere. Entries that would fill the memory are errors. Not thread-safe.
 */
public final class ZipArchive implements Closeable {

  /** The longest entry, in bytes after decompression. */
  private static final int MAX_ENTRY = 128 << 20;

  /** All that is read of one archive, in bytes after decompression. */
  private static final long MAX_TOTAL = 1L << 30;

  private static final int MAX_ENTRIES = 100_000;

  private final ZipFile zip;
  private final String file;
  private long total;

  private ZipArchive(ZipFile zip, String file) {
    this.zip = zip;
    this.file = file;
  }

  /**
   * Opens an archive.
   *
   * @param source the file
   * @return the archive, which the caller closes
   * @throws IOException if it cannot be read or is damaged
   */
  public static ZipArchive open(SourceFile source) throws IOException {
    try {
      ZipFile zip = new ZipFile(source.path().toFile());
      if (zip.size() > MAX_ENTRIES) {
        zip.close();
        throw new IOException(
            source
                + ": expected a zip archive of at most "
                + MAX_ENTRIES
                + " entries; found "
                + zip.size()
                + ".");
      }
      return new ZipArchive(zip, source.toString());
    } catch (ZipException | EOFException e) {
      // The end of the file inside its last header has no message of its own.
      String reason = e.getMessage() == null ? "it ends too soon" : e.getMessage();
      throw new IOException(
          source
              + ": expected a whole zip archive; found a damaged or truncated one: "
              + VisibleText.of(reason),
          e);
    }
  }

  /**
   * Returns the names of all entries.
   *
   * @return the names in the order of the archive
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    zip.stream().map(ZipEntry::getName).forEach(names::add);
    return names;
  }

  /**
   * Reads an entry, if there is one.
   *
   * @param name its name
   * @return its bytes; empty if there is none of that name
   * @throws IOException if it is damaged or too large
   */
  public Optional<byte[]> find(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
      total += bytes.length;
      if (bytes.length > MAX_ENTRY || total > MAX_TOTAL) {
        throw new IOException(
            entryName(name)
                + ": expected at most "
                + MAX_ENTRY
                + " bytes after decompression, and "
                + MAX_TOTAL
                + " in all; found more.");
      }
      return Optional.of(bytes);
    } catch (ZipException | java.io.EOFException e) {
      throw new IOException(
          entryName(name)
              + ": expected a whole entry; found a damaged one: "
              + VisibleText.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /**
   * Reads an entry.
   *
   * @param name its name
   * @return its bytes
   * @throws IOException if there is none of that name, or it is damaged or too large
   */
  public byte[] read(String name) throws IOException {
    Optional<byte[]> bytes = find(name);
    if (bytes.isEmpty()) {
      throw new IOException(file + ": expected " + name + " inside; found no such entry.");
    }
    return bytes.get();
  }

  /**
   * Returns the name of an entry for messages.
   *
   * @param name its name in the archive
   * @return the name of the archive and its own
   */
  public String entryName(String name) {
    return file + "!" + name;
  }

  /**
   * Returns the name of the entry that another one links to.
   *
   * @param folder the folder of the linking entry with a slash at its end, or empty
   * @param href the link, with escapes such as {@code %20} and perhaps a fragment
   * @return the name of an entry, which need not exist
   * @throws IOException if the link leaves the archive
   */
  public String linked(String folder, String href) throws IOException {
    String path = href.split("#", 2)[0];
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = path;
    }
    return resolved(folder + decoded, href);
  }

  /**
   * Resolves the steps {@code .} and {@code ..} of a path.
   *
   * @param path a path from the root of the archive
   * @param href the reference that it is made of, for messages
   * @return the name of an entry
   * @throws IOException if the path leaves the archive
   */
  public String resolved(String path, String href) throws IOException {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        if (steps.isEmpty()) {
          throw new IOException(
              entryName(href) + ": expected a path inside the book; found one that leaves it.");
        }
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
