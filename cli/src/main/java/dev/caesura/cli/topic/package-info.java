/** {@code caesura topics}: topics of text and of recognised speech. */
package dev.caesura.cli.topic;
