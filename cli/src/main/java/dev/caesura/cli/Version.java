package dev.caesura.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that {@code caesura --version} prints. */
final class Version implements IVersionProvider {

  /** The version of this build, as recorded in runs and reports. */
  static final String NUMBER = "0.1.0-SNAPSHOT";

  @Override
  public String[] getVersion() {
    return new String[] {"caesura " + NUMBER};
  }
}
