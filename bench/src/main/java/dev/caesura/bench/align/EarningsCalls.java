package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.ReferenceData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded earnings calls with a human transcript and the output of three recognisers
 * (Earnings-21).
 */
final class EarningsCalls {

  private static final int RATE = 16_000;

  private final Path folder;

  EarningsCalls(Path data) {
    this.folder = ReferenceData.folder(data, "align/dev/earnings21");
    ReferenceData.folder(folder, "reference");
  }

  /** Recogniser whose output the set contains. */
  enum AsrSystem {
    /** About 17 % of words wrong. */
    AMAZON("amazon", "nlp"),
    /** About 15 % of words wrong. */
    SPEECHMATICS("speechmatics", "nlp"),
    /** About half of the words wrong. */
    KALDI("kaldi_librispeech", "ctm");

    final String folder;
    final String format;

    AsrSystem(String folder, String format) {
      this.folder = folder;
      this.format = format;
    }
  }

  /** Returns the names of the calls, sorted. */
  List<String> names() {
    try (Stream<Path> files = Files.list(folder.resolve("reference"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".nlp.gz"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads transcripts of other speech: calls (Earnings-22) and podcasts, verbatim and edited. */
  List<String> others() {
    List<String> texts = new ArrayList<>();
    for (String set : List.of("earnings22_timed", "rev16/verbatim", "rev16/nonverbatim")) {
      try (Stream<Path> files = Files.list(folder.resolveSibling(set))) {
        files.sorted().forEach(file -> texts.add(transcript(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /** Reads the human transcript of a call: words with punctuation, one sentence a line. */
  String reference(String name) {
    return transcript(folder.resolve("reference/" + name + ".nlp.gz"));
  }

  private static String transcript(Path file) {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows(file, "\\|", 1)) {
      String mark = row[4];
      text.append(row[0]).append(mark);
      text.append(mark.matches("[.?!]") ? '\n' : ' ');
    }
    return text.toString().strip() + "\n";
  }

  /** Reads the output of a recogniser for a call. */
  Transcript recognized(String name, AsrSystem system) {
    Path file = folder.resolve("asr/" + system.folder + "/" + name + "." + system.format + ".gz");
    List<Word> words = new ArrayList<>();
    long last = 0;
    boolean ctm = system.format.equals("ctm");
    for (String[] row : rows(file, ctm ? " +" : "\\|", ctm ? 0 : 1)) {
      String text = ctm ? row[4] : row[0];
      String from = row[2];
      if (text.isBlank() || from.isEmpty()) {
        continue;
      }
      double start = Double.parseDouble(from);
      double end = ctm ? start + Double.parseDouble(row[3]) : Double.parseDouble(row[3]);
      long sample = Math.max(last, Math.round(start * RATE));
      last = sample;
      words.add(
          new Word(text, new TimeSpan(sample, Math.max(sample, Math.round(end * RATE)), RATE), 1));
    }
    return new Transcript(words);
  }

  private static List<String[]> rows(Path file, String separator, int skip) {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int line = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        if (line++ >= skip && !text.isBlank()) {
          rows.add(text.split(separator, -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
    return rows;
  }
}
