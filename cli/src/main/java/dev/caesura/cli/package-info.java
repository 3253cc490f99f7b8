/**
 * The {@code caesura} command-line tool: the main class and the tree of commands. Commands stand in
 * packages by task and are thin over the libraries: results go to standard output, progress and
 * messages to standard error.
 */
package dev.caesura.cli;
