package dev.caesura.corpus.format;

import dev.caesura.align.io.CaptionReader;
import dev.caesura.align.io.WebVttText;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.CueFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.LineReader;
import dev.caesura.io.WholeFile;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Subtitles of a recording, SubRip or WebVTT, or a folder with a file for each recording. WebVTT
 * has speakers as voices. Times are milliseconds.
 *
 * @param isWebVtt WebVTT, or else SubRip
 */
record CaptionListFormat(boolean isWebVtt) implements CorpusFormat {

  @Override
  public String name() {
    return isWebVtt ? "vtt" : "srt";
  }

  @Override
  public String title() {
    return isWebVtt ? "WebVTT subtitles, with speakers as voices" : "SubRip subtitles";
  }

  @Override
  public boolean refersToFiles() {
    return false;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return Files.isDirectory(path) ? !Shards.files(path, "*." + name()).isEmpty() : isNamed(path);
  }

  private boolean isNamed(Path path) {
    return !Files.isDirectory(path)
        && String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + name());
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*." + name())) {
        all.forEach(files::add);
      }
      files.sort(null);
    } else {
      files.add(path);
    }
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path file : files) {
      String recording = RecordingName.ofCompanion(file, Set.of(name()));
      try (LineReader lines = LineReader.open(file)) {
        for (CaptionReader.Caption caption : CaptionReader.read(lines, isWebVtt)) {
          TimeSpan span =
              Seconds.span(caption.start(), caption.end(), CorpusEntry.RATE, caption.position());
          entries.add(
              CorpusEntry.of(
                      new RecordedSegment(recording, span, "").identifier(),
                      recording,
                      caption.text())
                  .withAudio("", span)
                  .withSpeaker(caption.speaker()));
        }
      }
    }
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Map<String, List<RecordedSegment>> recordings = new LinkedHashMap<>();
    for (CorpusEntry entry : entries) {
      if (entry.span().isPresent()) {
        recordings
            .computeIfAbsent(entry.recording(), recording -> new ArrayList<>())
            .add(new RecordedSegment(entry.recording(), entry.span().get(), label(entry)));
      }
    }
    boolean isFile = isNamed(target);
    if (isFile && recordings.size() > 1) {
      throw new IOException(
          target
              + ": expected entries of one recording; found "
              + recordings.size()
              + ". Give a folder, which gets a file for each of them.");
    }
    if (!isFile) {
      Files.createDirectories(target);
    } else if (recordings.isEmpty()) {
      recordings.put(RecordingName.ofCompanion(target, Set.of(name())), List.of());
    }
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, List<RecordedSegment>> recording : recordings.entrySet()) {
      AudioPaths.requireOne(names, recording.getKey(), target);
      Path file =
          isFile ? target : target.resolve(RecordingName.of(recording.getKey()) + "." + name());
      CueFormat format = new CueFormat(CorpusEntry.RATE, recording.getKey(), isWebVtt);
      WholeFile.writeText(file, out -> format.write(recording.getValue(), out));
    }
  }

  private String label(CorpusEntry entry) {
    String text = WhiteSpace.collapse(entry.text());
    if (!isWebVtt) {
      // The arrow of a line of times ends a text.
      return text.replace("-->", "->");
    }
    String escaped = WebVttText.escape(text);
    String speaker = WhiteSpace.collapse(entry.speaker()).replaceAll("[<>&]", "");
    return speaker.isEmpty() ? escaped : "<v " + speaker + ">" + escaped + "</v>";
  }
}
