package dev.caesura.models.synthesis;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Speech synthesizer and pronouncer that runs the program {@code espeak-ng}. Each text is spoken by
 * a separate process (about 15 ms), which is killed if it takes too long; the text goes in through
 * a pipe, a WAV file comes out. Immutable and thread-safe.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer, Pronouncer {

  /** The program, on the path. */
  private static final String PROGRAM = "espeak-ng";

  /** Longest text: fits into a pipe in any script, and is about ten minutes of speech. */
  private static final int MAX_CHARACTERS = 10_000;

  /** A process that takes longer hangs: the program is hundreds of times faster than real time. */
  private static final long MAX_SECONDS = 60;

  /** Words that one process pronounces: less than a pipe holds. */
  private static final int MAX_WORDS = 500;

  /** Ten minutes at 22,050 Hz and 16 bits take about a quarter of it. */
  private static final long MAX_BYTES = 100L << 20;

  private static final int RATE = 22_050;

  private final String program;
  private final String voice;
  private final String version;

  private EspeakSynthesizer(String program, String voice, String version) {
    this.program = program;
    this.voice = voice;
    this.version = version;
  }

  /**
   * Returns a synthesizer for a language, and checks that it works.
   *
   * @param language language of the voice; without a voice for its region, that of the language is
   *     used
   * @return the synthesizer
   * @throws IOException if espeak-ng is not installed, or does not know the language
   */
  public static EspeakSynthesizer of(Locale language) throws IOException {
    return of(PROGRAM, language);
  }

  /**
   * Returns a synthesizer for a language that runs the given program, and checks that it works.
   *
   * @param program name or path of espeak-ng
   * @param language language of the voice; without a voice for its region, that of the language is
   *     used
   * @return the synthesizer
   * @throws IOException if the program does not start, or does not know the language
   */
  public static EspeakSynthesizer of(String program, Locale language) throws IOException {
    Objects.requireNonNull(program, "program");
    String version = output(List.of(program, "--version")).strip();
    List<String> tried = new ArrayList<>();
    // The program knows Chinese by the code of Mandarin.
    String plain = language.getLanguage().equals("zh") ? "cmn" : language.getLanguage();
    for (String name : List.of(language.toLanguageTag().toLowerCase(Locale.ROOT), plain)) {
      // Names with a slash are files; the name of a language has none.
      if (name.matches("[a-z0-9-]{2,40}") && !name.startsWith("und") && !tried.contains(name)) {
        tried.add(name);
        EspeakSynthesizer voice = new EspeakSynthesizer(program, name, version);
        if (voice.isKnown()) {
          return voice;
        }
      }
    }
    throw new IOException(
        program
            + ": expected a language that it knows; found "
            + language.toLanguageTag()
            + ". Run "
            + program
            + " --voices for the list.");
  }

  /**
   * Returns a description of the program and the voice.
   *
   * @return the version that the program reports, and the voice
   */
  @Override
  public String description() {
    // After two spaces comes the path of its files.
    return version.split("  ", 2)[0] + ", voice " + voice;
  }

  private boolean isKnown() throws IOException {
    Path file = Files.createTempFile("caesura-voice", ".wav");
    try {
      return run(List.of(program, "-v", voice, "--stdin", "-w", file.toString()), "a", null) == 0
          && Files.size(file) > 0;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @param text at most 10,000 characters; markup of phonemes in double brackets is read as text
   */
  @Override
  public Signal synthesize(String text) throws IOException {
    if (text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "sentence of "
              + text.length()
              + " characters: expected at most "
              + MAX_CHARACTERS
              + ". Split the transcript into sentences.");
    }
    String plain = text.replaceAll("\\p{Cntrl}", " ").replace("[[", "[ [");
    Path file = Files.createTempFile("caesura-voice", ".wav");
    try {
      int status =
          run(List.of(program, "-v", voice, "--stdin", "-w", file.toString()), plain, null);
      if (status != 0) {
        throw new IOException(
            program + ": expected exit status 0; found " + status + " on: " + shown(text));
      }
      long bytes = Files.size(file);
      if (bytes <= 44) {
        return Signal.of(new float[0], RATE);
      }
      if (bytes > MAX_BYTES) {
        throw new IOException(
            program
                + ": expected at most "
                + MAX_BYTES
                + " bytes; found "
                + bytes
                + " on: "
                + shown(text));
      }
      AudioSource source = AudioFiles.open(file);
      return source.read(new TimeSpan(0, bytes / Short.BYTES, source.sampleRate()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Phones have their names in the International Phonetic Alphabet, without stress.
   */
  @Override
  public List<List<String>> pronounce(List<String> words) throws IOException {
    List<List<String>> phones = new ArrayList<>();
    for (int at = 0; at < words.size(); at += MAX_WORDS) {
      phones.addAll(phones(words.subList(at, Math.min(words.size(), at + MAX_WORDS))));
    }
    return phones;
  }

  @Override
  public Optional<SpeechSynthesizer> voice() {
    return Optional.of(this);
  }

  /** Pronounces words in one process, or each half in its own if lines and words do not agree. */
  private List<List<String>> phones(List<String> words) throws IOException {
    StringBuilder input = new StringBuilder();
    for (String word : words) {
      // A blank line ends a sentence, whatever the word is. Marks are not spoken.
      input.append(word.replaceAll("[^\\p{L}\\p{M}\\p{N}'’-]+", " ")).append("\n\n");
    }
    Path file = Files.createTempFile("caesura-phones", ".txt");
    List<String> lines;
    try {
      List<String> command = List.of(program, "-q", "--ipa", "--sep=_", "-v", voice, "--stdin");
      int status = run(command, input.toString(), file);
      if (status != 0) {
        throw new IOException(program + ": expected exit status 0; found " + status);
      }
      lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } finally {
      Files.deleteIfExists(file);
    }
    if (lines.size() == words.size() || words.size() == 1) {
      return words.size() == 1
          ? List.of(phones(String.join(" ", lines)))
          : lines.stream().map(EspeakSynthesizer::phones).toList();
    }
    List<List<String>> halves = new ArrayList<>(phones(words.subList(0, words.size() / 2)));
    halves.addAll(phones(words.subList(words.size() / 2, words.size())));
    return halves;
  }

  /** Returns the phones of a line; changes of the language and stress are left out. */
  private static List<String> phones(String line) {
    return Arrays.stream(line.replaceAll("\\([a-z-]+\\)|[ˈˌ]", "").split("[_\\s]+"))
        .filter(phone -> !phone.isEmpty())
        .toList();
  }

  private static String shown(String text) {
    return VisibleText.shortened(text, 60);
  }

  private static String output(List<String> command) throws IOException {
    Path file = Files.createTempFile("caesura-voice", ".txt");
    try {
      int status = run(command, "", file);
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (status != 0 || !text.toLowerCase(Locale.ROOT).contains("espeak")) {
        throw new IOException(
            String.join(" ", command) + ": expected the version of eSpeak NG; found " + text);
      }
      return text;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Runs the program; its output goes to a file, or nowhere if {@code output} is null. */
  private static int run(List<String> command, String input, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(output.toFile()));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          command.get(0)
              + ": cannot be started. Install eSpeak NG (package espeak-ng in Debian, Ubuntu,"
              + " Fedora and Homebrew).",
          e);
    }
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended before it read the text; its exit status shows why.
        process.waitFor(1, TimeUnit.SECONDS);
      }
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + ": killed after " + MAX_SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(
          command.get(0) + ": killed, because the caller was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }
}
