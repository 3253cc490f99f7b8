package dev.caesura.cli.console;

import dev.caesura.audio.io.AudioSettings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options {@code --channel} and {@code --lenient} of tools that read recordings. */
@HelpSection(HelpSection.Heading.INPUT)
public final class AudioOptions {

  private static final String EACH = "each";

  @Option(
      names = "--channel",
      defaultValue = "auto",
      paramLabel = "CHANNEL",
      description =
          "Channel to read: mix (the mean of all), left, right, a number from 1, each (channels as"
              + " speakers, for segment and vad), or auto: mix, but the louder of two channels that"
              + " cancel each other (default: ${DEFAULT-VALUE}).")
  private String channel;

  @Option(
      names = "--lenient",
      description =
          "Carry on where a recording is damaged: print a warning, and keep a gap of the right"
              + " length (default: fail).")
  private boolean lenient;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Returns whether each channel is a recording of its own.
   *
   * @return true for {@code --channel each}
   */
  public boolean isEach() {
    return channel.equals(EACH);
  }

  /**
   * Returns how recordings are read as one channel; warnings go to the error output. Throws
   * ParameterException for {@code --channel each}.
   *
   * @return the settings
   */
  public AudioSettings settings() {
    if (isEach()) {
      throw UsageErrors.of(
          spec,
          "--channel each: expected one channel, which segment and vad alone do not need. Run this"
              + " tool once for each, with --channel 1, --channel 2.");
    }
    return settingsOfEach();
  }

  /**
   * Returns whether recordings are read as they are without these options.
   *
   * @return false for {@code --lenient} and for any {@code --channel} but auto
   */
  public boolean areDefault() {
    return isAuto() && !lenient;
  }

  /**
   * Returns whether the channel is chosen by the tool.
   *
   * @return true for {@code --channel auto}
   */
  public boolean isAuto() {
    return channel.equals("auto");
  }

  /**
   * Returns how recordings are read, as one channel or each on its own.
   *
   * @return the settings; of the mean with {@code --channel each}
   */
  public AudioSettings settingsOfEach() {
    return AudioSettings.defaults()
        .withChannel(index())
        .withLenient(lenient)
        .withWarnings(
            text -> {
              if (warned.add(text)) {
                spec.commandLine().getErr().println("caesura: warning: " + text);
              }
            });
  }

  private int index() {
    return switch (channel) {
      case "auto" -> AudioSettings.AUTO;
      case "mix", EACH -> AudioSettings.MEAN;
      case "left" -> 0;
      case "right" -> 1;
      default -> numbered();
    };
  }

  private int numbered() {
    if (channel.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(channel) - 1;
    }
    throw UsageErrors.of(
        spec,
        "--channel "
            + channel
            + ": expected auto, mix, left, right, each or a number of at least 1");
  }
}
