package dev.caesura.models.synthesis;

import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code espeak-ng} as a voice. Each text is said by a process of its own (some 15 ms),
 * which is killed if it takes too long; the text goes in through a pipe, a WAV file comes out.
 * Immutable and thread-safe.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {

  /** The program, on the path. */
  private static final String PROGRAM = "espeak-ng";

  /** Longest text: fits into a pipe in any script, and is some ten minutes of speech. */
  private static final int MOST_CHARACTERS = 10_000;

  /** It speaks hundreds of times faster than real time: this is a process that hangs. */
  private static final long MOST_SECONDS = 60;

  /** Ten minutes at 22,050 Hz and 16 bits, with much room. */
  private static final long MOST_BYTES = 100L << 20;

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
   * A voice of a language.
   *
   * @param language by tag; if there is no voice of its region, that of the language is taken
   * @return the voice; it has been tried
   * @throws IOException if espeak-ng is not installed, or knows no such language
   */
  public static EspeakSynthesizer of(Locale language) throws IOException {
    return of(PROGRAM, language);
  }

  /**
   * A voice of a language, from a program at another place.
   *
   * @param program name or path of espeak-ng
   * @param language by tag
   * @return the voice; it has been tried
   * @throws IOException if the program does not start, or knows no such language
   */
  public static EspeakSynthesizer of(String program, Locale language) throws IOException {
    Objects.requireNonNull(program, "program");
    String version = output(List.of(program, "--version")).strip();
    List<String> tried = new ArrayList<>();
    // Its name for Chinese is that of Mandarin.
    String plain = language.getLanguage().equals("zh") ? "cmn" : language.getLanguage();
    for (String name : List.of(language.toLanguageTag().toLowerCase(Locale.ROOT), plain)) {
      // Names with a slash are files; a language's name has none.
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
            + ": a language it speaks is expected, found "
            + language.toLanguageTag()
            + "; "
            + program
            + " --voices lists them");
  }

  /**
   * What speaks.
   *
   * @return the program's own line of its version, and the voice
   */
  public String description() {
    // Behind two blanks stands where its files are.
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
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a sentence of "
              + text.length()
              + " characters is longer than "
              + MOST_CHARACTERS
              + "; the transcript must be cut into sentences");
    }
    String plain = text.replaceAll("\\p{Cntrl}", " ").replace("[[", "[ [");
    Path file = Files.createTempFile("caesura-voice", ".wav");
    try {
      int status =
          run(List.of(program, "-v", voice, "--stdin", "-w", file.toString()), plain, null);
      if (status != 0) {
        throw new IOException(program + " ended with status " + status + " on: " + shown(text));
      }
      long bytes = Files.size(file);
      if (bytes <= 44) {
        return Signal.of(new float[0], RATE);
      }
      if (bytes > MOST_BYTES) {
        throw new IOException(program + " gave " + bytes + " bytes on: " + shown(text));
      }
      AudioSource source = AudioFiles.open(file);
      return source.read(new TimeSpan(0, bytes / Short.BYTES, source.sampleRate()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static String output(List<String> command) throws IOException {
    Path said = Files.createTempFile("caesura-voice", ".txt");
    try {
      int status = run(command, "", said);
      String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
      if (status != 0 || !text.toLowerCase(Locale.ROOT).contains("espeak")) {
        throw new IOException(
            String.join(" ", command) + ": the version of eSpeak NG is expected, found " + text);
      }
      return text;
    } finally {
      Files.deleteIfExists(said);
    }
  }

  /** Runs the program; what it says goes to a file, or nowhere. */
  private static int run(List<String> command, String input, Path said) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        said == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(said.toFile()));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          command.get(0)
              + " cannot be started; is eSpeak NG installed? (Debian, Ubuntu, Fedora, Homebrew:"
              + " package espeak-ng)",
          e);
    }
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended before it read; its status tells why.
        process.waitFor(1, TimeUnit.SECONDS);
      }
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            command.get(0) + " was killed: not done after " + MOST_SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(command.get(0) + " was killed: its caller was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }
}
