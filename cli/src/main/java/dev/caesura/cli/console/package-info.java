/** What people see of a running tool: progress on a terminal, failures in one line. */
package dev.caesura.cli.console;
