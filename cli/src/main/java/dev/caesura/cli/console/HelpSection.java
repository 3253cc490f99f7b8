package dev.caesura.cli.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Puts an option, or all options of a class, below a heading of {@code --help}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE, ElementType.PARAMETER})
public @interface HelpSection {

  /** Headings of {@code --help}, in the order in which they are printed. */
  enum Heading {
    /** What is read. */
    INPUT,
    /** How recordings are cut into segments. */
    SEGMENTATION,
    /** How text is split into sentences. */
    SPLITTING,
    /** How a transcript is aligned with a recording. */
    ALIGNMENT,
    /** Which model is used, and how. */
    MODEL,
    /** What a picture shows. */
    PICTURE,
    /** What is written. */
    OUTPUT,
    /** Help, version and the like. */
    GENERAL
  }

  /**
   * Returns the heading above the options.
   *
   * @return the heading
   */
  Heading value();
}
