/** Standard streams, failures in one line, exit codes and progress of a running tool. */
package dev.caesura.cli.console;
