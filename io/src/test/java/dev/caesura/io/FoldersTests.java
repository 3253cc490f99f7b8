package dev.caesura.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTests {

  @TempDir private Path temp;

  @Test
  void deletesAFolderWithEverythingInIt() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("a/b/c"));
    Files.writeString(folder.resolve("one.txt"), "1");
    Files.writeString(temp.resolve("a/two.txt"), "2");
    Path beside = Files.writeString(temp.resolve("ab.txt"), "3");
    Folders.delete(temp.resolve("a"));
    assertTrue(Files.notExists(temp.resolve("a")));
    assertEquals("3", Files.readString(beside));
  }

  @Test
  void leavesWhatLinksPointTo() throws IOException {
    Path kept = Files.createDirectories(temp.resolve("kept"));
    Files.writeString(kept.resolve("one.txt"), "1");
    Path folder = Files.createDirectories(temp.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), kept);
    Files.createSymbolicLink(folder.resolve("nowhere"), temp.resolve("absent"));
    Folders.delete(folder);
    assertTrue(Files.notExists(folder));
    Path link = Files.createSymbolicLink(temp.resolve("link"), kept);
    Folders.delete(link);
    assertTrue(Files.notExists(link, LinkOption.NOFOLLOW_LINKS));
    assertEquals("1", Files.readString(kept.resolve("one.txt")));
  }

  @Test
  void leavesFilesAloneAndNeedsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("one.txt"), "1");
    Folders.delete(file);
    Folders.delete(temp.resolve("absent"));
    assertEquals("1", Files.readString(file));
  }
}
