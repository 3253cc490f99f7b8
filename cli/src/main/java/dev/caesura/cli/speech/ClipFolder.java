package dev.caesura.cli.speech;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.files.OutputFolder;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a clip of audio for each segment. Those of {@code talk} are {@code
 * talk/talk-0001440-0013312.flac}, with start and end in milliseconds; {@code talk.jsonl} lists
 * them, and is written last, so that a stopped run resumes with the recordings that have none.
 *
 * @param folder the folder of the manifests
 * @param format the format of the clips
 */
record ClipFolder(OutputFolder folder, ClipFormat format) {

  /** Extension of the manifests. */
  static final String MANIFEST = "jsonl";

  private static final Pattern CLIP = Pattern.compile(".*-\\d{7,}-\\d{7,}\\.(flac|wav|opus)");

  /** Returns whether all clips of a recording are there, and none is older than it. */
  boolean isDone(Recording recording) throws IOException {
    return folder.isDone(recording);
  }

  /** Writes the clips of a recording, at its own sample rate, and their manifest. */
  void write(Recording recording, List<RecordedSegment> segments, AudioSource audio)
      throws IOException {
    Path manifest = folder.result(recording);
    String name = manifest.getFileName().toString();
    Path target = manifest.resolveSibling(name.substring(0, name.length() - MANIFEST.length() - 1));
    Map<Path, TimeSpan> clips = new LinkedHashMap<>();
    StringBuilder lines = new StringBuilder();
    for (RecordedSegment segment : segments) {
      String identifier = segment.identifier();
      String file = identifier.substring(identifier.lastIndexOf('/') + 1) + "." + format;
      clips.put(target.resolve(file), segment.span());
      lines.append(line(target.getFileName() + "/" + file, segment)).append('\n');
    }
    Files.deleteIfExists(manifest);
    removeOthers(target, clips);
    if (!clips.isEmpty()) {
      Files.createDirectories(target);
    }
    ClipCutter.cut(audio, clips);
    WholeFile.writeText(manifest, out -> out.append(lines));
  }

  /** Removes clips of other segments, which the recording had when it or the settings differed. */
  private static void removeOthers(Path target, Map<Path, TimeSpan> clips) throws IOException {
    if (!Files.isDirectory(target)) {
      return;
    }
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.filter(f -> !clips.containsKey(f)).toList()) {
        if (CLIP.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String line(String path, RecordedSegment segment) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("audio_filepath", path);
      json.writeNumberField("duration", segment.span().seconds());
      json.writeStringField("recording", segment.recording());
      json.writeNumberField("start_seconds", segment.span().startSeconds());
      json.writeNumberField("end_seconds", segment.span().endSeconds());
      json.writeEndObject();
    }
    return text.toString();
  }
}
