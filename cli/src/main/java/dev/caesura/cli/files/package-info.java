/**
 * Files of command lines: how inputs are found, and the folder with a result for each. Only the
 * other packages of the command line use it.
 */
package dev.caesura.cli.files;
