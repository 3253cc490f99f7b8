package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormats;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of the {@link SegmentFormats} as a corpus: its label is the text or the speaker. A format
 * that holds one recording is a file, or a folder with a file for each recording.
 */
final class SegmentListFormat implements CorpusFormat {

  private static final Pattern OWN_TIER = Pattern.compile("segments(?: \\d+)?");

  private static final Set<String> OF_FOLDERS = Set.of("textgrid", "elan", "rttm");

  private final SegmentFormats format;
  private final String name;

  /** Whether labels are texts, and else speakers. */
  private final boolean hasTexts;

  SegmentListFormat(SegmentFormats format, String name, boolean hasTexts) {
    this.format = format;
    this.name = name;
    this.hasTexts = hasTexts;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return format.title() + (hasTexts ? ", labels are texts" : ", labels are speakers");
  }

  @Override
  public boolean refersToFiles() {
    return false;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return SegmentFormats.ofFile(path).orElse(null) == format;
    }
    // Files of other extensions may be anything.
    return OF_FOLDERS.contains(name) && !Shards.files(path, "*." + format.extension()).isEmpty();
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path file : files(path)) {
      String recording = RecordingName.ofCompanion(file, extensions());
      format
          .format(CorpusEntry.RATE, recording)
          .readTiers(file)
          .forEach(
              (tier, segments) -> segments.forEach(segment -> entries.add(entry(segment, tier))));
    }
    return entries;
  }

  private CorpusEntry entry(RecordedSegment segment, String tier) {
    CorpusEntry entry =
        CorpusEntry.of(segment.identifier(), segment.recording(), hasTexts ? segment.label() : "")
            .withAudio("", segment.span())
            .withChannel(segment.channel());
    // Tiers of this tool hold what overlaps.
    boolean isNamed = !tier.isBlank() && !OWN_TIER.matcher(tier).matches();
    CorpusEntry named = isNamed ? entry.withMetadata(Map.of("tier", tier)) : entry;
    return hasTexts ? named : named.withSpeaker(segment.label());
  }

  private Set<String> extensions() {
    return format.extensions().stream()
        .map(extension -> extension.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
      for (Path file : all) {
        if (SegmentFormats.ofFile(file).equals(Optional.of(format))) {
          files.add(file);
        }
      }
    }
    if (files.isEmpty()) {
      throw new IOException(
          path + ": expected files with the extension " + format.extension() + "; found none.");
    }
    files.sort(null);
    return files;
  }

  private String label(String label) {
    String collapsed = WhiteSpace.collapse(label);
    boolean isField = format == SegmentFormats.RTTM && !collapsed.isEmpty();
    return isField ? RecordingName.sanitized(collapsed) : collapsed;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Map<String, List<RecordedSegment>> recordings = new LinkedHashMap<>();
    for (CorpusEntry entry : entries) {
      if (entry.span().isPresent()) {
        String label = hasTexts ? entry.text() : entry.speaker();
        String recording =
            format.isAppendable() ? RecordingName.sanitized(entry.recording()) : entry.recording();
        recordings
            .computeIfAbsent(format.holdsManyRecordings() ? "" : recording, r -> new ArrayList<>())
            .add(new RecordedSegment(recording, entry.span().get(), label(label), entry.channel()));
      }
    }
    // A folder may have the name of a format.
    boolean isFile =
        SegmentFormats.ofFile(target).isPresent()
            && String.valueOf(target.getFileName()).contains(".")
            && !Files.isDirectory(target);
    if (isFile && recordings.size() > 1) {
      throw new IOException(
          target
              + ": expected entries of one recording; found "
              + recordings.size()
              + ". Give a folder, which gets a file for each of them.");
    }
    if (isFile) {
      String own = RecordingName.ofCompanion(target, extensions());
      List<RecordedSegment> all =
          recordings.isEmpty() ? List.of() : recordings.values().iterator().next();
      String recording = all.isEmpty() ? own : all.get(0).recording();
      format.format(CorpusEntry.RATE, recording).write(all, target);
      return;
    }
    Files.createDirectories(target);
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, List<RecordedSegment>> recording : recordings.entrySet()) {
      AudioPaths.requireOne(names, recording.getKey(), target);
      String file = AudioPaths.named(recording.getKey(), "corpus");
      format
          .format(CorpusEntry.RATE, recording.getKey())
          .write(
              recording.getValue(),
              target.resolve(RecordingName.of(file) + "." + format.extension()));
    }
  }
}
